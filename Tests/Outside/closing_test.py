"""The end of a clerk's day: what is open, what was counted, the seal, and what the next one finds. Real Chromium."""

import io
import json
import sys
import unicodedata
import unittest

import pypdf

import ways
from staffed import AtTheScreens, StaffedHouse
from ways import Household

OFFICE = "121011"
ADDRESS = "record.household.address"


def setUpModule():
    """One house for all of it, with a second clerk of the office."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("closing"))
    AtTheScreens.stage.hire("goro", "中央 五郎", ["clerk"], OFFICE)


def paper(person):
    """The pages that the printer would put out, with their text."""
    pages = pypdf.PdfReader(io.BytesIO(person.page.pdf(prefer_css_page_size=True))).pages
    return "".join(unicodedata.normalize("NFKC", page.extract_text()) for page in pages)


class EndOfTheDay(AtTheScreens):
    """One day from its last visits to its seal; the steps follow one another."""

    def press_key(self, clerk, key):
        """The control of a key, by the keyboard alone; leads to another page."""
        control = clerk.page.locator(f'main [accesskey="{key}"]')
        control.focus()
        with clerk.page.expect_navigation():
            clerk.page.keyboard.press("Enter")

    def closing(self, *words):
        """What the command tells of the day."""
        told = self.stage.house.run("closing", *words, "--office", OFFICE, "--by", "me", "--json")
        self.assertEqual(told.returncode, 0, told.stderr)
        return json.loads(told.stdout)

    def at_the_desk(self, clerk):
        """A visit whose data are typed, and identity shown."""
        concierge, household = self.person("annai"), Household(1)
        visit, _ = ways.come_in(concierge, household)
        ways.call(clerk, visit)
        ways.add_people(clerk, household)
        ways.answer_questions(clerk, household)
        ways.type_record(clerk, household)
        ways.save(clerk)
        clerk.open(f"/desk/{visit}/identity")
        clerk.choose("kind-driving-licence")
        clerk.press(clerk.button(clerk.words("記録する", "Record")))
        return visit

    def ask(self, clerk, visit):
        """A copy of the residence record is asked for."""
        clerk.open(f"/desk/{visit}/fees")
        clerk.field("kind").select_option("residence-record-copy")
        clerk.field("owner").select_option("p1")
        clerk.field("copies").fill("1")
        clerk.field("requester").select_option("self")
        self.press_key(clerk, "r")

    def pay(self, clerk, visit):
        """A certificate for 300 yen in cash."""
        self.ask(clerk, visit)
        clerk.choose("method-cash")
        self.press_key(clerk, "s")

    def leave_a_draft(self, clerk, visit):
        """Types, and goes away without saving."""
        clerk.open(f"/desk/{visit}")
        with clerk.page.expect_response(lambda answer: answer.url.endswith("/draft")) as answer:
            clerk.field(ADDRESS).fill("千葉市中央区千葉港1番2号")
            clerk.page.keyboard.press("Tab")
        self.assertEqual(answer.value.status, 200)
        clerk.page.once("dialog", lambda dialog: dialog.accept())

    def count(self, clerk, **amounts):
        for method, yen in ({"cash": "0", "card": "0", "e-money": "0", "code": "0"} | amounts).items():
            clerk.field(f"counted-{method}").fill(yen)

    def test_a_day_is_handed_on_counted_confirmed_and_sealed(self):
        mado, goro = self.person("mado"), self.person("goro")
        visit = self.at_the_desk(mado)
        self.pay(mado, visit)
        self.leave_a_draft(mado, visit)
        waiting, _ = ways.come_in(self.person("annai"), Household(1))

        # Closed is not what somebody waits for, and nothing without a word.
        mado.open("/desk")
        self.press_key(mado, "c")
        mado.look("closing-open")
        self.assertIn(f"visit-waiting/{waiting}/", self.closing("show")["blocking"])
        with mado.refusals(422):
            self.press_key(mado, "s")
        self.assertTrue(mado.sees("翌日に回せないものが残っています"))
        mado.look("closing-blocked")
        mado.open(f"/visits/{waiting}")
        mado.press(mado.page.locator(f'form[action="/visits/{waiting}/abandon"] button'))

        # The drafts and visits of who goes are the colleague's from now on.
        mado.open("/shift")
        mado.look("shift")
        mado.page.locator('input[name="receiver"] + span', has_text="中央 五郎").click()
        mado.field("note").fill("住所の確認から続けてください")
        self.press_key(mado, "s")
        self.assertTrue(mado.sees("引き継ぎました"))
        goro.open("/desk")
        goro.look("desk-handed-on")
        goro.open("/shift")
        goro.look("shift-received")
        self.assertTrue(goro.sees("住所の確認から続けてください"))
        goro.press(goro.page.locator('form[action$="/seen"] button'))
        goro.open(f"/desk/{visit}")
        self.assertEqual(goro.field(ADDRESS).input_value(), "千葉市中央区千葉港1番2号")
        ways.save(goro)

        # Left to the next day with a reason, counted wrong by more than one person may seal.
        goro.open("/closing")
        for box in goro.page.locator('input[name="carry"]').all():
            box.check()
        for reason in goro.page.locator('input[name^="reason."]').all():
            reason.fill("明日、本人が書類を持ってくる")
        self.count(goro, cash="２,８００")
        goro.field("difference").fill("釣銭の誤り")
        self.press_key(goro, "s")
        self.assertTrue(goro.sees("別の職員が確認すると締まります"))
        goro.look("closing-counted")
        self.assertEqual(goro.page.locator('[accesskey="c"]').count(), 0)
        mado.open("/closing")
        mado.look("closing-to-confirm")
        self.press_key(mado, "c")
        self.assertTrue(mado.sees("締めました"))
        mado.look("closing-sealed")
        text = paper(mado)
        for word in ("締め済み", visit, "2,800円", "300円", "明日、本人が書類を持ってくる"):
            self.assertIn(unicodedata.normalize("NFKC", word), text)
        self.assertNotIn("開き直す理由", text)
        self.check_sealed(mado, visit)

    def check_sealed(self, clerk, visit):
        """No money any more, until somebody opens the day again; the seals are a chain."""
        shown = self.closing("show")
        self.assertEqual((shown["state"], len(shown["seals"])), ("sealed", 1))
        self.assertEqual(shown["seals"][0]["difference_yen"], 2500)
        self.ask(clerk, visit)
        with clerk.refusals(409):
            self.press_key(clerk, "s")
        self.assertTrue(clerk.sees("本日の窓口は締めました"))
        clerk.open("/closing")
        clerk.field("reopen-reason").fill("来庁者が残っていた")
        self.press_key(clerk, "o")
        self.assertTrue(clerk.sees("追加の締めを待っています"))
        clerk.look("closing-reopened")
        self.assertEqual(self.closing("verify"), {"seals": 1, "faults": []})
        self.next_morning(clerk, visit)

    def next_morning(self, clerk, visit):
        """As if the seal were of yesterday: the list of visits begins with what it left."""
        self.stage.house.psql(
            "SET session_replication_role = replica;"
            " UPDATE hitomado.closing_reopening SET on_day = on_day - 1;"
            " UPDATE hitomado.closing_seal SET on_day = on_day - 1")
        clerk.open("/desk")
        self.assertTrue(clerk.sees("前回の締めから回ってきたもの"))
        self.assertTrue(clerk.sees("明日、本人が書類を持ってくる"))
        self.assertTrue(clerk.page.locator(f'.banner a[href="/desk/{visit}"]').count())
        clerk.look("desk-carried-over")

    def test_the_same_in_english_and_not_for_others(self):
        clerk, concierge = self.person("mado", language="en"), self.person("annai")
        clerk.open("/closing")
        clerk.look("closing-english")
        clerk.open("/shift")
        clerk.look("shift-english")
        with concierge.refusals(403):
            self.assertEqual(concierge.open("/closing"), 403)
            self.assertEqual(concierge.open("/shift"), 403)
        elsewhere = self.person("hana")
        elsewhere.open("/closing")
        self.assertTrue(elsewhere.sees("残っているもの 0件"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
