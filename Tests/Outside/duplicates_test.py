"""The same person's same procedure filed twice: found by commands, whatever the key or the ward."""

import concurrent.futures
import json
import sys
import unittest

from installation import Installation, family, record, submission


def text(value):
    return json.dumps(value, ensure_ascii=False)


def at(office, bundle):
    """The same bundle, filed at another ward."""
    return dict(bundle, household=dict(bundle["household"], office=office))


class FiledTwice(unittest.TestCase):
    """Two wards, two keys, one family."""

    def setUp(self):
        self.here = self.enterContext(Installation())

    def submit(self, key, office="121011", **facts):
        return self.here.answer("submit", text=text(at(office, submission(key, **facts))))

    def duplicates(self, *options):
        return self.here.answer("center", "duplicates", "--json", *options)

    def test_two_wards_and_two_keys_are_listed_and_told_on_the_receipt(self):
        first = self.submit("K1")
        self.assertEqual(first["duplicates"], [])
        self.assertEqual(self.duplicates(), [])
        second = self.submit("K2", office="121029")
        old = {entry["procedure"]: entry["item"] for entry in first["items"]}
        pairs = self.duplicates()
        self.assertTrue(pairs)
        for pair in pairs:
            self.assertEqual(
                (pair["office"], pair["other_office"], pair["strength"], pair["decided"]),
                ("121029", "121011", "same", None))
            self.assertLess(pair["other_filed_at"], pair["filed_at"])
        self.assertEqual(
            {pair["item"] for pair in pairs}, {entry["item"] for entry in second["items"]})
        self.assertTrue({pair["other"] for pair in pairs} <= set(old.values()))
        self.assertTrue(second["duplicates"])
        for told in second["duplicates"]:
            self.assertEqual(set(told), {"procedure", "strength"})
            self.assertEqual(told["strength"], "same")
        shown = self.here.answer("visit", "show", first["visit"], "--json", "--by", "checker")
        self.assertEqual(
            {entry["item"] for entry in shown["duplicates"]} - {e["item"] for e in second["items"]},
            set())
        self.assertTrue(shown["duplicates"])
        everything = self.here.run("center", "duplicates")
        self.assertNotIn("橋", everything.stdout)

    def test_nothing_is_held_and_a_repetition_of_a_key_is_none(self):
        first = self.submit("K1")
        self.assertEqual(self.submit("K1"), first)
        self.assertEqual(self.duplicates(), [])
        self.submit("K2")
        self.assertEqual(self.here.run("work", "--until-idle").returncode, 0)
        lots = [row for _, lot in self.here.lots() for row in lot["items"]]
        self.assertEqual(len(lots), len(set(lots)))
        states = self.here.answer("center", "status", "--json")["states"]
        self.assertEqual(states.get("held", 0) + states.get("sent-back", 0), 0)
        proof = self.here.answer("center", "verify", "--json")
        self.assertEqual((proof["lost"], proof["doubled"], proof["out_of_order"]), (0, 0, 0))

    def test_two_submissions_at_the_same_moment_are_found_afterwards(self):
        bundles = [text(at(office, submission(f"R{office}"))) for office in ("121011", "121029")]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            done = list(pool.map(lambda bundle: self.here.run("submit", text=bundle), bundles))
        self.assertEqual([one.returncode for one in done], [0, 0], done[0].stderr)
        items = [{e["item"] for e in json.loads(one.stdout)["items"]} for one in done]
        pairs = self.duplicates()
        self.assertEqual(len(pairs), len(items[0]))
        for pair in pairs:
            self.assertEqual({pair["office"], pair["other_office"]}, {"121011", "121029"})

    def test_another_birth_is_another_person_and_a_vague_one_a_possible_one(self):
        self.submit("K1")
        for key, born, strength in (("K2", "1985-05-03", None), ("K3", "1985", "possible")):
            people = family(1)
            people["people"][0]["born"] = born
            bundle = {"key": key, "household": people, "record": record(1), "lane": "waiting"}
            told = self.here.answer("submit", text=text(bundle))["duplicates"]
            self.assertEqual({entry["strength"] for entry in told}, {strength} - {None}, key)

    def test_what_is_decided_not_to_be_a_duplicate_is_listed_no_more(self):
        self.submit("K1")
        self.submit("K2", office="121029")
        pair = self.duplicates()[0]
        arguments = ("center", "not-duplicate", pair["item"], pair["other"])
        self.assertIn(self.here.run(*arguments).returncode, (64, 65))
        done = self.here.run(*arguments, "--by", "checker")
        self.assertEqual(done.returncode, 0, done.stderr)
        same = [e for e in self.duplicates() if e["item"] == pair["item"]]
        self.assertEqual(same, [])
        kept = next(e for e in self.duplicates("--decided") if e["item"] == pair["item"])
        self.assertEqual(
            (kept["decided"]["by"], kept["decided"]["verdict"]), ("checker", "not-duplicate"))
        done = self.here.run(*arguments, "--undo", "--by", "checker")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(pair, self.duplicates())

    def test_a_withdrawn_item_does_not_count(self):
        first = self.submit("K1")
        self.submit("K2")
        for entry in first["items"]:
            self.here.run(
                "center", "withdraw", entry["item"], "--reason", "duplicate", "--by", "checker")
        self.assertEqual(self.duplicates(), [])

    def test_of_somebody_protected_the_receipt_says_neither_ward_nor_item(self):
        self.submit("K1", protection_requested=True)
        told = self.submit("K2", office="121029")["duplicates"]
        self.assertTrue(told)
        for entry in told:
            self.assertEqual(set(entry), {"procedure", "strength"})

    def test_of_somebody_protected_no_command_prints_the_ward(self):
        first = self.submit("K1", protection_requested=True)
        second = self.submit("K2", office="121029")
        pairs = self.duplicates()
        self.assertTrue(pairs)
        for pair in pairs:
            self.assertEqual((pair["office"], pair["other_office"]), (None, None))
        lines = self.here.run("center", "duplicates").stdout
        self.assertNotIn("1210", lines)
        shown = self.here.answer("visit", "show", second["visit"], "--json", "--by", "checker")
        self.assertTrue(shown["duplicates"])
        for entry in shown["duplicates"]:
            self.assertEqual((entry["item"], entry["office"], entry["filed_at"]), (None,) * 3)
        self.assertNotIn(f'"{first["items"][0]["item"]}"', json.dumps(shown))

    def test_three_filings_are_every_two_of_them(self):
        receipts = [self.submit(f"K{number}") for number in range(3)]
        expected = {
            (receipts[late]["items"][place]["item"], receipts[early]["items"][place]["item"])
            for late, early in ((2, 1), (2, 0), (1, 0))
            for place in range(len(receipts[0]["items"]))}
        self.assertEqual({(pair["item"], pair["other"]) for pair in self.duplicates()}, expected)
        self.here.run("work", "--until-idle")
        self.assertEqual({(pair["item"], pair["other"]) for pair in self.duplicates()}, expected)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
