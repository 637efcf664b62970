"""The screens, tried as people use them: real Chromium, real processes, from the door to the hand-over.

Every screen that is seen leaves a picture (HITOMADO_SCREENSHOTS, default .build/screenshots); axe looks
at it, the console must stay silent, and no page may be kept by the browser.
"""

import sys
import unittest

from playwright.sync_api import expect

import ways
from keys import Keyboard
from screens import Person
from staffed import CENTER_SECONDS, STAFF, AtTheScreens, StaffedHouse
from ways import Household

QUESTIONS_AT_THE_DOOR = 3
KEYSTROKES_MAXIMUM = 37  # beyond the data; the goal is 40


def setUpModule():
    """One house for all tests; each has visits of its own."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("way", "code=NP02"))


class FromTheDoorToTheHandOver(AtTheScreens):
    """The way of a family, screen by screen."""

    def test_a_family_of_four_goes_from_the_door_to_the_hand_over(self):
        family = Household()
        visit = self.go_in(family)
        clerk = self.person("mado")
        self.fill_the_desk(clerk, visit, family)
        filed = self.read_the_receipt(clerk, visit, family)
        self.check_at_the_center(dict(filed))
        self.hand_everything_over(clerk, visit, filed)
        self.look_at_the_center(visit, filed)
        self.check_the_files(family)

    def go_in(self, family):
        concierge = self.person("annai", width=820)
        concierge.look("home-concierge")
        visit, asked = ways.come_in(concierge, family, look=True)
        self.assertLessEqual(asked, QUESTIONS_AT_THE_DOOR)
        self.assertTrue(concierge.sees("へお進みください"))
        concierge.look("door-result")
        concierge.press(concierge.link("案内票を印刷"))
        concierge.look("slip")
        self.assertTrue(concierge.sees(visit))
        return visit

    def fill_the_desk(self, clerk, visit, family):
        clerk.look("home-clerk")
        clerk.open("/desk")
        clerk.look("desk-list")
        ways.call(clerk, visit)
        clerk.look("desk-new")
        ways.add_people(clerk, family)
        self.assertEqual(clerk.page.locator("#desk details.person").count(), 4)
        clerk.look("desk-people")
        ways.answer_questions(clerk, family)
        clerk.look("desk-answered")
        self.check_reasons(clerk)
        typed = ways.type_record(clerk, family)
        ways.choose_fates(clerk)
        ways.save(clerk)
        clerk.look("desk-ready")
        self.check_what_was_typed(clerk, typed, family)
        self.assertEqual(clerk.page.locator("section.plan-group--open").count(), 0)
        ways.file(clerk)

    def check_reasons(self, clerk):
        """Every procedure of the plan says why, and on what basis."""
        items = clerk.page.locator(".plan-item")
        self.assertGreater(items.count(), 8)
        for item in items.all():
            terms = item.locator("details.why dt").all_text_contents()
            told = dict(zip(terms, item.locator("details.why dd").all_text_contents(), strict=True))
            self.assertTrue(told["理由"].strip(), told)
            self.assertIn("根拠", told)

    def check_what_was_typed(self, clerk, typed, family):
        """Each datum has one field, and holds what was typed, byte by byte."""
        names = [control.get_attribute("name")
                 for control in clerk.page.locator('#desk [name^="record."]').all()]
        self.assertEqual(len(names), len(set(names)))
        for name, datum in typed.items():
            self.assertEqual(clerk.field(name).input_value().encode(), datum.encode(), name)
        surname = family.record["people"]["p1"]["family_name"]
        for number in (2, 3, 4):
            self.assertEqual(clerk.field(f"record.p{number}.family_name").input_value(), surname)

    def read_the_receipt(self, clerk, visit, family):
        self.assertIn(f"/visits/{visit}/receipt", clerk.page.url)
        clerk.look("receipt")
        filed = ways.filed_items(clerk)
        self.assertTrue({"JK01", "NH01", "CH01"} <= {code for code, _ in filed}, filed)
        head = family.record["people"]["p1"]
        self.assertTrue(clerk.sees(head["family_name"]))
        self.assertTrue(clerk.sees(head["given_name"]))
        return filed

    def check_at_the_center(self, filed):
        """Money of a benefit leaves only after two persons looked at it."""
        first, second = self.person("center-a"), self.person("center-b")
        item = filed["CH01"]
        first.open("/center")
        first.look("center-overview")
        first.press(first.page.locator('main a[href="/center/held"]').first)
        first.look("center-held")
        first.press(first.page.locator(f'#to-check a[href="/center/items/{item}"]'))
        first.look("center-item-check")
        first.press(first.button("問題なし・進める"))
        first.look("center-item-checked-once")
        self.assertEqual(first.button("問題なし・進める").count(), 0)
        second.open(f"/center/items/{item}")
        second.look("center-item-second-check")
        second.press(second.button("問題なし・進める"))
        self.assertTrue(second.sees("審査を記録しました"))

    def hand_everything_over(self, clerk, visit, filed):
        """The page of hand-overs follows the center by itself."""
        clerk.open("/hand-overs")
        section = ways.hand_over_section(clerk, visit)
        expect(section).to_be_visible()
        clerk.look("hand-over-waiting")
        rows = section.locator("tbody tr")
        expect(rows.filter(has_text="完了")).to_have_count(len(filed), timeout=CENTER_SECONDS * 1000)
        clerk.look("hand-over-ready")
        self.assertGreater(ways.hand_over(clerk, visit), 0)
        self.assertTrue(clerk.sees("引渡しを記録しました"))
        clerk.look("hand-over-done")
        clerk.press(clerk.page.get_by_role("button", name=f"取り消す:{visit}の引渡し"))
        self.assertTrue(clerk.sees("引渡しを取り消しました"))
        clerk.look("hand-over-undone")
        self.assertGreater(ways.hand_over(clerk, visit), 0)
        self.assertTrue(section.get_by_text("引渡し済み:本人").is_visible())

    def look_at_the_center(self, visit, filed):
        center = self.person("center-a")
        center.look("home-center")
        center.open("/center")
        done = center.page.locator(".figure-tile").filter(has_text="完了").locator("dd")
        self.assertGreaterEqual(int(done.inner_text()), len(filed))
        center.open("/center/lots")
        center.look("center-lots")
        center.press(center.page.locator("table#lots tbody a").first)
        center.look("center-lot")
        center.open(f"/center/items/{filed[0][1]}")
        center.look("center-item-done")
        center.open(f"/visits/{visit}")
        center.look("visit")
        self.assertEqual(center.page.locator(f'main a[href="/desk/{visit}"]').count(), 0)
        center.open("/center/returns")
        center.look("center-returns-empty")

    def check_the_files(self, family):
        """The names left as they were given, and nothing was lost on the way."""
        files = [path.with_suffix(".csv").read_text(encoding="utf-8")
                 for path, _ in self.stage.house.lots()]
        for name in family.names:
            self.assertTrue(any(name in text for text in files), name)
        proof = self.stage.house.answer("center", "verify", "--json")
        self.assertEqual((proof["lost"], proof["doubled"], proof["out_of_order"]), (0, 0, 0))

    def test_the_same_way_in_english(self):
        newcomer = Household(1)
        concierge = self.person("annai", language="en", width=820)
        concierge.look("home-concierge")
        visit, _ = ways.come_in(concierge, newcomer, look=True)
        concierge.look("door-result")
        concierge.press(concierge.link("Print the slip"))
        concierge.look("slip")
        clerk = self.person("mado", language="en")
        clerk.look("home-clerk")
        clerk.open("/desk")
        clerk.look("desk-list")
        ways.call(clerk, visit)
        clerk.look("desk-new")
        ways.add_people(clerk, newcomer)
        clerk.look("desk-people")
        ways.answer_questions(clerk, newcomer)
        ways.type_record(clerk, newcomer)
        ways.choose_fates(clerk)
        ways.save(clerk)
        clerk.look("desk-ready")
        ways.file(clerk)
        clerk.look("receipt")
        item = ways.filed_items(clerk)[0][1]
        clerk.open("/hand-overs")
        expect(clerk.button(f"Record the hand-over: {visit}")).to_be_visible(
            timeout=CENTER_SECONDS * 1000)
        clerk.look("hand-over-ready")
        ways.hand_over(clerk, visit)
        clerk.look("hand-over-done")
        section = ways.hand_over_section(clerk, visit)
        self.assertTrue(section.get_by_text("Handed over to: The person").is_visible())
        clerk.open(f"/visits/{visit}")
        clerk.look("visit")
        self.look_at_the_center_in_english(item)

    def look_at_the_center_in_english(self, item):
        center = self.person("center-a", language="en")
        for path, name in (("/", "home-center"), ("/center", "center-overview"),
                           ("/center/lots", "center-lots"), ("/center/returns", "center-returns")):
            self.assertEqual(center.open(path), 200)
            center.look(name)
        center.open(f"/center/items/{item}")
        center.look("center-item-done")
        center.press(center.page.locator('main a[href^="/center/lots/"]').first)
        center.look("center-lot")

    def test_the_other_pages_speak_english_too(self):
        chief = Person(self.stage, self.stage.administrator.login, language="en")
        self.everybody.append(chief)
        chief.open("/sign-in")
        chief.look("sign-in")
        chief.sign_in()
        for path, name in (("/", "home-administrator"), ("/staff", "staff"),
                           ("/password", "password")):
            self.assertEqual(chief.open(path), 200)
            chief.look(name)
        with chief.refusals(404):
            chief.open("/no-such-page")
            chief.look("error-404")

    def test_the_language_can_be_changed_on_every_page(self):
        clerk = self.person("mado")
        clerk.open("/desk")
        clerk.press(clerk.link("English"))
        self.assertTrue(clerk.page.url.endswith("/desk"))
        clerk.language = "en"
        clerk.look("desk-list-switched")
        clerk.press(clerk.link("日本語"))
        self.assertEqual(clerk.page.locator("html").get_attribute("lang"), "ja")

    def test_the_way_to_the_receipt_needs_no_script(self):
        newcomer = Household(1)
        concierge = self.person("annai", script=False)
        clerk = self.person("mado", script=False)
        visit = ways.go_to_the_receipt(concierge, clerk, newcomer)
        self.assertTrue(ways.filed_items(clerk))
        clerk.look("receipt-without-script")
        clerk.open("/hand-overs")

        def is_ready():
            clerk.page.reload()
            return clerk.button(f"渡したことを記録:{visit}").count() == 1

        self.wait_until(is_ready, "nothing is ready", clerk)
        self.assertGreater(ways.hand_over(clerk, visit), 0)
        self.assertTrue(clerk.sees("引渡しを記録しました"))

    def test_a_family_is_filed_by_the_keyboard_alone(self):
        family = Household()
        concierge = self.person("annai")
        visit, _ = ways.come_in(concierge, family)
        clerk = self.person("mado")
        ways.call(clerk, visit)
        keys = Keyboard(clerk)
        keys.add_people(family)
        keys.answer_questions(family)
        keys.type_record(family)
        keys.choose_fates()
        keys.file()
        self.assertIn(f"/visits/{visit}/receipt", clerk.page.url)
        self.assertIn("JK01", dict(ways.filed_items(clerk)))
        told = ", ".join(f"{phase} {count}" for phase, count in keys.counts.items())
        self.assertLessEqual(keys.beyond, KEYSTROKES_MAXIMUM, told)


class AfterTheFiling(AtTheScreens):
    """Calling, handing over, closing, taking back: what is left of a visit when it was filed."""

    def setUp(self):
        super().setUp()
        self.clerk = self.person("mado")
        self.colleague = self.person("mado")
        self.visit = ways.go_to_the_receipt(self.person("annai"), self.clerk, Household(1))

    def is_ready(self):
        self.clerk.open("/hand-overs")
        return self.clerk.button(f"渡したことを記録:{self.visit}").count() == 1

    def test_a_call_is_seen_by_the_other_clerk_once(self):
        self.wait_until(self.is_ready, "nothing is ready", self.clerk)
        self.clerk.press(self.clerk.button(f"{self.visit}を呼び出す"))
        self.colleague.open("/hand-overs")
        section = ways.hand_over_section(self.colleague, self.visit)
        self.assertEqual(section.get_by_text("呼び出しました:").count(), 1)
        self.assertIn(STAFF["mado"][0], section.inner_text())
        self.colleague.look("hand-over-called")

    def test_what_is_handed_over_is_finished_closed_and_taken_back(self):
        clerk, visit = self.clerk, self.visit
        clerk.open(f"/visits/{visit}")
        clerk.look("visit-filed")
        self.wait_until(self.is_ready, "nothing is ready", clerk)
        self.wait_until(self.is_answered, "the center is not done", clerk)
        ways.hand_over(clerk, visit)
        section = ways.hand_over_section(clerk, visit)
        self.assertTrue(section.get_by_text("すべてお渡ししました").is_visible())
        self.assertEqual(section.get_by_text("渡すもの").count(), 0)
        clerk.look("hand-over-finished")
        self.assertTrue(section.get_by_role("button", name=f"{visit}を終了する").is_visible())
        clerk.press(clerk.button(f"{visit}を終了する"))
        self.assertEqual(ways.hand_over_section(clerk, visit).count(), 0)
        clerk.open("/desk")
        self.assertFalse(clerk.sees(visit))
        clerk.open(f"/visits/{visit}")
        clerk.look("visit-closed")
        clerk.press(clerk.button("終了を取り消す"))
        self.assertTrue(clerk.sees("来庁を再開しました"))
        clerk.open("/hand-overs")
        self.assertEqual(ways.hand_over_section(clerk, visit).count(), 1)

    def is_answered(self):
        self.clerk.open("/hand-overs")
        chips = ways.hand_over_section(self.clerk, self.visit).locator("tbody .chip")
        return set(chips.all_inner_texts()) == {"完了"}

    def test_a_called_visit_goes_back_to_the_queue_and_ends_without_filing(self):
        clerk = self.clerk
        visit, _ = ways.come_in(self.person("annai"), Household(1))
        ways.call(clerk, visit)
        clerk.open(f"/visits/{visit}")
        clerk.look("visit-at-the-desk")
        clerk.press(clerk.button("待ちに戻す"))
        clerk.open("/desk")
        self.assertTrue(clerk.button(f"呼び出す:{visit}").is_visible())
        clerk.open(f"/visits/{visit}")
        clerk.field("abandon-reason").select_option("no-answer")
        clerk.press(clerk.button("提出せずに終了する"))
        self.assertTrue(clerk.sees("呼び出しに応答がない"))
        clerk.open("/desk")
        self.assertFalse(clerk.sees(visit))

    def test_whoever_lacks_the_paper_is_told_what_to_bring_and_may_leave(self):
        concierge = self.person("annai")
        newcomer = Household(1)
        newcomer.facts["papers_brought"] = False
        visit, asked = ways.come_in(concierge, newcomer)
        self.assertLessEqual(asked, QUESTIONS_AT_THE_DOOR)
        concierge.look("door-paper-missing")
        for text in ("これを持ってもう一度お越しください", "転出証明書", "今日できること"):
            self.assertTrue(concierge.sees(text), text)
        concierge.press(concierge.button("出直す(受付を終える)"))
        self.assertTrue(concierge.sees("受付を終えました"))
        concierge.look("door-over")
        self.clerk.open(f"/desk/{visit}")
        self.assertTrue(self.clerk.sees("見るだけで、入力はできません"))
        self.clerk.look("desk-ended")

    def test_staff_and_acts_are_named_for_people(self):
        clerk = self.clerk
        clerk.open(f"/visits/{self.visit}/receipt")
        clerk.look("receipt-printed")
        clerk.page.pdf(path=str(self.stage.picture("receipt")).replace(".png", ".pdf"), format="A4")
        self.assertTrue(clerk.sees(STAFF["mado"][0]))
        clerk.open(f"/visits/{self.visit}")
        history = clerk.page.locator("table#history").inner_text()
        self.assertIn(STAFF["mado"][0], history)
        for raw in ("list-hand-overs", "save-visit", "hand-over", "desk"):
            self.assertNotIn(raw, history)
        self.assertFalse(clerk.page.locator("table#readings").is_visible())


class CenterSendsBack(AtTheScreens):
    """A person of the center sends an item back from its check, and the counter answers."""

    def test_a_held_item_goes_back_with_a_reason_and_comes_again(self):
        clerk, center = self.person("mado"), self.person("center-a")
        ways.go_to_the_receipt(self.person("annai"), clerk, Household())
        item = dict(ways.filed_items(clerk))["CH01"]
        center.open(f"/center/items/{item}")
        center.look("center-item-held")
        with center.refusals(400):
            center.press(center.page.locator("#send-back button"))
            center.look("center-item-no-reason")
        center.field("send-back-reason").select_option("illegible")
        center.field("send-back-remark").fill("口座の写しが読めません")
        center.press(center.page.locator("#send-back button"))
        self.assertTrue(center.sees("差し戻しました"))
        self.assertTrue(center.sees("口座の写しが読めません"))
        center.look("center-item-sent-back")
        clerk.open("/center/returns")
        self.assertTrue(clerk.sees("口座の写しが読めません"))
        clerk.look("center-returns-remark")
        clerk.press(clerk.link(f"補正する:{item}"))
        clerk.press(clerk.button("補正して送り直す"))
        center.open(f"/center/items/{item}")
        self.assertRegex(center.page.locator(".summary-list").first.inner_text(), r"回\s+2\s")
        self.assertTrue(center.button("問題なし・進める").count() == 1)


class SendBacks(AtTheScreens):
    """What a back-office system rejects is answered at the counter."""

    def setUp(self):
        super().setUp()
        self.clerk = self.person("mado")
        concierge = self.person("annai")
        unlinked = Household(1, about_the_first={"pension_number_linked": False})
        self.visit = ways.go_to_the_receipt(concierge, self.clerk, unlinked)
        self.item = dict(ways.filed_items(self.clerk))["NP02"]
        self.wait_for_state(self.clerk, self.item, "差戻し")

    def test_a_rejected_item_is_corrected_and_accepted(self):
        clerk = self.clerk
        clerk.open("/center/returns")
        clerk.look("center-returns")
        clerk.press(clerk.link(f"補正する:{self.item}"))
        clerk.look("center-item-returned")
        clerk.field("record.p1.given_kana").fill("たろう")
        clerk.field("reason").fill("台帳側を直したため")
        clerk.press(clerk.button("補正して送り直す"))
        self.assertTrue(clerk.sees("補正して送り直します"))
        clerk.look("center-item-corrected")
        self.wait_for_state(clerk, self.item, "完了")

    def test_a_rejected_item_is_withdrawn_with_a_reason(self):
        clerk = self.clerk
        clerk.open("/center/returns")
        row = clerk.page.locator("table#returns tbody tr").filter(has_text=self.item)
        row.locator("details").filter(has_text="取り下げる").locator("summary").click()
        with clerk.refusals(400):
            clerk.press(clerk.button(f"取り下げる:{self.item}"))
            clerk.look("center-item-reason-missing")
        clerk.field(f"reason-{self.item}").fill("本人の申出による")
        clerk.press(clerk.button(f"取り下げる:{self.item}"))
        self.assertTrue(clerk.sees("取り下げました"))
        clerk.look("center-item-withdrawn")
        self.wait_for_state(clerk, self.item, "取下げ")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
