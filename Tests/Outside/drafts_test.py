"""What is typed at the console is kept while it is typed, and nothing moves meanwhile. Real Chromium."""

import sys
import unittest

import ways
from staffed import AtTheScreens, StaffedHouse
from ways import Household

ADDRESS = "record.household.address"
KEPT = "下書きに残しました"
FAILED = "下書きを送れません"
PLACES = """() => [...document.querySelectorAll('#desk input, #desk select, #desk button')]
    .map((control) => [control.name, control.getBoundingClientRect().x,
        control.getBoundingClientRect().y])"""


def setUpModule():
    """One house for all tests; each has visits of its own."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("drafts"))


class Drafts(AtTheScreens):
    """A clerk types and does not save."""

    def at_the_forms(self, clerk):
        """The path of a visit whose data are to be typed."""
        concierge = self.person("annai")
        newcomer = Household(1)
        visit, _ = ways.come_in(concierge, newcomer)
        ways.call(clerk, visit)
        ways.add_people(clerk, newcomer)
        ways.answer_questions(clerk, newcomer)
        return f"/desk/{visit}"

    def wait_for(self, clerk, words):
        """Until the words beside the button that saves say so."""
        self.wait_until(
            lambda: words in clerk.field("save-state").inner_text(), words, clerk, 20)

    def test_what_is_typed_is_kept_at_a_pause_and_nothing_moves(self):
        clerk = self.person("mado")
        path = self.at_the_forms(clerk)
        self.assertIn("保存済み", clerk.field("save-state").inner_text())
        before = clerk.page.evaluate(PLACES)
        clerk.field(ADDRESS).focus()
        clerk.page.keyboard.insert_text("千葉市中央区千葉港1番1号")
        self.wait_for(clerk, KEPT)
        self.assertEqual(clerk.page.evaluate(PLACES), before)
        self.assertEqual(clerk.page.evaluate("document.activeElement.id"), ADDRESS)
        again = self.second_screen(clerk)
        again.open(path)
        again.look("desk-draft")
        self.assertEqual(again.field(ADDRESS).input_value(), "千葉市中央区千葉港1番1号")
        self.assertTrue(again.sees("下書きを表示しています"))

    def second_screen(self, clerk):
        """The same person at another browser."""
        return self.person(clerk.login)

    def test_leaving_a_field_or_the_page_sends_it_at_once(self):
        clerk = self.person("mado")
        path = self.at_the_forms(clerk)
        with clerk.page.expect_response(lambda answer: answer.url.endswith("/draft")) as answer:
            clerk.field(ADDRESS).focus()
            clerk.page.keyboard.insert_text("千葉市")
            clerk.page.keyboard.press("Tab")
        self.assertEqual(answer.value.status, 200)
        clerk.field("record.p1.given_name").focus()
        clerk.page.keyboard.insert_text("太郎")
        clerk.page.once("dialog", lambda dialog: dialog.accept())
        clerk.open("/desk")
        clerk.open(path)
        self.assertEqual(clerk.field(ADDRESS).input_value(), "千葉市")
        self.assertEqual(clerk.field("record.p1.given_name").input_value(), "太郎")

    def test_a_draft_is_thrown_away_and_taken_back_by_a_key_each(self):
        clerk = self.person("mado")
        path = self.at_the_forms(clerk)
        clerk.field(ADDRESS).fill("千葉市")
        self.wait_for(clerk, KEPT)
        clerk.page.once("dialog", lambda dialog: dialog.accept())
        clerk.open(path)
        with clerk.page.expect_navigation():
            clerk.page.locator('#desk [accesskey="x"]').press("Enter")
        self.assertEqual(clerk.field(ADDRESS).input_value(), "")
        clerk.look("desk-draft-thrown")
        with clerk.page.expect_navigation():
            clerk.page.locator('#desk [accesskey="b"]').press("Enter")
        self.assertEqual(clerk.field(ADDRESS).input_value(), "千葉市")
        ways.save(clerk)
        self.assertFalse(clerk.sees("下書きを"))

    def test_what_cannot_be_sent_is_said_and_sent_again(self):
        clerk = self.person("mado")
        path = self.at_the_forms(clerk)
        clerk.context.set_offline(True)
        clerk.field(ADDRESS).fill("千葉市")
        self.wait_for(clerk, FAILED)
        clerk.context.set_offline(False)
        self.wait_for(clerk, KEPT)
        # The browser says of every try that there was no network.
        clerk.problems = [what for what in clerk.problems if "ERR_INTERNET" not in what]
        again = self.second_screen(clerk)
        again.open(path)
        self.assertEqual(again.field(ADDRESS).input_value(), "千葉市")

    def test_the_question_mark_lists_the_keys_and_escape_goes_back(self):
        clerk = self.person("mado")
        path = self.at_the_forms(clerk)
        clerk.page.locator("h1").click()
        clerk.page.keyboard.press("?")
        self.assertTrue(clerk.page.locator("#keys").is_visible())
        clerk.look("desk-keys")
        clerk.page.keyboard.press("Escape")
        self.assertFalse(clerk.page.locator("#keys").is_visible())
        clerk.field(ADDRESS).focus()
        clerk.page.keyboard.press("?")
        self.assertFalse(clerk.page.locator("#keys").is_visible(), "it is typed here")
        plain = self.person("mado", script=False)
        plain.open(path)
        plain.press(plain.page.locator("#keys-open"))
        self.assertTrue(plain.page.url.endswith("/keys"))
        plain.look("keys")

    def test_without_a_script_the_console_is_as_ever_and_shows_a_draft(self):
        clerk = self.person("mado")
        path = self.at_the_forms(clerk)
        clerk.field(ADDRESS).fill("千葉市")
        self.wait_for(clerk, KEPT)
        plain = self.person("mado", script=False)
        plain.open(path)
        self.assertEqual(plain.field(ADDRESS).input_value(), "千葉市")
        plain.press(plain.page.get_by_role("button", name="下書きを捨てる"))
        self.assertEqual(plain.field(ADDRESS).input_value(), "")
        plain.field(ADDRESS).fill("千葉市美浜区")
        ways.save(plain)
        self.assertEqual(plain.field(ADDRESS).input_value(), "千葉市美浜区")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
