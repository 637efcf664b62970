"""What was filed twice, and the resident to be called, at the screens of a real house."""

import json
import sys
import unittest

from installation import submission
from staffed import AtTheScreens, StaffedHouse

OFFICES = ("121011", "121029")


def setUpModule():
    """One house; the school's system rejects what it gets first."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("twice", "code=SC01"))


class FiledTwiceAtTheScreens(AtTheScreens):
    """Two wards file the same family; the center compares, and the office calls."""

    def command(self, *arguments, text=""):
        return self.stage.house.answer(*arguments, text=text)

    def file(self, name):
        """One family, of a name of its own, at two wards; the receipts."""
        receipts = []
        for office in OFFICES:
            bundle = submission(f"{name}-{office}")
            bundle["household"]["office"] = office
            for person in bundle["record"]["people"].values():
                person.update(family_name=name, family_kana="ウリフタツ")
            receipts.append(self.command("submit", text=json.dumps(bundle, ensure_ascii=False)))
        return receipts

    def pair(self, receipts, code):
        """The pair of a code that the list of the command shows of these receipts."""
        items = {entry["item"] for entry in receipts[1]["items"]}
        return next(
            pair for pair in self.command("center", "duplicates", "--json")
            if pair["item"] in items and pair["code"] == code)

    def test_the_center_compares_decides_and_takes_it_back(self):
        receipts = self.file("瓜二")
        pair = self.pair(receipts, "JK01")
        center = self.person("center-a")
        center.open("/center")
        center.open("/center/duplicates")
        center.look("center-duplicates")
        self.assertNotIn("瓜二", center.page.locator("main").inner_text())
        center.press(center.link(pair["item"]))
        center.look("center-item-duplicate")
        row = center.page.locator("#duplicate-table tbody tr").filter(has_text=pair["other"])
        self.assertEqual(row.inner_text().count("瓜二 太郎"), 2)
        self.assertIn("中央区", row.inner_text())
        center.press(center.button(f"重複ではない:{pair['other']}"))
        self.assertTrue(center.sees("中央 朝子"))
        kept = self.command("center", "duplicates", "--json", "--decided")
        decided = next(e for e in kept if (e["item"], e["other"]) == (pair["item"], pair["other"]))
        self.assertEqual(decided["decided"]["by"], "center-a")
        center.open("/center/duplicates")
        self.assertEqual(center.page.get_by_role("link", name=pair["item"], exact=True).count(), 0)
        center.open(f"/center/items/{pair['item']}")
        center.press(center.button(f"判断を取り消す:{pair['other']}"))
        self.assertIn(pair["item"], {e["item"] for e in self.command("center", "duplicates", "--json")})

    def test_the_counter_is_told_where_and_the_center_sends_back(self):
        receipts = self.file("瓜三")
        clerk = self.person("mado")
        clerk.open(f"/visits/{receipts[0]['visit']}")
        clerk.look("visit-duplicates")
        self.assertTrue(clerk.sees("すでに受け付けた手続かもしれないもの"))
        told = clerk.page.locator("#duplicates").inner_text()
        self.assertIn("花見川区", told)
        self.assertIn("受け付けています", told)
        other = receipts[1]["items"][0]["item"]
        self.assertEqual(clerk.page.locator(f'#duplicates a[href="/center/items/{other}"]').count(), 0)
        pair = self.pair(receipts, "CH01")
        center = self.person("center-a")
        self.wait_for_state(center, pair["item"], "審査待ち")
        center.press(center.button(f"重複として差し戻す:{pair['other']}"))
        self.assertTrue(center.sees("差し戻しました"))
        returned = next(
            entry for entry in self.command("center", "returns", "--json")
            if entry["item"] == pair["item"])
        self.assertEqual((returned["reason"], returned["owner"]), ("duplicate", "office:121029"))
        # Which one, the office reads on the item's page, unless somebody of it is protected.
        self.assertNotIn(pair["other"], returned["remark"])
        other_clerk = self.person("hana")
        other_clerk.open(f"/center/items/{pair['item']}")
        self.assertIn(pair["other"], other_clerk.page.locator("#duplicates").inner_text())

    def test_the_office_calls_and_every_attempt_is_kept(self):
        receipts = self.file("瓜四")
        item = next(e["item"] for e in receipts[0]["items"] if e["code"] == "SC01")
        clerk = self.person("mado")
        self.wait_for_state(clerk, item, "差戻し")
        before = self.returned(item)
        self.assertEqual(before["calls"], {"count": 0, "last_at": None, "last_result": None})
        clerk.open("/center/returns")
        row = clerk.page.locator("table#returns tbody tr").filter(has_text=item)
        self.assertIn("043-245-5111", row.inner_text())
        row.locator("summary").filter(has_text="連絡を記録").click()
        clerk.look("center-returns-call")
        with clerk.refusals(400):
            clerk.field(f"call-note-{item}").fill("1234 5678 9018")
            clerk.press(clerk.button(f"つながった:{item}"))
        self.assertNotIn("5678 9018", clerk.page.content())
        clerk.field(f"call-note-{item}").fill("留守番電話に残した")
        clerk.press(clerk.button(f"出なかった:{item}"))
        self.assertTrue(clerk.sees("連絡を記録しました"))
        self.assertTrue(clerk.sees("留守番電話に残した"))
        clerk.look("center-item-called")
        after = self.returned(item)
        self.assertEqual((after["calls"]["count"], after["calls"]["last_result"]), (1, "no-answer"))
        # The next open day, which over a holiday is the one that it was due anyway.
        self.assertGreaterEqual(after["due"], before["due"])

    def returned(self, item):
        return next(
            entry for entry in self.command("center", "returns", "--json")
            if entry["item"] == item)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
