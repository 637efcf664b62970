"""A PostgreSQL cluster of a test's own, which the test may stop as hard as it likes.

Made and started by the same functions as the product's private cluster, so that it runs for root
and for an ordinary user alike.
"""

import atexit
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FUNCTIONS = """
set -euo pipefail
source scripts/lib/words
source scripts/lib/cluster
cluster_open "$1"
"""
UP = 'cluster_connections=100; cluster_up 120; cluster_url hitomado'
STOP_AT_ONCE = 'cluster_has_postmaster; cluster_know_server; cluster_pg_ctl stop -m immediate'
TAKE_AWAY = 'cluster_down || true; [[ -z $cluster_home ]] || rm -rf "$cluster_home"'


class Cluster:
    """Leaving the `with` block stops the server and removes its data."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="hitomado-cluster-")
        # The server's user must be able to pass, where root runs the test.
        pathlib.Path(self.folder.name).chmod(0o711)
        self.data = pathlib.Path(self.folder.name) / "data"
        # Also where the test is interrupted, which skips what would be left to do.
        atexit.register(self.take_away)
        self.url = self.start()
        return self

    def __exit__(self, *_):
        self.take_away()
        atexit.unregister(self.take_away)

    def take_away(self):
        """Stops the server and removes everything."""
        self.call(TAKE_AWAY)
        self.folder.cleanup()

    def start(self):
        """Starts the server, which repairs its data; returns the connection string."""
        return self.call(UP)

    def stop_at_once(self):
        """Stops the server as a crash would: no checkpoint, no farewell."""
        self.call(STOP_AT_ONCE)

    def call(self, words):
        """Runs functions of scripts/lib/cluster on this cluster."""
        done = subprocess.run(
            ["bash", "-c", FUNCTIONS + words, "cluster", str(self.data)], cwd=ROOT,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, f"{words}: {done.returncode} {done.stderr}"
        return done.stdout.strip()
