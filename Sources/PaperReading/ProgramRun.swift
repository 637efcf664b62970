import Glibc

/// A program of others that runs to its end in a folder, with limits, and with nothing of ours in its hands.
struct ProgramRun {
    let program: String
    let arguments: [String]
    let folder: String
    /// Seconds after which it is ended, by the clock and by the processor.
    let seconds: Int
    /// Bytes that it may write into one file.
    let outputBytes: Int

    /// What ``exitCode()`` says of a program that was ended.
    static let timedOut: Int32 = 124

    /// Bytes of memory that it may ask for.
    private static let memoryBytes = 1 << 30
    /// Descriptors from 3 on that are closed for it.
    private static let descriptors: Int32 = 1024
    private static let names = [
        "djpeg", "env", "pdftoppm", "pdftotext", "prlimit", "qpdf", "tesseract", "timeout",
    ]

    static func areInstalled(in folder: String) -> Bool {
        names.allSatisfy { access("\(folder)/\($0)", X_OK) == 0 }
    }

    /// Runs it; its code, or nil where it did not end by itself.
    func exitCode() -> Int32? {
        guard let process = spawn() else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 {
            guard errno == EINTR else { return nil }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }

    private var command: [String] {
        let tools = program.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        return [
            "\(tools)/env", "--chdir=\(folder)",
            "\(tools)/timeout", "--kill-after=1", String(seconds),
            "\(tools)/prlimit", "--as=\(Self.memoryBytes)", "--cpu=\(seconds)",
            "--fsize=\(outputBytes)", "--core=0", "--nofile=64", "--",
            program,
        ] + arguments
    }

    private static let environment = [
        "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent", "OMP_THREAD_LIMIT=1",
    ]

    private func spawn() -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        for descriptor in Int32(0)...2 {
            let way = descriptor == 0 ? O_RDONLY : O_WRONLY
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", way, 0)
        }
        for descriptor in 3..<Self.descriptors {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // A server ignores and blocks signals; what it starts must end by them.
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
        )
        let words = command.map { strdup($0) }
        let surroundings = Self.environment.map { strdup($0) }
        defer { for word in words + surroundings { free(word) } }
        var process = pid_t()
        let code = posix_spawn(
            &process,
            command[0],
            &actions,
            &attributes,
            words + [nil],
            surroundings + [nil]
        )
        return code == 0 ? process : nil
    }
}
