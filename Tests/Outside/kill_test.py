"""A worker that is killed again and again loses nothing, doubles nothing, hurries nothing.

Real processes, real SIGKILL. HITOMADO_KILLS and HITOMADO_ITEMS set how often and over how many items.
"""

import collections
import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import unittest

from installation import Installation, submission

KILLS = int(os.environ.get("HITOMADO_KILLS", "50"))
ITEMS = int(os.environ.get("HITOMADO_ITEMS", "5000"))
SEED = int(os.environ.get("HITOMADO_SEED", "20260406"))
DEADLINE_SECONDS = 600
# How long a worker may live before it is struck.
SHORTEST_SECONDS, LONGEST_SECONDS = 0.02, 0.6


class Killing(unittest.TestCase):
    """One drain, many deaths."""

    def setUp(self):
        self.here = self.enterContext(Installation())
        self.chance = random.Random(SEED)
        self.processes = []
        self.rounds = 0
        self.addCleanup(self.end_all)

    def end_all(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.communicate()

    def begin(self, *arguments):
        process = self.here.start(*arguments)
        self.processes.append(process)
        return process

    def file_items(self, wanted):
        """Files families until there are so many items more; returns their receipts.

        Each round has keys of its own: a key that comes again with another lane is refused.
        """
        self.rounds += 1
        probe = json.dumps(submission(f"probe-{self.rounds}"))
        per_family = len(self.here.answer("submit", text=probe)["items"])
        lines = [
            json.dumps(submission(
                f"K{self.rounds}-{number}", lane=self.chance.choice(["waiting", "overnight"])))
            for number in range(-(-wanted // per_family))]
        done = self.here.run("submit", "--stream", text="\n".join([*lines, probe]) + "\n")
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def done_items(self):
        count = self.here.psql("SELECT count(*) FROM hitomado.item WHERE state = 'done'")
        return int(count)

    def test_fifty_deaths_during_a_drain_change_nothing(self):
        receipts = self.file_items(ITEMS)
        self.begin("back-office", "--drop", str(self.here.drop))

        killed_at_work = self.kill_while_it_drains(receipts)
        filed = {entry["item"]: entry for receipt in receipts for entry in receipt["items"]}
        self.assertGreaterEqual(len(filed), ITEMS)
        self.finish(len(filed))

        self.assertGreaterEqual(killed_at_work, KILLS)
        self.assert_the_folder_tells_each_item_once(filed)
        proof = self.here.answer("center", "verify", "--json")
        self.assertEqual(
            proof,
            {"bundles": len(receipts), "items": len(filed), "lost": 0, "doubled": 0,
             "out_of_order": 0})

    def kill_while_it_drains(self, receipts):
        """Kills a worker after a random short while, as often as asked; each had work left to do.

        Where the drain is faster than the deaths, more is filed, and its receipts are added. A worker
        that ends before its death makes the next ones come sooner, so that any machine is struck.
        """
        killed = 0
        longest = LONGEST_SECONDS
        limit = time.monotonic() + DEADLINE_SECONDS
        while killed < KILLS and time.monotonic() < limit:
            if self.done_items() >= sum(len(receipt["items"]) for receipt in receipts):
                receipts += self.file_items(ITEMS // 4)
            worker = self.begin("work", "--until-idle")
            try:
                worker.wait(timeout=self.chance.uniform(SHORTEST_SECONDS, longest))
                longest = max(2 * SHORTEST_SECONDS, longest / 2)
            except subprocess.TimeoutExpired:  # it still works: that is the moment to strike
                os.kill(worker.pid, signal.SIGKILL)
                worker.wait()
                self.assertEqual(worker.returncode, -signal.SIGKILL)
                killed += 1
                longest = min(LONGEST_SECONDS, longest * 1.1)
        return killed

    def finish(self, total):
        """One worker is left alive until everything is done."""
        limit = time.monotonic() + DEADLINE_SECONDS
        while self.done_items() < total:
            self.assertLess(time.monotonic(), limit, "the drain does not end")
            done = self.here.run("work", "--until-idle")
            self.assertEqual(done.returncode, 0, done.stderr)

    def assert_the_folder_tells_each_item_once(self, filed):
        """From the files alone: every item in one lot, each lot whole, none before its prerequisites."""
        lot_of = collections.defaultdict(list)
        made_at = {}
        for path, description in self.here.lots():
            rows = list(csv.DictReader(io.StringIO(
                path.with_suffix(".csv").read_text(encoding="utf-8"))))
            self.assertEqual([row["item"] for row in rows], description["items"])
            made_at[description["lot"]] = description["made_at"]
            for row in rows:
                lot_of[row["item"]].append(description["lot"])
        self.assertEqual(set(lot_of), set(filed))
        self.assertEqual({len(lots) for lots in lot_of.values()}, {1})
        for item, entry in filed.items():
            for before in entry["after"]:
                earlier, later = lot_of[before][0], lot_of[item][0]
                self.assertNotEqual(earlier, later)
                self.assertLess(made_at[earlier], made_at[later])
        left = list((self.here.drop / ".tmp").glob("*/*")) if (self.here.drop / ".tmp").exists() else []
        self.assertEqual([path for path in left if path.suffix == ".csv"], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
