"""Forms on paper: a family's sheets are printed at the desk, again with a reason, and for nobody else.

What comes out of the printer is read as PDF: sheets, their size, whose they are, and that no text leaves its frame.
"""

import io
import sys
import unittest

import pypdf

import ways
from staffed import AtTheScreens, StaffedHouse

LONG = "千葉県千葉市中央区" + "長洲" * 30 + "一丁目2番3-405号"
RARE = "葛\U000e0100"
MILLIMETRE = 72 / 25.4

# Texts that leave the frame in which they begin, or the paper; lengths are hundredths of a millimetre.
ASTRAY = """() => [...document.querySelectorAll('.form-sheet__paper')].flatMap((sheet) => {
    const frames = [...sheet.querySelectorAll('.form-sheet__frame')].map((frame) => frame.getBBox());
    return [...sheet.querySelectorAll('text')].filter((text) => {
        const box = text.getBBox();
        const x = Number(text.getAttribute('x')), y = Number(text.getAttribute('y'));
        const home = frames.find((frame) => frame.x <= x && x <= frame.x + frame.width
            && frame.y <= y && y <= frame.y + frame.height);
        const right = home ? home.x + home.width : 21000;
        return box.x < 0 || box.x + box.width > right + 20 || y > 29700;
    }).map((text) => text.textContent);
})"""


def setUpModule():
    """One house for all of it."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("forms"))


def paper(person):
    """What the printer would put out for the page."""
    return pypdf.PdfReader(io.BytesIO(person.page.pdf(prefer_css_page_size=True))).pages


def size(page):
    """Width and height in whole millimetres."""
    return round(float(page.mediabox.width) / MILLIMETRE), round(float(page.mediabox.height) / MILLIMETRE)


class OnPaper(AtTheScreens):
    """The forms of a move-in."""

    def at_the_forms(self, people=2, **options):
        """A family at the desk, typed and planned, and the clerk before its forms."""
        concierge, clerk = self.person("annai"), self.person("mado", **options)
        household = ways.Household(people)
        household.record["household"]["address"] = LONG
        for fields in household.record["people"].values():
            fields["family_name"] = RARE + "城"
        visit, _ = ways.come_in(concierge, household)
        ways.call(clerk, visit)
        ways.add_people(clerk, household)
        ways.answer_questions(clerk, household)
        ways.type_record(clerk, household)
        with clerk.page.expect_navigation():
            clerk.page.locator('button[accesskey="p"]').press("Enter")
        self.assertTrue(clerk.page.url.endswith(f"/desk/{visit}/forms"), clerk.page.url)
        return clerk, visit, household

    def card(self, clerk, title):
        return clerk.page.locator("section.form-card").filter(
            has=clerk.page.get_by_role("heading", name=title, exact=True)).first

    def print_form(self, clerk, title):
        clerk.press(self.card(clerk, title).locator('button[type="submit"]'))

    def check_sheets(self, clerk, visit, number):
        """Every sheet is A4, says whose it is and which print, and holds its texts."""
        sheets = clerk.page.locator(".form-sheet").count()
        pages = paper(clerk)
        self.assertEqual(len(pages), sheets)
        for place, page in enumerate(pages):
            self.assertEqual(size(page), (210, 297))
            text = page.extract_text()
            self.assertIn(visit, text)
            self.assertIn(f"{visit}-{number}", text)
            self.assertIn(f"{place + 1}/{sheets}", text)
            self.assertIn("SIMULATED", text)
        self.assertEqual(clerk.page.evaluate(ASTRAY), [])
        return pages

    def test_a_family_gets_its_sheets_and_a_second_print_says_that_it_is_one(self):
        clerk, visit, household = self.at_the_forms()
        clerk.look("forms")
        self.print_form(clerk, "住民異動届")
        clerk.look("form-residence")
        shown = "".join(clerk.page.locator(".form-sheet text").all_text_contents())
        self.assertIn(LONG, shown)
        for name in household.names:
            self.assertIn(name, shown)
        self.assertNotIn("再印刷", shown)
        self.check_sheets(clerk, visit, 1)
        clerk.press(clerk.page.locator('a[accesskey="b"]'))
        card = self.card(clerk, "住民異動届")
        self.assertIn(f"{visit}-1", card.inner_text())
        reason = card.locator('input[name="reason"]')
        reason.fill("　")
        with clerk.refusals(422):
            self.print_form(clerk, "住民異動届")
        self.assertTrue(clerk.sees("もう一度印刷する理由"))
        clerk.look("form-without-reason")
        self.card(clerk, "住民異動届").locator('input[name="reason"]').fill("書き損じ")
        self.print_form(clerk, "住民異動届")
        clerk.look("form-again")
        pages = self.check_sheets(clerk, visit, 2)
        for page in pages:
            self.assertIn("Reprint 1", page.extract_text())
        self.assertNotIn(LONG, self.stage.house.said())

    def test_every_form_of_the_visit_is_printed_whole_in_both_languages(self):
        clerk, visit, _ = self.at_the_forms(people=4, language="en")
        clerk.look("forms")
        count = clerk.page.locator("section.form-card").count()
        self.assertGreaterEqual(count, 3)
        for place in range(count):
            card = clerk.page.locator("section.form-card").nth(place)
            clerk.press(card.locator('button[type="submit"]'))
            self.check_sheets(clerk, visit, place + 1)
            if place == 0:
                clerk.look("form-sheet")
            clerk.open(f"/desk/{visit}/forms")

    def test_nothing_is_printed_over_what_somebody_changed_meanwhile(self):
        clerk, visit, _ = self.at_the_forms()
        other = self.person("mado")
        other.open(f"/desk/{visit}")
        other.field("record.household.address").fill("別の町1番1号")
        ways.save(other)
        with clerk.refusals(409):
            self.print_form(clerk, "住民異動届")
        self.assertTrue(clerk.sees("ほかの人が先に変更しました"), clerk.page.inner_text("main"))
        self.assertEqual(clerk.page.locator(".form-sheet").count(), 0)

    def test_identity_is_shown_by_one_photograph_or_two_other_kinds(self):
        clerk, visit, _ = self.at_the_forms()
        self.assertTrue(clerk.sees("本人確認がまだです"))
        clerk.press(clerk.page.locator('a[accesskey="i"]'))
        clerk.look("identity")
        clerk.choose("kind-pension-book")
        clerk.press(clerk.button("記録する"))
        self.assertTrue(clerk.sees("あと1点必要です"))
        clerk.choose("kind-staff-card")
        clerk.press(clerk.button("記録する"))
        self.assertTrue(clerk.sees("本人確認が済みました"))
        clerk.choose("kind-pension-book")
        clerk.choose("kind-staff-card")
        clerk.choose("kind-driving-licence")
        clerk.press(clerk.button("記録する"))
        self.assertTrue(clerk.sees("本人確認が済みました"))
        clerk.press(clerk.page.locator('a[accesskey="b"]'))
        self.assertTrue(clerk.page.url.split("?")[0].endswith(f"/desk/{visit}/forms"))

    def test_others_see_no_form(self):
        _, visit, _ = self.at_the_forms()
        concierge, elsewhere = self.person("annai"), self.person("hana")
        with concierge.refusals(403):
            self.assertEqual(concierge.open(f"/desk/{visit}/forms"), 403)
        with elsewhere.refusals(404):
            self.assertEqual(elsewhere.open(f"/desk/{visit}/forms"), 404)

    def test_the_slip_fits_paper_of_80_mm(self):
        concierge = self.person("annai")
        visit, _ = ways.come_in(concierge, ways.Household(2))
        concierge.open(f"/visits/{visit}/slip")
        self.assertEqual({size(page)[0] for page in paper(concierge)}, {210})
        concierge.press(concierge.page.locator('a[accesskey="t"]'))
        concierge.look("ticket")
        pages = paper(concierge)
        self.assertEqual({size(page)[0] for page in pages}, {80})
        self.assertIn(visit, pages[0].extract_text())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
