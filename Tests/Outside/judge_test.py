"""The judge complains about every kind of damage, and about nothing else.

A made-up folder is broken in one way at a time; neither program nor database takes part.
"""

import csv
import datetime
import hashlib
import io
import json
import os
import pathlib
import sys
import tempfile
import unittest

from judge import Witness, judge

NOON = 1_700_000_000
HEADER = [
    "item", "attempt", "key", "municipality", "office", "procedure", "code", "people",
    "received_at", "record", "carried", "protected", "second_checked_by",
]
RECEIPT = {
    "key": "K1", "visit": "V1", "bundle": "B1", "others": [],
    "items": [
        {"item": "I1", "procedure": "move-in", "code": "JK01", "people": ["p1"], "after": []},
        {"item": "I2", "procedure": "insurance", "code": "NH01", "people": ["p1"],
         "after": ["I1"]},
        {"item": "I3", "procedure": "allowance", "code": "CH01", "people": ["p1"],
         "after": ["I1"]},
    ],
}


class Judging(unittest.TestCase):
    """Three items in two lots: I2 and I3 leave after I1 was accepted."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hitomado-judge-")
        self.addCleanup(folder.cleanup)
        self.drop = pathlib.Path(folder.name)
        self.put("JUKI", "L1", ["I1"], made=10, answered=20)
        self.put("KOKUHO", "L2", ["I2", "I3"], made=30, answered=40)

    def put(self, system, lot, items, made, answered, **changes):
        """A lot with its acknowledgement; times are seconds after noon."""
        here = self.drop / system
        (here / "ack").mkdir(parents=True, exist_ok=True)
        entries = {entry["item"]: entry for entry in RECEIPT["items"]}
        table = io.StringIO()
        writer = csv.DictWriter(table, HEADER, restval="", lineterminator="\r\n")
        writer.writeheader()
        for item in items:
            entry = entries.get(item, RECEIPT["items"][0])
            writer.writerow(dict({
                "item": item, "attempt": "1", "key": "K1", "municipality": "121002",
                "procedure": entry["procedure"], "code": entry["code"],
                "people": json.dumps(entry["people"]), "protected": "false",
            }, **changes))
        content = table.getvalue().encode()
        (here / f"{lot}.csv").write_bytes(content)
        moment = datetime.datetime.fromtimestamp(NOON + made, datetime.timezone.utc)
        self.describe(system, lot, {
            "lot": lot, "system": system, "municipality": "121002", "lane": "waiting",
            "layout": "general", "encoding": "utf-8", "rows": len(items), "items": items,
            "sha256": hashlib.sha256(content).hexdigest(),
            "made_at": moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        })
        answer = here / "ack" / f"{lot}.json"
        answer.write_text(json.dumps(
            {"lot": lot, "rows": len(items), "accepted": "all", "rejected": [], "returned": {}}))
        os.utime(answer, (NOON + answered, NOON + answered))

    def describe(self, system, lot, description):
        (self.drop / system / f"{lot}.json").write_text(json.dumps(description))

    def told(self, system, lot):
        return json.loads((self.drop / system / f"{lot}.json").read_text())

    def assert_complains(self, *words, **options):
        """One complaint with all the words, among however many."""
        complaints = judge([RECEIPT], self.drop, **options)
        self.assertTrue(
            any(all(word in complaint for word in words) for complaint in complaints), complaints)

    def test_a_whole_folder_brings_no_complaint(self):
        self.assertEqual(judge([RECEIPT], self.drop), [])

    def test_a_lost_row_is_seen(self):
        path = self.drop / "KOKUHO" / "L2.csv"
        path.write_bytes(b"\r\n".join(path.read_bytes().split(b"\r\n")[:-2]) + b"\r\n")
        for word in ("sha256", "rows", "items"):
            self.assert_complains("L2", word)
        self.assert_complains("I3 is in no lot")

    def test_a_lost_lot_is_seen(self):
        for name in ("L2.csv", "L2.json"):
            (self.drop / "KOKUHO" / name).unlink()
        self.assert_complains("I2 is in no lot")

    def test_a_table_without_its_description_is_seen(self):
        (self.drop / "KOKUHO" / "L2.json").unlink()
        self.assert_complains("L2", "without a description")

    def test_a_description_without_its_table_is_seen(self):
        (self.drop / "KOKUHO" / "L2.csv").unlink()
        self.assert_complains("L2", "cannot be read")

    def test_a_half_written_description_is_seen(self):
        path = self.drop / "KOKUHO" / "L2.json"
        path.write_bytes(path.read_bytes()[:40])
        self.assert_complains("L2", "cannot be read")

    def test_a_doubled_item_is_seen(self):
        self.put("KOKUHO", "L3", ["I2"], made=50, answered=60)
        self.assert_complains("I2 attempt 1", "L2, L3")

    def test_an_attempt_that_was_left_out_is_seen(self):
        self.put("KOKUHO", "L2", ["I2"], made=30, answered=40)
        self.put("KOKUHO", "L3", ["I3"], made=50, answered=60, attempt="2")
        self.assert_complains("I3", "attempts [2]")

    def test_an_item_that_nobody_filed_is_seen(self):
        self.put("KOKUHO", "L3", ["I9"], made=50, answered=60)
        self.assert_complains("I9 is on no receipt")

    def test_a_row_of_other_people_is_seen(self):
        self.put("KOKUHO", "L2", ["I2", "I3"], made=30, answered=40, people='["p2"]')
        self.assert_complains("I2 is not what its receipt says")

    def test_keys_of_a_person_whom_a_row_is_not_about_are_seen(self):
        own = '{"p1":{"resident_key":"1"}}'
        self.put("KOKUHO", "L2", ["I2", "I3"], made=30, answered=40, carried=own)
        self.assertEqual(judge([RECEIPT], self.drop), [])
        others = '{"p1":{"resident_key":"1"},"p2":{"resident_key":"2"}}'
        self.put("KOKUHO", "L2", ["I2", "I3"], made=30, answered=40, carried=others)
        self.assert_complains("I2 carries keys of others than its people")

    def test_an_item_that_left_before_its_prerequisite_was_accepted_is_seen(self):
        self.put("KOKUHO", "L2", ["I2", "I3"], made=15, answered=40)
        self.assert_complains("I2 left before I1 was accepted")

    def test_an_item_that_left_although_its_prerequisite_was_never_accepted_is_seen(self):
        (self.drop / "JUKI" / "ack" / "L1.json").unlink()
        self.assert_complains("I2 left before I1 was accepted")

    def test_an_answer_with_wrong_totals_accepts_nothing(self):
        (self.drop / "JUKI" / "ack" / "L1.json").write_text(json.dumps(
            {"lot": "L1", "rows": 2, "accepted": "all", "rejected": [], "returned": {}}))
        self.assert_complains("I2 left before I1 was accepted")

    def test_a_rejected_prerequisite_is_not_accepted(self):
        (self.drop / "JUKI" / "ack" / "L1.json").write_text(json.dumps(
            {"lot": "L1", "rows": 1, "accepted": [],
             "rejected": [{"item": "I1", "reason": "illegible"}], "returned": {}}))
        self.assert_complains("I2 left before I1 was accepted")

    def test_an_item_that_must_wait_is_seen_when_it_left(self):
        self.assert_complains("I3 left although it must wait", kept_back={"I3"})

    def test_a_protected_item_that_nobody_checked_is_seen(self):
        self.put("KOKUHO", "L2", ["I2", "I3"], made=30, answered=40, protected="true")
        self.assert_complains("I2 is protected and left unchecked")

    def test_a_lot_in_the_folder_of_another_system_is_seen(self):
        self.describe("KOKUHO", "L2", dict(self.told("KOKUHO", "L2"), system="NENKIN"))
        self.assert_complains("L2", "system")

    def test_a_draft_of_a_dead_worker_is_seen(self):
        (self.drop / ".tmp" / "w1").mkdir(parents=True)
        (self.drop / ".tmp" / "w1" / "L4.csv").write_text("item")
        self.assert_complains("L4.csv", "dead worker")

    def test_a_witness_sees_what_changes_and_what_goes(self):
        with Witness(self.drop) as witness:
            witness.look()
            self.assertEqual(witness.complaints(), [])
            self.put("JUKI", "L1", ["I1"], made=10, answered=20, office="121029")
            (self.drop / "KOKUHO" / "L2.csv").unlink()
            self.assert_complains("L1", ".csv was changed", sightings=witness)
            self.assert_complains("L2", ".csv has gone", sightings=witness)

    def test_a_witness_sees_a_lot_that_appears_before_it_is_whole(self):
        with Witness(self.drop) as witness:
            (self.drop / "KOKUHO" / "L3.json").write_text(json.dumps(
                dict(self.told("KOKUHO", "L2"), lot="L3")))
            witness.look()
            self.assert_complains("L3", "not whole when it appeared", sightings=witness)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
