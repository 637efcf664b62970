"""A drain under faults: families are filed, workers work, and afterwards everything is judged.

HITOMADO_KILLS, HITOMADO_STOPS, HITOMADO_ITEMS and HITOMADO_FREEZE say how hard; HITOMADO_SEED
repeats a run. Unset, they stand for the short form.
"""

import json
import os
import random
import signal
import subprocess
import threading
import time
import unittest

from installation import COMMAND, Installation, submission
from judge import Witness, judge

KILLS = int(os.environ.get("HITOMADO_KILLS", "20"))
STOPS = int(os.environ.get("HITOMADO_STOPS", "1"))
ITEMS = int(os.environ.get("HITOMADO_ITEMS", "1500"))
FREEZE_SECONDS = float(os.environ.get("HITOMADO_FREEZE", "2"))
SEED = int(os.environ.get("HITOMADO_SEED", "20260406"))
DEADLINE_SECONDS = 600
BATCH = 100
SURNAME = "髙橋"


class Draining(unittest.TestCase):
    """An installation with workers that a test may hurt."""

    server = None

    def setUp(self):
        self.here = self.enterContext(Installation(self.server))
        self.witness = self.enterContext(Witness(self.here.drop))
        self.chance = random.Random(SEED)
        self.receipts = []
        self.processes = []
        self.addCleanup(self.end_all)

    def end_all(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()

    # Processes

    def begin(self, *arguments, **options):
        """A command that goes on; what it says is kept."""
        with open(self.here.folder / f"{len(self.processes)}.log", "wb") as log:
            process = subprocess.Popen(
                [COMMAND, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.here.environment, **options)
        self.processes.append(process)
        return process

    def work(self, *arguments, **options):
        """A worker until nothing is ready; its exit code."""
        return self.begin("work", "--until-idle", *arguments, **options).wait(DEADLINE_SECONDS)

    def end(self, worker):
        """Tells a worker to end, which it does well."""
        worker.send_signal(signal.SIGTERM)
        self.assertEqual(worker.wait(60), 0, self.said()[-2000:])

    def said(self):
        """Everything that the commands said."""
        logs = sorted(self.here.folder.glob("*.log"))
        return "".join(log.read_text(encoding="utf-8") for log in logs)

    # Filing

    def file(self, *submissions):
        """Files submissions; returns their receipts."""
        text = "".join(json.dumps(one) + "\n" for one in submissions)
        done = self.here.run("submit", "--stream", text=text)
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr)
        receipts = [json.loads(line) for line in done.stdout.splitlines()]
        self.receipts += receipts
        return receipts

    def families(self, count, name, lanes=("waiting", "overnight")):
        """Submissions of families under keys of their own."""
        return [
            submission(f"{name}-{number}", lane=self.chance.choice(lanes))
            for number in range(count)]

    def join(self, filing):
        """Waits for a filing in the background and takes over its receipts."""
        filing.join()
        self.assertIsNone(filing.trouble)
        self.receipts += filing.receipts.values()

    # Progress

    def count(self, condition="true"):
        """How many items there are of a kind."""
        return int(self.here.psql(f"SELECT count(*) FROM hitomado.item WHERE {condition}"))

    def open_items(self):
        return self.count("state <> 'done'")

    def wait_until(self, is_so, what, seconds=60):
        """Looks again and again until something is so."""
        limit = time.monotonic() + seconds
        while not is_so():
            self.assertLess(time.monotonic(), limit, f"{what}: {self.said()[-2000:]}")
            time.sleep(0.1)

    def finish(self):
        """Drains until everything is done; the back office must answer meanwhile."""
        limit = time.monotonic() + DEADLINE_SECONDS
        while self.open_items():
            self.assertLess(time.monotonic(), limit, f"no end: {self.said()[-2000:]}")
            self.assertEqual(self.work(), 0, self.said()[-2000:])

    # Judgement

    def complaints(self, **options):
        """What the judge says of the receipts and the folder."""
        return judge(self.receipts, self.here.drop, sightings=self.witness, **options)

    def assert_nothing_lost_doubled_early_or_shown(self, **options):
        """By the judge, by the proof from the tables, and by what was said."""
        complaints = self.complaints(**options)
        self.assertEqual(complaints, [], complaints[:20])
        items = sum(len(receipt["items"]) for receipt in self.receipts)
        self.assertEqual(
            self.here.answer("center", "verify", "--json"),
            {"bundles": len(self.receipts), "items": items, "lost": 0, "doubled": 0,
             "out_of_order": 0})
        self.assertNotIn(SURNAME, self.said())


class Filing(threading.Thread):
    """Files families in batches while others work, again whenever the server went away.

    A batch that comes again has the same keys; what its earlier answers promised must still hold.
    """

    def __init__(self, here, submissions):
        super().__init__(daemon=True)
        self.here = here
        self.submissions = submissions
        self.receipts = {}
        self.interruptions = 0
        self.trouble = None
        self.start()

    def run(self):
        for first in range(0, len(self.submissions), BATCH):
            batch = self.submissions[first:first + BATCH]
            text = "".join(json.dumps(one) + "\n" for one in batch)
            limit = time.monotonic() + DEADLINE_SECONDS
            while not self.take(self.here.run("submit", "--stream", text=text), batch):
                self.interruptions += 1
                if self.trouble or time.monotonic() > limit:
                    self.trouble = self.trouble or "the filing did not end"
                    return

    def take(self, done, batch):
        """Keeps the receipts of a run; whether it was complete."""
        for line in done.stdout.splitlines():
            receipt = json.loads(line)
            if "items" not in receipt:
                continue
            if self.receipts.setdefault(receipt["key"], receipt) != receipt:
                self.trouble = f"{receipt['key']} got another receipt"
        if done.returncode not in (0, 65, 69):
            self.trouble = f"submit ended with {done.returncode}: {done.stderr[-500:]}"
        return done.returncode == 0 and all(one["key"] in self.receipts for one in batch)
