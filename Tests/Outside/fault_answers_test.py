"""Faults of acknowledgements: lost, doubled, wrong, half written, in the wrong place.

The test is the back office; nothing may be lost, doubled or early whatever it answers.
"""

import json
import sys
import unittest

from answers import acknowledge, answer_to, put_answer
from drain import Draining


class Acknowledgements(Draining):
    """Answers that never come, come twice, or are wrong; the test is the back office."""

    def setUp(self):
        super().setUp()
        self.file(*self.families(2, "A", ["waiting"]))
        self.assertEqual(self.work(), 0)
        [(self.path, self.told)] = self.here.lots()

    def shown(self):
        """The lot as the center shows it."""
        return next(
            lot for lot in self.here.answer("center", "lots", "--json")
            if lot["lot"] == self.told["lot"] and lot["system"] == self.told["system"])

    def answer_everything(self):
        """A right answer to every lot that has none, again and again until all is done."""
        for _ in range(10):
            for path, told in self.here.lots():
                if not (path.parent / "ack" / path.name).exists():
                    acknowledge(path, told)
            self.assertEqual(self.work(), 0)
            if not self.open_items():
                return
        self.fail("the drain does not end")

    def everything_later(self):
        """The items that wait for the lot."""
        return {
            entry["item"] for receipt in self.receipts for entry in receipt["items"]
            if entry["item"] not in self.told["items"]}

    def assert_refused(self, content):
        """An answer is refused whole and shown, and nothing follows from it."""
        put_answer(self.path, content)
        self.assertEqual(self.work(), 0)
        shown = self.shown()
        self.assertTrue(shown["refused"])
        self.assertIsNone(shown["acknowledged_at"])
        self.assertEqual(self.complaints(kept_back=self.everything_later()), [])

    def test_a_lot_without_an_answer_stays_shown_and_ends_when_the_answer_comes(self):
        for _ in range(3):
            self.assertEqual(self.work(), 0)
        self.assertEqual(self.shown()["state"], "exported")
        self.assertIsNone(self.shown()["acknowledged_at"])
        status = self.here.answer("center", "status", "--json")
        self.assertEqual(status["states"].get("exported"), len(self.told["items"]))
        self.assert_nothing_lost_doubled_early_or_shown(kept_back=self.everything_later())
        self.answer_everything()
        self.assert_nothing_lost_doubled_early_or_shown()

    def test_a_second_answer_changes_nothing_and_is_shown_when_it_says_something_else(self):
        acknowledge(self.path, self.told)
        written = (self.path.parent / "ack" / self.path.name).stat().st_mtime_ns
        accepted_at = {item: written for item in self.told["items"]}
        self.answer_everything()
        acknowledge(self.path, self.told)
        self.assertEqual(self.work(), 0)
        self.assertIsNone(self.shown()["refused"])
        first = self.told["items"][0]
        acknowledge(self.path, self.told, rejected=[(first, "illegible")])
        self.assertEqual(self.work(), 0)
        self.assertTrue(self.shown()["refused"])
        self.assertEqual(self.open_items(), 0)
        self.assert_nothing_lost_doubled_early_or_shown(accepted_at=accepted_at)

    def test_wrong_totals_are_refused_whole_until_the_right_answer_comes(self):
        right = answer_to(self.told)
        wrong = [
            dict(right, rows=right["rows"] + 1),
            dict(right, rows=right["rows"] - 1),
            dict(right, accepted=right["accepted"][1:]),
            dict(right, accepted=right["accepted"] + right["accepted"][:1]),
            dict(right, accepted=right["accepted"] + ["I999999"]),
            dict(right, rejected=[{"item": right["accepted"][0], "reason": "illegible"}]),
        ]
        for answer in wrong:
            with self.subTest(answer):
                self.assert_refused(json.dumps(answer))
        (self.path.parent / "ack" / self.path.name).unlink()
        self.answer_everything()
        self.assertIsNone(self.shown()["refused"])
        self.assert_nothing_lost_doubled_early_or_shown()

    def test_an_answer_to_an_unknown_lot_is_shown_until_it_is_gone(self):
        stray = self.path.with_name("L999999.json")
        put_answer(stray, json.dumps(dict(answer_to(self.told), lot="L999999")))
        self.answer_everything()
        self.assertEqual(self.strays(), [("L999999", self.told["system"])])
        (stray.parent / "ack" / stray.name).unlink()
        self.assertEqual(self.work(), 0)
        self.assertEqual(self.strays(), [])
        self.assert_nothing_lost_doubled_early_or_shown()

    def strays(self):
        """Answers without a lot, as the center shows them."""
        lots = self.here.answer("center", "lots", "--json")
        return [(lot["lot"], lot["system"]) for lot in lots if lot["refused"]]

    def test_an_answer_in_the_folder_of_another_system_accepts_nothing(self):
        elsewhere = self.here.drop / "KENKO" / self.path.name
        elsewhere.parent.mkdir(exist_ok=True)
        put_answer(elsewhere, json.dumps(answer_to(self.told)))
        self.assertEqual(self.work(), 0)
        self.assertEqual(self.strays(), [(self.told["lot"], "KENKO")])
        self.assertEqual(self.shown()["state"], "exported")
        self.assert_nothing_lost_doubled_early_or_shown(kept_back=self.everything_later())
        (elsewhere.parent / "ack" / elsewhere.name).unlink()
        self.answer_everything()
        self.assert_nothing_lost_doubled_early_or_shown()

    def test_an_answer_half_written_is_refused_and_read_again_when_it_is_whole(self):
        worker = self.begin("work")
        content = json.dumps(answer_to(self.told))
        place = self.path.parent / "ack" / self.path.name
        with open(place, "w", encoding="utf-8") as file:
            file.write(content[:len(content) // 2])
            file.flush()
            self.wait_until(lambda: self.shown()["refused"], "half an answer is not shown")
            self.assertIsNone(self.shown()["acknowledged_at"])
            file.write(content[len(content) // 2:])
        self.wait_until(lambda: self.shown()["acknowledged_at"], "the whole answer is not read")
        self.assertIsNone(self.shown()["refused"])
        self.end(worker)
        self.answer_everything()
        self.assert_nothing_lost_doubled_early_or_shown()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
