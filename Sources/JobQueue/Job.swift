package import Vocabulary

/// What a job is about; the number is stored, its meaning belongs to who enqueues and who handles.
package struct JobKind: Hashable, Sendable, RawRepresentable {
    /// The stored number, 1 to 32,767.
    package let rawValue: Int16

    /// The kind with this number.
    package init(rawValue: Int16) {
        self.rawValue = rawValue
    }
}

/// A job on its way into the queue.
package struct NewJob: Hashable, Sendable {
    /// The number of the municipality that it belongs to.
    package var municipality: Int32
    /// What it is about.
    package var kind: JobKind
    /// How urgently it is taken up.
    package var lane: Lane
    /// Jobs that one handler call may take together, such as the owning system.
    package var batchKey: String
    /// Who takes turns with whom, such as the office that offers the work; 0 where nobody does.
    package var turn: Int32
    /// The number of what it is about, in a table that the kind names.
    package var subject: Int64
    /// The attempt, from 1; a subject and an attempt are queued once.
    package var attempt: Int16
    /// The earliest time; nil puts it into the queue at once.
    package var runAt: Instant?

    /// A job; by default the first attempt, at once, without turns.
    package init(
        municipality: Int32,
        kind: JobKind,
        lane: Lane,
        batchKey: String,
        turn: Int32 = 0,
        subject: Int64,
        attempt: Int16 = 1,
        runAt: Instant? = nil
    ) {
        self.municipality = municipality
        self.kind = kind
        self.lane = lane
        self.batchKey = batchKey
        self.turn = turn
        self.subject = subject
        self.attempt = attempt
        self.runAt = runAt
    }
}

/// A job that was taken out of the queue in an open transaction.
package struct Job: Hashable, Sendable {
    /// The number of the municipality that it belongs to.
    package let municipality: Int32
    /// The stream of jobs that it came from.
    package let flow: Int32
    /// Its number, which grows in the order of enqueuing.
    package let number: Int64
    /// The number of what it is about.
    package let subject: Int64
    /// The attempt, from 1.
    package let attempt: Int16
    /// How often its handling failed before.
    package let tries: Int16

    /// A job from its parts.
    package init(
        municipality: Int32,
        flow: Int32,
        number: Int64,
        subject: Int64,
        attempt: Int16,
        tries: Int16
    ) {
        self.municipality = municipality
        self.flow = flow
        self.number = number
        self.subject = subject
        self.attempt = attempt
        self.tries = tries
    }
}

/// A job whose handling failed, waiting for another try.
package struct FailedJob: Hashable, Sendable {
    /// The number of the municipality that it belongs to.
    package let municipality: Int32
    /// What it is about.
    package let kind: JobKind
    /// How urgently it is taken up.
    package let lane: Lane
    /// Jobs that one handler call may take together.
    package let batchKey: String
    /// The number of what it is about.
    package let subject: Int64
    /// The attempt, from 1.
    package let attempt: Int16
    /// How often its handling failed.
    package let tries: Int16
    /// When it is tried again; far ahead when a person must look at it first.
    package let runAt: Instant
    /// Why it failed, a code.
    package let failure: String
}
