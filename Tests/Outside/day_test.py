"""A whole Monday of six wards is played, and its table is counted again from receipts and files.

Knows the day's file, the receipts, the drop folder and the answers; nothing of the program inside.
"""

import collections
import csv
import io
import json
import sys
import unittest

from installation import Installation, ROOT

DAY = ROOT / "catalog" / "days" / "spring-monday.ndjson"
WARDS = {"121011", "121029", "121037", "121045", "121053", "121061"}
VARIATION_SELECTORS = range(0xE0100, 0xE01F0)


def arrivals():
    """The parties of the day, as the file has them."""
    return [json.loads(line) for line in DAY.read_text(encoding="utf-8").splitlines()]


class Residents(unittest.TestCase):
    """Who comes on the Monday."""

    def setUp(self):
        self.day = arrivals()

    def people(self):
        for party in self.day:
            yield from party["household"]["people"]

    def events(self, event):
        return sum(event in party["household"]["event"] for party in self.day)

    def test_they_come_to_six_wards_in_the_order_of_the_clock(self):
        self.assertGreaterEqual(len(self.day), 600)
        self.assertLessEqual(WARDS, {party["household"]["office"] for party in self.day})
        times = [party["at"] for party in self.day]
        self.assertEqual(times, sorted(times))
        self.assertEqual({party["household"]["on"] for party in self.day}, {"2026-03-30"})

    def test_they_bring_three_life_events_in_families_of_every_kind(self):
        for event in ("move-in", "birth", "daycare", "from-abroad"):
            self.assertGreater(self.events(event), 10, event)
        sizes = collections.Counter(len(party["household"]["people"]) for party in self.day)
        for size in (1, 2, 3, 4, 5):
            self.assertGreater(sizes[size], 3, f"families of {size}")
        relations = {person.get("relationship") for person in self.people()
                     if not isinstance(person.get("relationship"), dict)}
        self.assertLessEqual({"head", "spouse", "child", "parent"}, relations)

    def test_some_send_somebody_some_answer_half_some_are_protected(self):
        facts = [party["household"]["facts"] for party in self.day]
        self.assertGreater(sum(fact.get("filer") == "agent" for fact in facts), 5)
        self.assertGreater(sum(fact.get("protection_requested") is True for fact in facts), 2)
        self.assertGreater(sum({"uncertain": True} in fact.values() for fact in facts), 5)
        partial = [person["born"] for person in self.people()
                   if isinstance(person.get("born"), str) and len(person["born"]) < 10]
        self.assertGreater(len(partial), 3)

    def test_their_names_hold_what_few_systems_keep(self):
        names = [person.get("family_name", "") for party in self.day
                 for person in party["record"]["people"].values()]
        self.assertTrue(any(ord(letter) in VARIATION_SELECTORS for name in names for letter in name))
        self.assertTrue(any(ord(letter) > 0x20000 for name in names for letter in name))
        self.assertTrue(any(name.isascii() and name for name in names))

    def test_the_file_is_what_its_seed_makes(self):
        with Installation() as here:
            done = here.run("simulate")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, DAY.read_text(encoding="utf-8"))


class Monday(unittest.TestCase):
    """The day is played once for all; every check counts something again."""

    @classmethod
    def setUpClass(cls):
        cls.here = cls.enterClassContext(Installation())
        cls.here.environment.pop("HITOMADO_CHECKS")
        cls.receipt_file = cls.here.folder / "receipts.ndjson"
        done = cls.play()
        assert done.returncode == 0, done.stderr[-4000:]
        cls.report = json.loads(done.stdout)
        cls.receipts = cls.read_receipts()
        cls.items = {item["item"]: item for receipt in cls.receipts for item in receipt["items"]}

    @classmethod
    def play(cls):
        return cls.here.run(
            "day", str(DAY), "--drop", str(cls.here.drop), "--receipts", str(cls.receipt_file),
            "--json")

    @classmethod
    def read_receipts(cls):
        return [json.loads(line)
                for line in cls.receipt_file.read_text(encoding="utf-8").splitlines()]

    def rows(self):
        """Every row that left, with its system's folder and its lot."""
        for path, description in self.here.lots():
            text = path.with_suffix(".csv").read_text(encoding="utf-8")
            for row in csv.DictReader(io.StringIO(text)):
                yield path.parent.name, description["lot"], row

    def answers(self):
        """Every item's answers: accepted or not, by attempt as the lots came."""
        for path, description in self.here.lots():
            answer = json.loads((path.parent / "ack" / path.name).read_text(encoding="utf-8"))
            rejected = {entry["item"] for entry in answer["rejected"]}
            for item in description["items"]:
                yield path.parent.name, item, item not in rejected

    def test_nothing_is_lost_doubled_or_early(self):
        proof = self.here.answer("center", "verify", "--json")
        self.assertEqual((proof["lost"], proof["doubled"], proof["out_of_order"]), (0, 0, 0))
        self.assertEqual(proof["items"], len(self.items))
        self.assertEqual(proof["bundles"], len(self.receipts))

    def test_every_arrival_was_filed_or_refused_with_its_place(self):
        self.assertEqual(self.report["arrivals"], len(arrivals()))
        self.assertEqual(
            self.report["arrivals"], len(self.receipts) + len(self.report["refused"]))
        self.assertTrue(0 < len(self.report["refused"]) < len(arrivals()) // 20)
        for refused in self.report["refused"]:
            self.assertTrue(refused["path"] and refused["message"], refused)
            self.assertNotIn("5678", refused["message"])

    def test_the_wards_add_up_to_the_day(self):
        offices = self.report["offices"].values()
        for key in ("filed", "accepted", "rejected", "corrected", "open"):
            self.assertEqual(
                sum(office[key] for office in offices), self.report["total"][key], key)
        self.assertEqual(
            sum(office["arrivals"] for office in offices), self.report["arrivals"])
        self.assertEqual(
            sum(office["refused"] for office in offices), len(self.report["refused"]))
        for parts in (offices, self.report["systems"].values()):
            self.assertAlmostEqual(
                sum(part["minutes"] for part in parts), self.report["minutes"], places=3)
            for table in ("counters", "handlings", "fates"):
                self.assertEqual(self.added(parts, table), self.report[table], table)
        self.assertEqual(self.added(offices, "waiting"), self.report["waiting"])

    @staticmethod
    def added(parts, table):
        """The sums of a table of each part."""
        sums = collections.Counter()
        for part in parts:
            sums.update(part[table])
        return dict(sums)

    def test_whoever_is_waited_for_is_told_with_all_that_is_open(self):
        desks = {owner: count for owner, count in self.report["waiting"].items()
                 if owner != "center" and ":" not in owner}
        owners = sum(self.report["waiting"].values()) - sum(desks.values())
        self.assertEqual(owners, self.report["total"]["open"])
        not_ended = sum(
            entry["fate"] not in ("declined", "not-needed", "done-at-counter")
            for receipt in self.receipts for entry in receipt["others"])
        self.assertEqual(sum(desks.values()), not_ended)

    def test_what_became_of_every_entry_is_what_receipts_and_visits_say(self):
        fates = collections.Counter({"filed": len(self.items)})
        for receipt in self.receipts:
            fates.update(entry["fate"] for entry in receipt["others"])
        self.assertEqual(dict(fates), self.report["fates"])
        self.assertEqual(fates["undecided"], self.report["undecided"])
        for receipt in self.receipts[::40]:
            shown = self.here.answer("visit", "show", receipt["visit"], "--json")
            said = collections.Counter({"filed": len(receipt["items"])})
            said.update(entry["fate"] for entry in receipt["others"])
            self.assertEqual(
                collections.Counter(item["fate"] for item in shown["items"]), +said, receipt["key"])

    def test_what_is_not_decided_for_somebody_is_done_for_nobody(self):
        households = "".join(json.dumps(party["household"]) + "\n" for party in arrivals())
        plans = self.here.run("route", "--stream", text=households).stdout.splitlines()
        open_entries = 0
        for receipt in self.receipts:
            fates = {(entry["procedure"], *entry["people"]): entry["fate"]
                     for entry in receipt["others"]}
            plan = json.loads(plans[int(receipt["key"].rpartition("-")[2]) - 1])
            for entry in plan["undecided"]:
                fate = fates[(entry["procedure"], *entry["people"])]
                self.assertEqual(fate, "undecided", (receipt["key"], entry))
                open_entries += 1
        self.assertGreater(open_entries, 1000)

    def test_a_file_of_which_no_line_can_be_served_is_no_day(self):
        with Installation() as here:
            done = here.run("day", "-", "--drop", str(here.drop), text="\x01\x02\nnonsense\n")
        self.assertEqual(done.returncode, 65, done.stderr[-1000:])

    def test_a_line_with_a_wrong_time_counts_for_its_ward(self):
        line = json.loads(DAY.read_text(encoding="utf-8").splitlines()[0])
        office = line["household"]["office"]
        with Installation() as here:
            done = here.run("day", "-", "--drop", str(here.drop), "--json", "--lang", "ja",
                            text=json.dumps(line | {"at": "25:00"}) + "\n")
        report = json.loads(done.stdout)
        self.assertEqual(report["offices"][office], report["offices"][office] | {
            "arrivals": 1, "refused": 1})
        self.assertIn("時刻", report["refused"][0]["message"])

    def test_what_was_filed_is_what_the_receipts_say(self):
        self.assertEqual(self.report["total"]["filed"], len(self.items))
        by_line = {receipt["key"].rpartition("-")[2]: receipt for receipt in self.receipts}
        wards = collections.Counter()
        for number, party in enumerate(arrivals(), start=1):
            if str(number) in by_line:
                wards[party["household"]["office"]] += len(by_line[str(number)]["items"])
        self.assertEqual(
            {code: office["filed"] for code, office in self.report["offices"].items()
             if office["filed"]},
            {code: count for code, count in wards.items() if count})

    def test_lots_and_answers_are_what_lies_in_the_folder(self):
        lots = collections.defaultdict(set)
        for system, lot, _ in self.rows():
            lots[system].add(lot)
        accepted, rejected = collections.defaultdict(set), collections.defaultdict(set)
        for system, item, is_accepted in self.answers():
            (accepted if is_accepted else rejected)[system].add(item)
        for system, tally in self.report["systems"].items():
            folder = system.replace(":", "-")
            self.assertEqual(tally["lots"], len(lots[folder]), system)
            self.assertEqual(tally["accepted"], len(accepted[folder]), system)
            self.assertEqual(tally["rejected"], len(rejected[folder]), system)
        self.assertGreater(self.report["total"]["rejected"], 0)
        self.assertEqual(self.report["total"]["rejected"], self.report["total"]["corrected"])

    def test_everything_filed_was_accepted_or_is_told_with_whoever_has_it(self):
        total = self.report["total"]
        self.assertEqual(total["filed"], total["accepted"] + total["open"])
        status = self.here.answer("center", "status", "--json")
        self.assertEqual(status["states"].get("done", 0), total["accepted"])

    def test_nobody_protected_leaves_without_a_second_person(self):
        protected = [row for _, _, row in self.rows() if row["protected"] in ("true", "1")]
        self.assertGreater(len(protected), 0)
        for row in protected:
            self.assertTrue(row["second_checked_by"], row["item"])

    def test_a_folder_that_cannot_be_used_ends_the_day_with_69(self):
        line = DAY.read_text(encoding="utf-8").splitlines()[0]
        with Installation() as here:
            blocked = here.folder / "no-folder"
            blocked.write_text("a file stands here", encoding="utf-8")
            done = here.run("day", "-", "--drop", str(blocked / "drop"), text=line)
        self.assertEqual((done.returncode, done.stdout), (69, ""), done.stderr[-1000:])

    def test_any_of_them_can_be_shown(self):
        shown = self.here.answer("visit", "show", self.receipts[0]["visit"], "--json")
        self.assertEqual(shown["visit"], self.receipts[0]["visit"])

    def test_played_again_it_files_nothing_twice(self):
        before = len(list(self.rows()))
        again = self.play()
        self.assertEqual(again.returncode, 0, again.stderr[-2000:])
        self.assertEqual(self.read_receipts(), self.receipts)
        self.assertEqual(len(list(self.rows())), before)
        self.assertEqual(json.loads(again.stdout)["total"], self.report["total"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
