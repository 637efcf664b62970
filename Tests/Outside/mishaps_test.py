"""What goes wrong at a center, tried from outside: answers, corrections, folders, languages."""

import json
import os
import resource
import subprocess
import sys
import unittest

from answers import acknowledge
from contract_test import rows_of, text
from installation import COMMAND, Installation, family, submission

KANA = range(0x3041, 0x3100)


class Center(unittest.TestCase):
    """One bundle and what happens to it."""

    def setUp(self):
        self.here = self.enterContext(Installation())
        self.receipt = self.here.answer("submit", text=text(submission("K1")))
        self.first = next(item for item in self.receipt["items"] if not item["after"])["item"]
        self.answered = set()

    def work(self):
        done = self.here.run("work", "--until-idle")
        self.assertEqual(done.returncode, 0, done.stderr)

    def states(self):
        return self.here.answer("center", "status", "--json")["states"]

    def drain(self, rejected=()):
        """Works and answers until nothing moves; every row that left."""
        rows = []
        for _ in range(20):
            self.work()
            fresh = [pair for pair in self.here.lots() if pair[0] not in self.answered]
            if not fresh:
                return rows
            for path, description in fresh:
                self.answered.add(path)
                rows += rows_of(path)
                acknowledge(
                    path, description,
                    rejected=[pair for pair in rejected if pair[0] in description["items"]])
        self.fail("the center does not come to rest")

    def lot(self, number, *arguments):
        lots = self.here.answer("center", "lots", "--json", *arguments)
        return next(lot for lot in lots if lot["lot"] == number)

    def correct(self, patch):
        return self.here.run("center", "correct", self.first, "--by", "checker", text=text(patch))

    def verify(self):
        self.assertEqual(self.here.run("center", "verify", "--json").returncode, 0)


class Corrections(Center):
    def households(self):
        found = self.here.psql(
            "SELECT household FROM hitomado.item_record WHERE household IS NOT NULL "
            f"AND item_id = {self.first[1:]} ORDER BY attempt")
        return [json.loads(line) for line in found.splitlines()]

    def test_a_household_patch_is_kept_and_the_next_one_starts_from_it(self):
        sent = [(self.first, "mismatch-with-register")]
        self.drain(sent)
        done = self.correct({"household": {"facts": {"dogs": 1}}})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.drain(sent)
        done = self.correct(
            {"household": {"people": [{"id": "p2", "surname_changes": True}]}})
        self.assertEqual(done.returncode, 0, done.stderr)
        first, second = self.households()
        self.assertEqual(first["facts"]["dogs"], 1)
        self.assertEqual(second["facts"]["dogs"], 1)
        self.assertEqual([p["surname_changes"] for p in second["people"]], [False, True, False, False])
        self.drain()
        self.assertEqual(set(self.states()), {"done"})
        self.verify()

    def test_what_the_plan_stands_on_cannot_be_corrected(self):
        self.drain([(self.first, "illegible")])
        wrong = {
            "household.office": {"office": "131041"},
            "household.event": {"event": ["birth"]},
            "household.on": {"on": "2026-04-07"},
            "household.people[0].id": {"people": [{"id": "p9", "relationship": "child"}]},
            "household.people": {"people": {"p1": None}},
            "household.facts.dogs": {"facts": {"dogs": "one"}},
        }
        for place, household in wrong.items():
            with self.subTest(place):
                done = self.correct({"household": household})
                self.assertEqual((done.returncode, done.stdout), (65, ""))
                self.assertIn(place, done.stderr)
        self.assertEqual(self.households(), [])
        self.assertEqual(self.states().get("sent-back"), 1)


class Answers(Center):
    def test_what_contradicts_the_lot_is_refused_whole_and_shown(self):
        self.work()
        path, lot = next(pair for pair in self.here.lots() if pair[1]["system"] == "JUKI")
        item = lot["items"][0]
        wrong = {
            "a person of nobody": {"returned": {item: {"p77": {"resident_key": "1"}}}},
            "a key that it does not return": {"returned": {item: {"p1": {"zz": "1"}}}},
            "all beside a rejection": {"rejected": [{"item": item, "reason": "duplicate"}]},
        }
        place = path.parent / "ack" / path.name
        for name, part in wrong.items():
            with self.subTest(name):
                whole = {"lot": lot["lot"], "rows": lot["rows"], "accepted": "all",
                         "rejected": [], "returned": {}}
                place.write_text(text(dict(whole, **part)), encoding="utf-8")
                self.work()
                self.assertTrue(self.lot(lot["lot"])["refused"])
                self.assertIsNone(self.lot(lot["lot"])["acknowledged_at"])
        english = self.lot(lot["lot"], "--lang", "en")["refused"]
        japanese = self.lot(lot["lot"], "--lang", "ja")["refused"]
        self.assertTrue(english.isascii() and any(ord(sign) in KANA for sign in japanese))
        self.drain()
        self.assertEqual(set(self.states()), {"done"})

    def test_a_folder_a_link_a_pipe_or_too_much_in_an_answers_place_is_shown_once(self):
        self.work()
        path, lot = next(self.here.lots())
        place = path.parent / "ack" / path.name
        outside = self.here.folder / "outside.json"
        outside.write_text("{}", encoding="utf-8")

        def large():
            with open(place, "wb") as file:
                file.truncate(65 << 20)

        for make in (place.mkdir, lambda: place.symlink_to(outside), lambda: os.mkfifo(place), large):
            make()
            first, second = (self.here.run("work", "--until-idle") for _ in range(2))
            self.assertEqual((first.returncode, second.returncode), (0, 0), second.stderr)
            self.assertTrue(self.lot(lot["lot"])["refused"])
            self.assertNotIn("tried again", first.stderr + second.stderr)
            if place.is_dir() and not place.is_symlink():
                place.rmdir()
            else:
                place.unlink()
        self.drain()
        self.assertEqual(set(self.states()), {"done"})


class Folders(Center):
    def test_a_folder_that_cannot_be_used_ends_with_69_and_work_goes_on_later(self):
        self.here.drop.rmdir()
        self.here.drop.write_text("no folder")
        for _ in range(2):
            done = self.here.run("work", "--until-idle", "--lang", "en")
            self.assertEqual((done.returncode, done.stdout), (69, ""))
            self.assertIn("drop folder", done.stderr)
        self.assertGreater(self.states()["in-lot"], 0)
        self.here.drop.unlink()
        self.drain()
        self.assertEqual(set(self.states()), {"done"})
        self.verify()

    def test_a_disk_that_is_full_ends_with_69_and_nothing_half_written_lies_there(self):
        # The limit on a file's size stands in for a full disk: it needs no other user's rights.
        full = subprocess.run(
            [COMMAND, "work", "--until-idle"], env=self.here.environment, capture_output=True,
            text=True, timeout=300, check=False, restore_signals=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)))
        self.assertEqual((full.returncode, full.stdout), (69, ""), full.stderr)
        self.assertEqual(list(self.here.lots()), [])
        self.drain()
        self.assertEqual(set(self.states()), {"done"})
        self.verify()

    def test_a_worker_that_ends_leaves_no_temporary_folder(self):
        self.drain()
        self.assertEqual(list((self.here.drop / ".tmp").iterdir()), [])

    def test_a_protection_set_before_the_file_is_written_holds_the_item_back(self):
        self.here.drop.rmdir()
        self.here.drop.write_text("no folder")
        self.assertEqual(self.here.run("work", "--until-idle").returncode, 69)
        other = submission("K2")
        other["household"]["people"][0]["born"] = "1971-01-01"
        self.here.psql(
            "INSERT INTO hitomado.protection (municipality, set_at, set_by, visit_id) "
            "SELECT municipality, now(), 'desk', visit_id FROM hitomado.visit")
        self.here.answer("submit", text=text(other))
        self.here.drop.unlink()
        rows = self.drain()
        protected = {item["item"] for item in self.receipt["items"]}
        self.assertEqual({row["item"] for row in rows} & protected, set())
        self.assertGreater(self.states()["held"], 0)
        for actor in ("sato", "ito"):
            done = self.here.run("center", "check", self.first, "--by", actor)
            self.assertEqual(done.returncode, 0, done.stderr)
        row = next(row for row in self.drain() if row["item"] == self.first)
        self.assertEqual((row["protected"], row["second_checked_by"]), ("true", "ito"))
        self.verify()


class Words(Center):
    def test_every_refusal_speaks_the_language_that_was_asked_for(self):
        unborn = family()
        unborn["people"][0]["born"] = "2026-04-07"
        nameless = submission("K3")
        del nameless["household"]["event"]
        later = dict(submission("K4"), received_at="2199-01-01T00:00:00Z")
        cases = [
            (65, text(unborn), ("route", "--json")), (65, "{", ("route", "--json")),
            (65, text(nameless), ("submit",)), (65, "{", ("submit",)), (65, text(later), ("submit",)),
            (65, text(submission("K1", dogs=1)), ("submit",)),
            (65, "", ("center", "withdraw", "I999999", "--reason", "x", "--by", "a")),
            (65, "{", ("center", "correct", self.first, "--by", "a")),
            (65, "{}", ("center", "correct", self.first, "--by", "a")),
            (65, "", ("visit", "show", "V999999", "--by", "a")),
            (65, "", ("route", "/nowhere.json")),
        ]
        for code, given, command in cases:
            for language in ("ja", "en"):
                with self.subTest(command=command, given=given[:20], language=language):
                    done = self.here.run(*command, "--lang", language, text=given)
                    self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
                    last = done.stderr.strip().splitlines()[-1]
                    self.assertEqual(any(ord(sign) in KANA for sign in last), language == "ja", last)

    def test_names_may_hold_any_character_but_controls(self):
        bundle = submission("K5")
        bundle["record"]["people"]["p1"]["family_name"] = "山\u202e田\u2066\u2028"
        self.here.answer("submit", text=text(bundle))
        bundle = submission("K6")
        bundle["record"]["people"]["p1"]["family_name"] = "山\u0085田"
        self.assertEqual(self.here.run("submit", text=text(bundle)).returncode, 65)

    def test_blank_lines_of_a_stream_are_counted_and_passed_over(self):
        lines = "\n" + text(family(1)) + "\n  \n{\n\n"
        done = self.here.run("route", "--stream", text=lines)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer.get("line") for answer in answers], [None, 4])
        done = self.here.run("submit", "--stream", text=text(submission("K7", 1)) + "\n\n")
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (0, 1))

    def test_a_fate_that_says_no_more_has_an_owner_a_step_and_a_time(self):
        others = {other["procedure"] for other in self.receipt["others"]}
        filed = [item["procedure"] for item in self.receipt["items"]]
        chosen = dict(zip(filed, ("paper-missing", "sent", "undecided")))
        bundle = dict(
            submission("K8"), fates={name: {"fate": fate} for name, fate in chosen.items()})
        receipt = self.here.answer("submit", text=text(bundle))
        shown = self.here.answer("visit", "show", receipt["visit"], "--json", "--by", "checker")
        found = {item["procedure"]: item for item in shown["items"]}
        self.assertTrue(others <= set(found))
        for name, fate in chosen.items():
            self.assertEqual(found[name]["fate"], fate)
            self.assertTrue(found[name]["owner"] and found[name]["next_step"] and found[name]["due"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
