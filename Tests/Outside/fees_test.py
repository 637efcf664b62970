"""Fees and certificates: asked for, issued, paid, handed over at the screens; nothing goes to anybody else.

What comes out of the printer is read as PDF: its size, whose it is, and that a second receipt says that it is one.
"""

import io
import json
import re
import sys
import unicodedata
import unittest

import pypdf

import ways
from staffed import AtTheScreens, StaffedHouse

MILLIMETRE = 72 / 25.4


def setUpModule():
    """One house for all of it."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("fees"))


def paper(person):
    """What the printer would put out for the page."""
    return pypdf.PdfReader(io.BytesIO(person.page.pdf(prefer_css_page_size=True))).pages


def read(page):
    """Its text; fonts give some signs back as radicals."""
    return unicodedata.normalize("NFKC", page.extract_text())


def width(page):
    """Width in whole millimetres."""
    return round(float(page.mediabox.width) / MILLIMETRE)


# Code 39 as its standard prints it: the thick ones among nine lines and gaps of each sign.
CODE_39 = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*", (
    "457 149 349 134 459 145 345 479 147 347 169 369 136 569 156 356 679 167 367 567 189 389 138 589"
    " 158 358 789 178 378 578 129 239 123 259 125 235 257").split()))


def scanned(person):
    """What a scanner types of the bar code on the page."""
    bars = person.page.evaluate(
        "() => [...document.querySelectorAll('.bar-code rect')].map((bar) => ["
        "Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))])")
    text = ""
    for place in range(0, len(bars), 5):
        sign, thick = bars[place:place + 5], ""
        for number, (start, size) in enumerate(sign):
            thick += str(2 * number + 1) if size == 3 else ""
            if number < 4 and sign[number + 1][0] - start - size == 3:
                thick += str(2 * number + 2)
        text += next(letter for letter, code in CODE_39.items() if code == thick)
    assert text[0] == text[-1] == "*", text
    return text[1:-1]


class AtTheCounter(AtTheScreens):
    """A family that wants certificates with its move."""

    def at_the_fees(self, concierge, clerk, people=2):
        """A visit whose people have names, with identity shown, and the clerk before its fees."""
        household = ways.Household(people)
        visit, _ = ways.come_in(concierge, household)
        ways.call(clerk, visit)
        ways.add_people(clerk, household)
        ways.answer_questions(clerk, household)
        ways.type_record(clerk, household)
        with clerk.page.expect_navigation():
            clerk.page.locator('button[accesskey="m"]').press("Enter")
        self.assertTrue(clerk.page.url.endswith(f"/desk/{visit}/fees"), clerk.page.url)
        clerk.open(f"/desk/{visit}/identity")
        clerk.choose("kind-driving-licence")
        clerk.press(clerk.button(clerk.words("記録する", "Record")))
        clerk.open(f"/desk/{visit}/fees")
        return visit, household

    def press_key(self, clerk, key):
        """The control of a key, by the keyboard alone; leads to another page."""
        control = clerk.page.locator(f'main [accesskey="{key}"]')
        control.focus()
        with clerk.page.expect_navigation():
            clerk.page.keyboard.press("Enter")

    def ask(self, clerk, kind="residence-record-copy", person="p1", copies="1", requester="self"):
        clerk.field("kind").select_option(kind)
        clerk.field("owner").select_option(person)
        clerk.field("copies").fill(copies)
        clerk.field("requester").select_option(requester)
        self.press_key(clerk, "r")

    def issue(self, clerk, visit):
        """Issues the next sheet; its serial from the slip."""
        self.press_key(clerk, "n")
        serial = self.serial(clerk)
        self.press_key(clerk, "b")
        self.assertTrue(clerk.page.url.split("?")[0].endswith(f"/desk/{visit}/fees"))
        return serial

    def serial(self, clerk):
        """The serial of the slip, as its bar code says it too."""
        written = clerk.page.locator(".slip-number .code").inner_text()
        self.assertRegex(written, r"^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$")
        signs = written.replace("-", "")
        self.assertEqual(scanned(clerk), signs)
        return signs

    def hand_over(self, clerk, serial, person="p1", recipient="self"):
        """As a scanner does: the signs, then the line end."""
        clerk.field("person").select_option(person)
        clerk.field("recipient").select_option(recipient)
        clerk.field("serial").focus()
        with clerk.page.expect_navigation():
            clerk.page.keyboard.type(serial + "\n")

    def states(self, clerk):
        """The state of each certificate in the table."""
        return [row.locator("td").nth(2).inner_text()
                for row in clerk.page.locator("table#certificates tbody tr").all()]

    def test_a_certificate_goes_its_way_by_keys_and_only_to_its_owner(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit, household = self.at_the_fees(concierge, clerk)
        clerk.look("fees-empty")
        with clerk.refusals(422):
            self.ask(clerk, requester="agent")
        self.assertTrue(clerk.sees("委任状など"))
        clerk.look("fees-without-mandate")
        self.ask(clerk, copies="２", requester="self")
        self.assertEqual(self.states(clerk), ["申請中", "申請中"])

        self.press_key(clerk, "n")
        clerk.look("certificate-slip")
        page, = paper(clerk)
        text = read(page)
        self.assertEqual(width(page), 80)
        self.assertIn(visit, text)
        self.assertIn("この票は証明書ではありません", text)
        serial = self.serial(clerk)
        self.press_key(clerk, "b")

        with clerk.refusals(409):
            self.hand_over(clerk, serial)
        self.assertTrue(clerk.sees("手数料がまだです"))
        with clerk.refusals(403):
            self.hand_over(clerk, serial, person="p2")
        self.assertTrue(clerk.sees("渡さないでください"))
        clerk.look("fees-wrong-owner")
        self.assertEqual(self.states(clerk), ["発行済み", "申請中"])

        clerk.choose("method-cash")
        self.press_key(clerk, "s")
        self.assertTrue(clerk.sees("600円"))
        self.hand_over(clerk, serial.lower())
        self.assertTrue(clerk.sees("番号と持ち主を確かめ"))
        self.assertEqual(self.states(clerk), ["交付済み", "申請中"])
        clerk.look("fees-handed-over")
        said = self.stage.house.said()
        for name in household.names:
            self.assertNotIn(name, said)

    def test_a_sheet_of_another_visit_is_refused_at_any_counter(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        first, _ = self.at_the_fees(concierge, clerk)
        self.ask(clerk)
        theirs = self.issue(clerk, first)
        second, _ = self.at_the_fees(concierge, clerk)
        self.ask(clerk)
        own = self.issue(clerk, second)
        self.press_key(clerk, "s")
        with clerk.refusals(403):
            self.hand_over(clerk, theirs)
        self.assertTrue(clerk.sees("渡さないでください"))
        with clerk.refusals(422):
            self.hand_over(clerk, own[:-1] + ("2" if own[-1] != "2" else "3"))
        self.assertTrue(clerk.sees("証明書の番号ではありません"))
        self.hand_over(clerk, own)
        self.assertEqual(self.states(clerk), ["交付済み"])
        clerk.open(f"/desk/{first}/fees")
        self.assertEqual(self.states(clerk), ["発行済み"])

    def test_a_receipt_says_whose_it_is_and_a_second_one_that_it_is_one(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit, _ = self.at_the_fees(concierge, clerk)
        self.ask(clerk, kind="seal-certificate")
        clerk.choose("method-code")
        self.press_key(clerk, "s")
        self.press_key(clerk, "t")
        clerk.look("receipt-ticket")
        page, = paper(clerk)
        text = read(page)
        self.assertEqual(width(page), 80)
        for word in ("領収書", visit, "300円", "模擬"):
            self.assertIn(word, text)
        number = re.search(r"121011-(\d{4}-\d\d-\d\d-\d+)", text)[1]
        self.press_key(clerk, "b")
        with clerk.refusals(422):
            self.press_key(clerk, "a")
        self.assertTrue(clerk.sees("再発行する理由"))
        clerk.field("receipt-reason").fill("紛失")
        self.press_key(clerk, "a")
        clerk.look("receipt-again")
        page, = paper(clerk)
        self.assertEqual(width(page), 210)
        self.assertIn("再発行", read(page))
        self.assertIn(number, read(page))

    def test_the_day_counts_what_was_taken_and_what_was_taken_back(self):
        concierge, clerk = self.person("annai"), self.person("hana", language="en")
        clerk.open("/fees")
        clerk.look("fee-day-empty")
        self.assertTrue(clerk.sees("Nothing was entered on this day."))
        mado = self.person("mado")
        visit, _ = self.at_the_fees(concierge, mado)
        before = self.cash(mado)
        mado.open(f"/desk/{visit}/fees")
        self.ask(mado, kind="closed-register-certificate")
        mado.choose("method-cash")
        self.press_key(mado, "s")
        self.assertEqual(self.cash(mado), before + 750)
        mado.open(f"/desk/{visit}/fees")
        mado.field("void-reason").fill("カードだった")
        self.press_key(mado, "v")
        self.assertTrue(mado.sees("取消し済み"))
        self.assertEqual(self.cash(mado), before)
        mado.look("fee-day")
        listed = self.stage.house.run("fee", "list", "--office", "121011", "--by", "me", "--json")
        self.assertEqual(listed.returncode, 0, listed.stderr)
        self.assertEqual(json.loads(listed.stdout)["cash_to_count"], before)
        self.assertEqual({width(page) for page in paper(mado)}, {210})
        clerk.open("/fees")
        self.assertTrue(clerk.sees("Nothing was entered on this day."))

    def cash(self, clerk):
        """The cash to count, by the day's page."""
        clerk.open("/fees")
        line = clerk.page.locator(".sheet .figures").inner_text()
        return int(re.search(r"[\d,]+(?=円)", line)[0].replace(",", ""))

    def test_everything_is_said_in_english_too(self):
        concierge, clerk = self.person("annai"), self.person("mado", language="en")
        visit, _ = self.at_the_fees(concierge, clerk)
        self.ask(clerk)
        self.issue(clerk, visit)
        clerk.choose("method-waived")
        with clerk.refusals(422):
            self.press_key(clerk, "s")
        clerk.field("ground").select_option("public-assistance")
        self.press_key(clerk, "s")
        clerk.look("fees")
        clerk.field("end-reason").fill("paper jam")
        self.press_key(clerk, "x")
        self.assertTrue(clerk.sees("Asked for"))

    def test_others_see_no_fee(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit, _ = self.at_the_fees(concierge, clerk)
        elsewhere = self.person("hana")
        with concierge.refusals(403):
            self.assertEqual(concierge.open(f"/desk/{visit}/fees"), 403)
            self.assertEqual(concierge.open("/fees"), 403)
        with elsewhere.refusals(404):
            self.assertEqual(elsewhere.open(f"/desk/{visit}/fees"), 404)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
