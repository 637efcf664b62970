"""The contract, tried from outside: only files and commands."""

import csv
import hashlib
import io
import json
import sys
import unittest

from answers import acknowledge
from installation import Installation, family, record, submission


def text(value):
    return json.dumps(value, ensure_ascii=False)


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.with_suffix(".csv").read_text(encoding="utf-8"))))


class Routing(unittest.TestCase):
    """`hitomado route` needs no database."""

    def setUp(self):
        self.here = self.enterContext(Installation())

    def test_a_plan_has_every_key_of_the_contract(self):
        plan = self.here.answer("route", "--json", text=text(family()), HITOMADO_DATABASE_URL="")
        self.assertEqual(
            set(plan),
            {"event", "office", "on", "catalog", "items", "undecided", "documents", "visit",
             "next_question"})
        codes = [item["code"] for item in plan["items"]]
        self.assertIn("JK01", codes)
        self.assertEqual(plan["undecided"], [])
        for item in plan["items"]:
            self.assertEqual(
                set(item),
                {"procedure", "code", "people", "outcome", "counter", "handling", "instrument",
                 "because", "desk_examines", "legal_basis", "deadline", "effective_from", "after",
                 "documents", "fee_yen", "minutes"})

    def test_bad_input_gets_a_sentence_with_the_place_and_nothing_else(self):
        def change(**changes):
            return text(dict(family(), **changes))

        twice = family()
        twice["people"][1]["id"] = "p1"
        unborn = family()
        unborn["people"][0]["born"] = "2026-04-07"
        impossible = family()
        impossible["people"][0]["born"] = "2025-02-29"
        typed = family()
        typed["facts"]["dogs"] = "one"
        cases = {
            "unknown key": (change(colour="red"), "colour"),
            "unknown fact": (change(facts={"dog": 1}), "facts.dog"),
            "outside the registry": (change(facts={"previous_place": "moon"}), "facts.previous_place"),
            "wrong type": (text(typed), "facts.dogs"),
            "wrong check digit": (change(office="121012"), "office"),
            "impossible date": (text(impossible), "people[0].born"),
            "birth after the visit": (text(unborn), "people[0].born"),
            "a person twice": (text(twice), "people[1].id"),
            "nobody": (change(people=[]), "people"),
            "too many": (change(people=[{"id": f"p{n}"} for n in range(101)]), "people"),
            "duplicate key": ('{"event": "move-in", "event": "move-in"}', "event"),
            "no event": (text({"office": "121011", "on": "2026-04-06"}), "event"),
            "not JSON": ("{", "1"),
            "too deep": ("[" * 40 + "]" * 40, "32"),
            "too long": (text(dict(family(), event=["x" * 1_100_000])), "1"),
        }
        for name, (household, place) in cases.items():
            with self.subTest(name):
                done = self.here.run("route", "--json", text=household)
                self.assertEqual(done.returncode, 65, done.stderr)
                self.assertEqual(done.stdout, "")
                self.assertIn(place, done.stderr)

    def test_odd_but_possible_households_are_routed(self):
        two = family()
        two["people"][2]["relationship"] = "spouse"
        older = family()
        older["people"][2]["born"] = "1920"
        headless = family()
        headless["people"][0]["relationship"] = "other"
        abroad = family(previous_place="abroad")
        for household in (two, older, headless, abroad):
            self.here.answer("route", "--json", text=text(household))

    def test_a_stream_answers_line_by_line_and_names_the_bad_ones(self):
        lines = [text(family()), "{", text(dict(family(), office="121012")), text(family(1))]
        done = self.here.run("route", "--stream", text="\n".join(lines) + "\n")
        self.assertEqual(done.returncode, 65)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(answers), 4)
        self.assertEqual([answer.get("line") for answer in answers], [None, 2, 3, None])
        self.assertEqual(answers[2]["error"]["path"], "office")

    def test_wrong_usage_ends_with_64(self):
        self.assertEqual(self.here.run("route", "--no-such-option").returncode, 64)
        self.assertEqual(self.here.run("no-such-command").returncode, 64)

    def test_a_database_that_is_not_there_ends_with_69(self):
        done = self.here.run(
            "center", "verify", "--json",
            HITOMADO_DATABASE_URL="host=/nowhere dbname=none connect_timeout=2")
        self.assertEqual(done.returncode, 69)
        self.assertEqual(done.stdout, "")


class Submitting(unittest.TestCase):
    """`hitomado submit`: one commit, the same key once."""

    def setUp(self):
        self.here = self.enterContext(Installation())

    def counts(self):
        tables = ("visit", "bundle", "item", "item_record", "job", "job_scheduled", "item_event")
        return [self.here.psql(f"SELECT count(*) FROM hitomado.{table}") for table in tables]

    def test_a_bundle_is_filed_and_its_receipt_names_every_procedure(self):
        receipt = self.here.answer("submit", text=text(submission("K1")))
        self.assertEqual(set(receipt) - {"missing", "duplicates"}, {"key", "visit", "bundle", "items", "others"})
        plan = self.here.answer("route", "--json", text=text(family()))
        named = {entry["code"] for entry in receipt["items"] + receipt["others"]}
        self.assertEqual(named, {item["code"] for item in plan["items"]})
        for entry in receipt["others"]:
            self.assertIn(
                entry["fate"],
                {"filed", "done-at-counter", "declined", "paper-missing", "sent", "undecided",
                 "not-needed"})
        items = {entry["item"] for entry in receipt["items"]}
        for entry in receipt["items"]:
            self.assertLessEqual(set(entry["after"]), items)

    def test_the_same_key_again_gives_the_same_receipt_and_files_nothing(self):
        first = self.here.run("submit", text=text(submission("K1")))
        before = self.counts()
        second = self.here.run("submit", text=json.dumps(submission("K1"), indent=3))
        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertEqual(json.loads(first.stdout), json.loads(second.stdout))
        self.assertEqual(before, self.counts())

    def test_the_same_key_with_other_content_is_refused(self):
        self.here.answer("submit", text=text(submission("K1")))
        before = self.counts()
        done = self.here.run("submit", text=text(submission("K1", dogs=1)))
        self.assertEqual((done.returncode, done.stdout), (65, ""))
        self.assertEqual(before, self.counts())

    def test_a_my_number_is_refused_in_any_disguise_and_never_repeated(self):
        before = self.counts()
        for disguise in ("123456789018", "1234-5678-9018", "１２３４　５６７８　９０１８"):
            bundle = submission("K2")
            bundle["record"]["household"]["address"] = f"千葉市 {disguise}"
            done = self.here.run("submit", text=text(bundle))
            self.assertEqual((done.returncode, done.stdout), (65, ""))
            self.assertIn("record.household.address", done.stderr)
            self.assertNotIn(disguise, done.stderr)
        self.assertEqual(before, self.counts())

    def test_refused_records_leave_nothing_behind(self):
        before = self.counts()
        wrong = {
            "unknown field": {"household": {"colour": "red"}},
            "unknown person": {"people": {"p9": {"family_name": "山田"}}},
            "control character": {"people": {"p1": {"family_name": "山\u0007田"}}},
            "postcode": {"household": {"postcode": "26"}},
        }
        for name, part in wrong.items():
            with self.subTest(name):
                bundle = submission("K3")
                bundle["record"] = dict(record(), **part)
                done = self.here.run("submit", text=text(bundle))
                self.assertEqual((done.returncode, done.stdout), (65, ""), done.stderr)
        self.assertEqual(before, self.counts())

    def test_an_undecided_household_is_filed_as_far_as_it_goes(self):
        bundle = submission("K4")
        del bundle["household"]["people"][0]["health_insurance"]
        receipt = self.here.answer("submit", text=text(bundle))
        self.assertIn("undecided", {entry["fate"] for entry in receipt["others"]})

    def test_a_stream_files_the_good_lines(self):
        lines = [text(submission("S1", 1)), "{", text(submission("S2", 2))]
        done = self.here.run("submit", "--stream", text="\n".join(lines) + "\n")
        self.assertEqual(done.returncode, 65)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer.get("key") for answer in answers], ["S1", None, "S2"])
        self.assertEqual(answers[1]["line"], 2)
        self.assertEqual(self.here.psql("SELECT count(*) FROM hitomado.bundle"), "2")


class Center(unittest.TestCase):
    """From the receipt to the last acknowledgement, by files and commands."""

    def setUp(self):
        self.here = self.enterContext(Installation())

    def drain(self, answered, rejected=()):
        """Works and answers until nothing moves; returns every row that left, in order."""
        rows = []
        for _ in range(20):
            done = self.here.run("work", "--until-idle")
            self.assertEqual(done.returncode, 0, done.stderr)
            fresh = [pair for pair in self.here.lots() if pair[0] not in answered]
            if not fresh:
                return rows
            for path, description in fresh:
                answered.add(path)
                lot = rows_of(path)
                rows += lot
                self.check_lot(path, description, lot)
                keys = {
                    row["item"]: {p: {"resident_key": "R" + p} for p in json.loads(row["people"])}
                    for row in lot if description["system"] == "JUKI"}
                ours = [pair for pair in rejected if pair[0] in description["items"]]
                for item, _ in ours:
                    keys.pop(item, None)
                acknowledge(path, description, keys, ours)
        self.fail("the center does not come to rest")

    def check_lot(self, path, description, lot):
        self.assertEqual(
            set(description),
            {"lot", "system", "municipality", "lane", "layout", "encoding", "rows", "items",
             "sha256", "made_at"})
        content = path.with_suffix(".csv").read_bytes()
        self.assertEqual(hashlib.sha256(content).hexdigest(), description["sha256"])
        self.assertEqual([row["item"] for row in lot], description["items"])
        self.assertEqual(len(lot), description["rows"])
        header = content.split(b"\r\n")[0].decode()
        self.assertEqual(
            header,
            "item,attempt,key,municipality,office,procedure,code,people,received_at,record,"
            "carried,protected,second_checked_by")

    def verify(self):
        proof = self.here.answer("center", "verify", "--json")
        self.assertEqual((proof["lost"], proof["doubled"], proof["out_of_order"]), (0, 0, 0))
        return proof

    def test_every_item_leaves_after_its_prerequisites_and_ends_once(self):
        receipts = [self.here.answer("submit", text=text(submission(f"K{n}"))) for n in range(3)]
        rows = self.drain(set())
        filed = {entry["item"]: entry for receipt in receipts for entry in receipt["items"]}
        self.assertEqual(sorted(row["item"] for row in rows), sorted(filed))
        position = {row["item"]: index for index, row in enumerate(rows)}
        for item, entry in filed.items():
            for before in entry["after"]:
                self.assertLess(position[before], position[item])
        dependants = [row for row in rows if filed[row["item"]]["after"]]
        self.assertTrue(dependants)
        for row in dependants:
            self.assertIn("resident_key", row["carried"])
        self.assertEqual(self.verify()["items"], len(filed))
        status = self.here.answer("center", "status", "--json")
        self.assertEqual(status["states"].get("done"), len(filed))
        shown = self.here.answer("visit", "show", receipts[0]["visit"], "--json", "--by", "checker")
        self.assertIn(receipts[0]["items"][0]["item"], text(shown))

    def test_names_keep_their_bytes_on_the_whole_way(self):
        self.here.answer("submit", text=text(submission("K1")))
        rows = self.drain(set())
        whole = "".join(row["record"] for row in rows)
        self.assertIn("葛\U000e0100子", whole)
        self.assertIn("髙橋", whole)

    def test_a_rejected_item_comes_back_is_corrected_and_ends(self):
        receipt = self.here.answer("submit", text=text(submission("K1")))
        first = next(entry for entry in receipt["items"] if not entry["after"])
        answered = set()
        self.drain(answered, rejected=[(first["item"], "mismatch-with-register")])
        returns = self.here.answer("center", "returns", "--json")
        self.assertEqual([entry["item"] for entry in returns], [first["item"]])
        self.assertEqual(returns[0]["reason"], "mismatch-with-register")
        refused = self.here.run("center", "correct", first["item"], text="{}")
        self.assertIn(refused.returncode, (64, 65))
        patch = {"record": {"household": {"address": "千葉市中央区千葉港1番2号"}}}
        done = self.here.run("center", "correct", first["item"], "--by", "checker", text=text(patch))
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = self.drain(answered)
        again = next(row for row in rows if row["item"] == first["item"])
        self.assertEqual(again["attempt"], "2")
        self.assertIn("1番2号", again["record"])
        self.assertEqual(self.here.answer("center", "returns", "--json"), [])
        self.verify()

    def test_a_withdrawn_item_takes_its_dependants_along(self):
        receipt = self.here.answer("submit", text=text(submission("K1")))
        first = next(entry for entry in receipt["items"] if not entry["after"])
        dependants = {e["item"] for e in receipt["items"] if first["item"] in e["after"]}
        answered = set()
        self.drain(answered, rejected=[(first["item"], "not-eligible")])
        done = self.here.run(
            "center", "withdraw", first["item"], "--reason", "not-eligible", "--by", "checker")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = self.drain(answered)
        self.assertFalse(dependants & {row["item"] for row in rows})
        status = self.here.answer("center", "status", "--json")
        self.assertGreaterEqual(status["states"].get("withdrawn", 0), 1 + len(dependants))
        self.verify()

    def test_wrong_acknowledgements_are_refused_whole_and_shown(self):
        self.here.answer("submit", text=text(submission("K1")))
        self.here.run("work", "--until-idle")
        path, description = next(self.here.lots())
        folder = path.parent / "ack"
        folder.mkdir(exist_ok=True)
        wrong = [
            "{",
            text({"lot": description["lot"], "rows": description["rows"] + 1, "accepted": "all",
                  "rejected": [], "returned": {}}),
            text({"lot": description["lot"], "rows": description["rows"], "accepted": ["I999999"],
                  "rejected": [], "returned": {}}),
        ]
        for content in wrong:
            (folder / path.name).write_text(content, encoding="utf-8")
            self.here.run("work", "--until-idle")
            lot = next(
                lot for lot in self.here.answer("center", "lots", "--json")
                if lot["lot"] == description["lot"])
            self.assertTrue(lot["refused"])
            self.assertIsNone(lot["acknowledged_at"])
        (folder / "L999999.json").write_text(
            text({"lot": "L999999", "rows": 1, "accepted": "all", "rejected": [], "returned": {}}))
        acknowledge(path, description)
        self.here.run("work", "--until-idle")
        lots = self.here.answer("center", "lots", "--json")
        known = {lot["lot"]: lot for lot in lots}
        self.assertIsNone(known[description["lot"]]["refused"])
        self.assertTrue(known[description["lot"]]["acknowledged_at"])
        self.assertTrue(known["L999999"]["refused"])
        self.verify()

    def test_an_acknowledgement_read_twice_changes_nothing(self):
        self.here.answer("submit", text=text(submission("K1")))
        self.here.run("work", "--until-idle")
        path, description = next(self.here.lots())
        acknowledge(path, description)
        self.here.run("work", "--until-idle")
        before = self.here.psql("SELECT count(*) FROM hitomado.item_event")
        acknowledge(path, description)
        self.here.run("work", "--until-idle")
        self.assertEqual(self.here.psql("SELECT count(*) FROM hitomado.item_event"), before)

    def test_the_proof_sees_a_tampered_table(self):
        self.here.answer("submit", text=text(submission("K1")))
        self.drain(set())
        self.here.psql("DELETE FROM hitomado.lot_item WHERE position = 1")
        self.assertEqual(self.here.run("center", "verify", "--json").returncode, 70)

    def test_no_name_is_printed_to_standard_error(self):
        self.here.answer("submit", text=text(submission("K1")))
        done = self.here.run("work", "--until-idle")
        self.assertNotIn("髙橋", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
