"""The residence record at the desk: a family that lives here is found, filled in and filed without typing.

The extract is made here and is nobody's; the import, the search and the filing are the product's.
"""

import datetime
import sys
import unittest

import ways
from staffed import AtTheScreens, StaffedHouse
from ways import JAPAN

HEADER = ("宛名番号,世帯番号,支援措置,氏,名,氏フリガナ,名フリガナ,ローマ字氏名,旧氏,通称,生年月日,続柄,続柄コード,"
          "国籍区分,郵便番号,住所,本籍,筆頭者,在留カード番号,在留資格,在留期間満了日")
HOME = "2600026,千葉県千葉市中央区千葉港1番1号,千葉県千葉市中央区千葉港1,葛\U000e0100城 太郎,,,"
FAMILY = [
    f"1000123,H7,0,葛\U000e0100城,太郎,カツラギ,タロウ,,,,19850502,世帯主,01,1,{HOME}",
    f"1000124,H7,0,葛\U000e0100城,花子,カツラギ,ハナコ,,,,19870310,妻,02,1,{HOME}",
    f"1000125,H7,0,葛\U000e0100城,一葉,カツラギ,カズハ,,,,20150704,子,03,1,{HOME}",
]
PROTECTED = ("1000200,H9,1,葛木,三郎,カツラギ,サブロウ,,,,19850101,世帯主,01,1,2600001,"
             "千葉県千葉市中央区かくれた町9番9号,,,,,")
STRANGER = ("1000300,H8,0,別\U000e0100府,四郎,ベップ,シロウ,,,,19850502,世帯主,01,1,2600002,"
            "千葉県千葉市中央区別の町8番8号,,,,,")


def setUpModule():
    """One house whose register holds a family, somebody protected and a stranger."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("register"))
    house = AtTheScreens.stage.house
    extract = house.folder / "extract.csv"
    extract.write_text("\r\n".join([HEADER, *FAMILY, PROTECTED, STRANGER, ""]), encoding="utf-8")
    yesterday = datetime.datetime.now(JAPAN).date() - datetime.timedelta(days=1)
    taken = house.run("register", "import", str(extract), "--municipality", "121002",
                      "--as-of", yesterday.isoformat(), "--by", "night")
    assert taken.returncode == 0, taken.stderr


class AtTheDesk(AtTheScreens):
    """A family that is known moves within the ward."""

    def come(self):
        """A visit at the desk about a move within the ward, nobody entered yet."""
        concierge, clerk = self.person("annai"), self.person("mado")
        household = ways.Household(3)
        concierge.open("/door")
        concierge.page.evaluate(
            "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        concierge.choose("booked-no")
        concierge.choose("event-move-within")
        concierge.press(concierge.button("次へ"))
        while concierge.page.url.endswith("/door"):
            ways.answer_at_the_door(concierge, household)
        visit = concierge.page.url.rsplit("/", 1)[1]
        ways.call(clerk, visit)
        return clerk, visit, household

    def test_a_known_family_is_filled_in_by_keys_and_nobody_types_a_name(self):
        clerk, visit, _ = self.come()
        keys = clerk.page.keyboard
        clerk.page.locator('[accesskey="r"]').focus()
        with clerk.page.expect_navigation():
            keys.press("Enter")
        self.assertTrue(clerk.page.url.endswith(f"/desk/{visit}/register"))
        clerk.look("register")
        keys.insert_text("ｶﾂﾗｷﾞ")
        keys.press("Tab")
        keys.insert_text("S60")
        with clerk.page.expect_navigation():
            keys.press("Enter")
        clerk.look("register-found")
        self.assertTrue(clerk.sees("太郎"))
        self.assertFalse(clerk.sees("四郎"))
        with clerk.page.expect_navigation():
            keys.press("Enter")
        clerk.look("register-household")
        self.assertTrue(clerk.sees("一葉"))
        with clerk.page.expect_navigation():
            keys.press("Enter")
        self.assertTrue(clerk.sees("住民記録から取り込みました"))
        clerk.look("desk-filled")
        people = clerk.page.locator("#desk details.person")
        self.assertEqual(people.count(), 3)
        for name in ("太郎", "花子", "一葉"):
            self.assertEqual(people.locator("summary", has_text=name).count(), 1)
        self.assertNotIn("葛", clerk.page.url)

    def test_whoever_is_protected_is_counted_and_never_shown(self):
        clerk, visit, _ = self.come()
        clerk.open(f"/desk/{visit}/register")
        clerk.field("name").fill("カツラギ")
        clerk.field("born").fill("1985-01-01")
        clerk.press(clerk.button("探す"))
        self.assertTrue(clerk.sees("表示できない人が1人います"))
        clerk.look("register-withheld")
        for secret in ("三郎", "かくれた町", "1000200", "葛木"):
            self.assertNotIn(secret, clerk.page.content())
        log = self.stage.house.said()
        for secret in ("三郎", "太郎", "カツラギ", "千葉港"):
            self.assertNotIn(secret, log)

    def test_what_was_said_stays_and_the_difference_is_told(self):
        clerk, visit, _ = self.come()
        clerk.field("new.0.relationship").select_option("head")
        clerk.field("new.0.born").fill("1985-05")
        clerk.press(clerk.button("追加する"))
        clerk.open(f"/desk/{visit}/register")
        clerk.field("name").fill("かつらぎ")
        clerk.field("born").fill("1985")
        clerk.press(clerk.button("探す"))
        clerk.press(clerk.button("印の人を取り込む"))
        self.assertTrue(clerk.sees("住民記録との違い"), clerk.page.inner_text("main"))
        self.assertTrue(clerk.sees("昭和60年5月2日"))
        clerk.look("register-differs")
        clerk.press(clerk.link("受付画面へ"))
        self.assertEqual(clerk.page.locator("#desk details.person").count(), 1)

    def test_others_look_at_nobody(self):
        _, visit, _ = self.come()
        concierge, elsewhere = self.person("annai"), self.person("hana")
        with concierge.refusals(403):
            self.assertEqual(concierge.open(f"/desk/{visit}/register"), 403)
        with elsewhere.refusals(404):
            self.assertEqual(elsewhere.open(f"/desk/{visit}/register"), 404)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
