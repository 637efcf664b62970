"""A small disk of a test's own, which can be full, or closed for writing.

A memory disk in a mount namespace that a process keeps as long as the test lives; others reach it
through /proc.
Where the machine allows no namespace, limits on the size of a worker's files stand in for a full
disk, and a file in the place of the folder for temporary files for one that is closed.
"""

import pathlib
import resource
import shutil
import subprocess
import tempfile

BYTES = 1 << 20
SCARCE_BYTES = 8 << 10


def small_disk():
    """The kind of disk that this machine allows."""
    for words in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        try:
            done = subprocess.run(
                [*words, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
        except FileNotFoundError:
            break
        if done.returncode == 0:
            return MemoryDisk(words)
    return NarrowFolder()


class MemoryDisk:
    """A real disk that is really full."""

    def __init__(self, words):
        self.words = words

    def __enter__(self):
        self.place = tempfile.mkdtemp(prefix="hitomado-disk-")
        self.keeper = subprocess.Popen(
            [*self.words, "sh", "-c",
             'mount -t tmpfs -o size="$1",mode=700 none "$0" && echo ready && exec cat',
             self.place, str(BYTES)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.keeper.stdout.readline() == b"ready\n", "the memory disk was not mounted"
        self.drop = pathlib.Path(f"/proc/{self.keeper.pid}/root{self.place}")
        self.limits = {}
        return self

    def __exit__(self, *_):
        self.keeper.communicate()
        pathlib.Path(self.place).rmdir()

    def close(self):
        """Nothing can be written."""
        self.mount("ro")

    def open(self):
        """Everything can be written again."""
        self.mount("rw")

    def mount(self, mode):
        namespaces = ["--user", "--preserve-credentials"] if "--user" in self.words else []
        subprocess.run(
            ["nsenter", "--target", str(self.keeper.pid), *namespaces, "--mount",
             "mount", "-o", f"remount,bind,{mode}", self.place], check=True)

    def fill(self):
        """Leaves room for a few small files."""
        room = shutil.disk_usage(self.drop).free
        (self.drop / ".ballast").write_bytes(bytes(max(0, room - SCARCE_BYTES)))

    def clear(self):
        """Makes room."""
        (self.drop / ".ballast").unlink()


class NarrowFolder:
    """A folder whose writers meet errors of the system."""

    def __enter__(self):
        self.drop = pathlib.Path(tempfile.mkdtemp(prefix="hitomado-disk-"))
        self.limits = {}
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.drop)

    def close(self):
        """Nothing can be written."""
        shutil.rmtree(self.drop / ".tmp", ignore_errors=True)
        (self.drop / ".tmp").write_bytes(b"")

    def open(self):
        """Everything can be written again."""
        (self.drop / ".tmp").unlink()

    def fill(self):
        """Files of workers that start now cannot grow beyond a few rows."""
        self.limits = {"preexec_fn": self.narrow, "restore_signals": False}

    def narrow(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (SCARCE_BYTES, resource.RLIM_INFINITY))

    def clear(self):
        """Makes room."""
        self.limits = {}
