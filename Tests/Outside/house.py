"""A house at work: an installation with its screens, its worker and a simulated back office."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from installation import COMMAND, Installation

READY_SECONDS = 60
END_SECONDS = 20


class House(Installation):
    """Three processes over one database and one folder; items wait for people as the catalog says."""

    def __init__(self, *rejections):
        super().__init__()
        self.rejections = rejections
        self.processes = []

    def __enter__(self):
        super().__enter__()
        try:
            self.environment.pop("HITOMADO_CHECKS")
            self.environment["HITOMADO_SIMULATED_BACK_OFFICE"] = "1"
            made = self.run("staff", "ensure-administrator")
            assert made.returncode == 0, made.stderr
            found = re.search(r"利用者名 (\S+)\s+初回パスワード (\S+)", made.stdout)
            assert found, "the administrator's name and password were not printed"
            self.administrator = found.groups()
            port = free_port()
            self.address = f"http://127.0.0.1:{port}"
            rules = [word for rule in self.rejections for word in ("--reject", rule)]
            self.launch("back-office", "--drop", str(self.drop), *rules)
            self.launch("work", "--drop", str(self.drop))
            self.launch("serve", "--port", str(port))
            self.wait_until_ready()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, *failure):
        """Tells the parts to end; each ends by itself and well."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        codes = [process.returncode for process in self.processes]
        said = self.said() if any(codes) else ""
        super().__exit__()
        assert not any(codes) or any(failure), f"the parts ended with {codes}: {said[-4000:]}"

    def launch(self, *arguments):
        """A part of the product that goes on; what it says stands in a log of its own."""
        with open(self.log(arguments[0]), "ab") as log:
            self.processes.append(subprocess.Popen(
                [COMMAND, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.environment))

    def kill(self, part):
        """Ends a part as a crash would; what it was started with, for starting it again."""
        killed = next(process for process in self.processes if process.args[1] == part)
        self.processes.remove(killed)
        killed.kill()
        killed.wait()
        return killed.args[1:]

    def log(self, part):
        """Where a part writes what it says."""
        return self.folder / f"{part}.log"

    def said(self):
        """Everything that the parts said so far."""
        logs = sorted(self.folder.glob("*.log"))
        return "".join(log.read_text(encoding="utf-8") for log in logs)

    def wait_until_ready(self):
        """Returns when the screens answer; fails with what was said when a part ended before."""
        limit = time.monotonic() + READY_SECONDS
        while not self.answers("/readyz"):
            ended = [process for process in self.processes if process.poll() is not None]
            assert not ended and time.monotonic() < limit, self.said()[-4000:]
            time.sleep(0.1)

    def answers(self, path):
        """Whether an open path answers 200."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False


def free_port():
    """A port of the loopback that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
