"""Faults from outside: nothing is lost, doubled, early, or shown to whom it must not be.

Real processes and a real server; judged by receipts, files and acknowledgements.
"""

import signal
import sys
import threading
import time
import unittest

from cluster import Cluster
from disks import small_disk
from drain import FREEZE_SECONDS, ITEMS, KILLS, STOPS, Draining, Filing
from installation import submission

ITEMS_OF_A_FAMILY = 6


class Crashes(Draining):
    """Workers are killed and the server is stopped at once, on a server of the test's own."""

    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())
        cls.server = cls.cluster.url

    def test_killed_workers_and_a_server_stopped_at_once_change_nothing(self):
        filings = [self.begin_filing(ITEMS)]
        self.begin("back-office", "--drop", str(self.here.drop))
        seats, killed, stopped = [None, None], 0, 0
        while killed < KILLS or filings[-1].is_alive():
            self.seat(seats)
            time.sleep(self.chance.uniform(0.02, 0.5))
            if killed < KILLS:
                killed += self.strike(seats)
            if stopped < STOPS and killed >= (stopped + 1) * KILLS // (STOPS + 1):
                self.crash_the_server()
                stopped += 1
            if not filings[-1].is_alive() and not self.open_items():
                filings.append(self.begin_filing(ITEMS // 4))
        self.assertEqual((killed, stopped), (KILLS, STOPS))
        self.end_well(seats)
        self.finish()
        for filing in filings:
            self.join(filing)
        self.assertGreaterEqual(self.count(), ITEMS)
        self.assert_nothing_lost_doubled_early_or_shown()

    def begin_filing(self, items):
        """Families that together have so many items are filed while the drain goes on."""
        families = self.families(-(-items // ITEMS_OF_A_FAMILY), f"C{time.monotonic_ns()}")
        return Filing(self.here, families)

    def seat(self, seats):
        """Two workers at any time, of either kind; those that ended, ended for a reason."""
        for place, worker in enumerate(seats):
            if worker is None or worker.poll() is not None:
                if worker is not None:
                    self.assertIn(worker.returncode, (0, 69, -signal.SIGKILL), self.said()[-2000:])
                kind = self.chance.choice(([], ["--until-idle"]))
                seats[place] = self.begin("work", *kind)

    def strike(self, seats):
        """Kills one of the workers, if it is alive and has work to do."""
        worker = self.chance.choice(seats)
        if worker.poll() is not None or not self.open_items():
            return 0
        worker.kill()
        return int(worker.wait() == -signal.SIGKILL)

    def crash_the_server(self):
        self.cluster.stop_at_once()
        time.sleep(self.chance.uniform(0.1, 1))
        self.cluster.start()

    def end_well(self, seats):
        for worker in seats:
            if worker.poll() is None:
                worker.send_signal(signal.SIGTERM)
                self.assertIn(worker.wait(60), (0, -signal.SIGTERM))

    def test_a_worker_outlives_a_server_that_is_stopped_at_once(self):
        self.begin("back-office", "--drop", str(self.here.drop))
        worker = self.begin("work")
        self.file(*self.families(10, "before", ["waiting"]))
        self.crash_the_server()
        self.file(*self.families(10, "after", ["waiting"]))
        self.wait_until(lambda: not self.open_items(), "the worker does not go on")
        self.assertIsNone(worker.poll())
        self.end(worker)
        self.assert_nothing_lost_doubled_early_or_shown()

    def test_a_worker_that_begins_before_its_server_works_once_it_answers(self):
        self.file(*self.families(10, "early", ["waiting"]))
        self.begin("back-office", "--drop", str(self.here.drop))
        self.cluster.stop_at_once()
        worker = self.begin("work")
        self.wait_until(
            lambda: "the database does not answer yet" in self.said(), "nobody waits")
        self.cluster.start()
        self.wait_until(lambda: not self.open_items(), "the worker does not begin")
        self.end(worker)
        self.assert_nothing_lost_doubled_early_or_shown()


class Disturbances(Draining):
    """Workers that are frozen, and connections that break."""

    def test_a_frozen_worker_holds_nobody_up_and_spoils_nothing_when_it_wakes(self):
        self.begin("back-office", "--drop", str(self.here.drop))
        workers = [self.begin("work"), self.begin("work")]
        for number, frozen in enumerate(workers):
            filing = Filing(self.here, self.families(20, f"early-{number}", ["waiting"]))
            time.sleep(self.chance.uniform(0.3, 1))
            frozen.send_signal(signal.SIGSTOP)
            began = time.monotonic()
            late = self.file(*self.families(5, f"late-{number}", ["waiting"]))
            self.wait_for(late, "what was filed while a worker was frozen is not done")
            time.sleep(max(0, began + FREEZE_SECONDS - time.monotonic()))
            self.join(filing)
            frozen.send_signal(signal.SIGCONT)
            self.wait_until(lambda: not self.open_items(), "what a frozen worker had is not done")
        self.end_together(workers)

    def end_together(self, workers):
        """The workers end well and leave nothing behind."""
        for worker in workers:
            self.end(worker)
        self.assert_nothing_lost_doubled_early_or_shown()

    def wait_for(self, receipts, what):
        """Until every item of these receipts is done."""
        numbers = ",".join(
            entry["item"][1:] for receipt in receipts for entry in receipt["items"])
        condition = f"item_id IN ({numbers}) AND state <> 'done'"
        self.wait_until(lambda: not self.count(condition), what)

    def test_connections_that_break_twice_a_second_stop_nothing(self):
        self.begin("back-office", "--drop", str(self.here.drop), "--delay", "0.05")
        workers = [self.begin("work"), self.begin("work")]
        self.broken, ended = 0, threading.Event()
        breaker = threading.Thread(target=self.break_connections, args=(ended,), daemon=True)
        breaker.start()
        try:
            for number in range(50):
                families = self.families(30, f"broken-{number}", ["waiting"])
                self.join(Filing(self.here, families))
                if self.broken >= 20:
                    break
            self.wait_until(lambda: not self.open_items(), "the drain does not end")
        finally:
            ended.set()
            breaker.join()
        self.assertGreaterEqual(self.broken, 20)
        self.end_together(workers)

    def break_connections(self, ended):
        """Twice a second, every connection of the program to its database."""
        while not ended.wait(0.5):
            self.broken += int(self.here.psql(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND application_name <> 'psql'"))


class OnSmallDisk(Draining):
    """The drop folder lies on a disk that the test can close and fill."""

    def setUp(self):
        super().setUp()
        self.disk = self.enterContext(small_disk())
        self.here.drop = self.disk.drop
        self.here.environment["HITOMADO_DROP"] = str(self.disk.drop)
        self.witness.drop = self.disk.drop


class DropFolder(OnSmallDisk):
    """The drop folder cannot be written for a while."""

    def assert_recovers(self):
        """Everything goes out, is answered and ends."""
        self.begin("back-office")
        self.finish()
        self.end_all()
        self.assert_nothing_lost_doubled_early_or_shown()

    def filed(self):
        return {entry["item"] for receipt in self.receipts for entry in receipt["items"]}

    def test_a_folder_that_cannot_be_written_delays_and_spoils_nothing(self):
        self.file(*self.families(10, "F"))
        self.disk.close()
        self.assertEqual(self.work(), 69)
        self.assert_nothing_lost_doubled_early_or_shown(kept_back=self.filed())
        self.disk.open()
        self.assert_recovers()

    def test_a_running_worker_goes_on_by_itself_when_the_folder_can_be_written_again(self):
        self.disk.close()
        worker = self.begin("work")
        self.file(*self.families(5, "F", ["waiting"]))
        self.wait_until(lambda: self.count("state = 'in-lot'"), "no lot is made")
        self.assertIsNone(worker.poll())
        self.assertEqual(list(self.here.lots()), [])
        self.disk.open()
        self.begin("back-office")
        self.wait_until(lambda: not self.open_items(), "the worker does not go on", 120)
        self.end(worker)
        self.assert_nothing_lost_doubled_early_or_shown()

    def test_a_full_disk_shows_no_half_file_and_delays_only(self):
        self.file(*self.families(40, "D"))
        self.disk.fill()
        self.assertEqual(self.work(**self.disk.limits), 69)
        self.assertTrue(self.count("state = 'in-lot'"), "the disk was not full")
        here = {item for _, told in self.here.lots() for item in told["items"]}
        self.assert_nothing_lost_doubled_early_or_shown(kept_back=self.filed() - here)
        self.disk.clear()
        self.assert_recovers()


class Protection(OnSmallDisk):
    """Protection that is asked for after the filing stops what has not left yet."""

    VICTIM, BYSTANDER = "守屋", "通行"

    def setUp(self):
        super().setUp()
        self.begin("back-office", "--drop", str(self.here.drop))

    def named(self, surname, key, **facts):
        """A submission of a family with a surname of its own."""
        one = submission(key, people=1, **facts)
        for person in one["record"]["people"].values():
            person["family_name"] = surname
        return one

    def protect(self, receipts):
        """The same people come again, ask for protection and file nothing else."""
        names = [entry["procedure"] for receipt in receipts for entry in receipt["items"]]
        again = self.named(self.VICTIM, "again", protection_requested=True)
        again["fates"] = {name: {"fate": "declined"} for name in names}
        self.assertEqual(self.file(again)[0]["items"], [])

    def is_out(self, surname):
        """Whether anything in the drop folder names the family."""
        return any(
            surname.encode() in path.read_bytes()
            for path in self.here.drop.rglob("*") if path.is_file())

    def drain(self):
        """Works until nothing more moves."""
        known = -1
        while known != len(lots := [path for path, _ in self.here.lots()]):
            known = len(lots)
            answers = [path.parent / "ack" / path.name for path in lots]
            self.wait_until(lambda: all(path.exists() for path in answers), "no answer")
            self.assertEqual(self.work(), 0)

    def held(self):
        """The items that wait for a person."""
        rows = self.here.psql("SELECT 'I' || item_id FROM hitomado.item WHERE state = 'held'")
        return rows.split()

    def assert_two_persons_let_them_go(self, victims):
        """One person is not enough, the same one twice neither; the second opens the way."""
        while held := self.held():
            for item in held:
                self.here.answer("center", "check", item, "--by", "asa", "--json")
            again = self.here.run("center", "check", held[0], "--by", "asa", "--json")
            self.assertEqual((again.returncode, again.stdout), (65, ""))
            self.assertEqual(self.work(), 0)
            self.assertFalse(set(held) & self.left())
            for item in held:
                self.here.answer("center", "check", item, "--by", "yoru", "--json")
            self.drain()
        self.assertLessEqual(victims, self.left())
        self.assertEqual(self.open_items(), 0)

    def left(self):
        return {item for _, told in self.here.lots() for item in told["items"]}

    def items(self, receipts):
        return {entry["item"] for receipt in receipts for entry in receipt["items"]}

    def assert_only_others_leave_alone(self, victims, bystanders):
        """The others leave by themselves, the protected ones by two persons."""
        self.drain()
        self.assertFalse(self.is_out(self.VICTIM))
        self.assertTrue(self.is_out(self.BYSTANDER))
        self.assertLessEqual(bystanders, self.left())
        self.assert_nothing_lost_doubled_early_or_shown(kept_back=victims)
        self.assert_two_persons_let_them_go(victims)
        self.assertNotIn(self.VICTIM, self.said())
        self.assert_nothing_lost_doubled_early_or_shown()

    def test_nothing_about_a_person_protected_after_filing_leaves_without_a_second_person(self):
        victims = self.file(self.named(self.VICTIM, "first"))
        bystanders = self.file(self.named(self.BYSTANDER, "other"))
        self.protect(victims)
        self.assert_only_others_leave_alone(self.items(victims), self.items(bystanders))

    def test_nothing_about_a_person_protected_inside_a_lot_leaves_without_a_second_person(self):
        victims = self.file(self.named(self.VICTIM, "first"))
        bystanders = self.file(self.named(self.BYSTANDER, "other"))
        self.disk.close()
        self.assertEqual(self.work(), 69)
        self.assertTrue(self.count("state = 'in-lot'"))
        self.protect(victims)
        self.disk.open()
        self.assert_only_others_leave_alone(self.items(victims), self.items(bystanders))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
