"""Characters that cannot be typed, by keys and under axe; protection by one key, confirmed by a second person."""

import sys
import unittest

import ways
from staffed import AtTheScreens, StaffedHouse

FAMILY = "record.p1.family_name"
VARIANT = "\u9089\U000e0110"


def setUpModule():
    """One house for all of it."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("glyphs"))


class AtTheConsole(AtTheScreens):
    """A family whose name has a character that nobody can type."""

    def at_the_record(self, concierge, clerk):
        household = ways.Household(1)
        visit, _ = ways.come_in(concierge, household)
        ways.call(clerk, visit)
        ways.add_people(clerk, household)
        ways.answer_questions(clerk, household)
        ways.type_record(clerk, household)
        return visit

    def press_key(self, clerk, key):
        """The control of a key, by the keyboard alone; leads to another page."""
        control = clerk.page.locator(f'[accesskey="{key}"]')
        control.focus()
        with clerk.page.expect_navigation():
            clerk.page.keyboard.press("Enter")

    def to_the_characters(self, clerk, name="渡〓"):
        clerk.field(FAMILY).fill(name)
        self.press_key(clerk, "j")
        self.assertTrue(clerk.page.url.endswith("/glyphs"), clerk.page.url)

    def test_a_character_is_found_drawn_and_put_in_by_keys(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit = self.at_the_record(concierge, clerk)
        self.to_the_characters(clerk)
        clerk.look("glyphs-empty")
        focused = clerk.page.evaluate("document.activeElement.id")
        self.assertEqual(focused, "reading")
        clerk.page.keyboard.type("へん")
        clerk.field("fewest").fill("17")
        with clerk.page.expect_navigation():
            clerk.page.keyboard.press("Enter")
        shapes = clerk.page.locator("svg.glyph__shape path")
        self.assertGreater(shapes.count(), 5)
        self.assertEqual(len({shape.get_attribute("d") for shape in shapes.all()}), shapes.count())
        clerk.look("glyphs-found")
        # The first is chosen and has the focus; arrows lead on, and the key of the button puts it in.
        self.assertIn("glyph-", clerk.page.evaluate("document.activeElement.id"))
        for _ in range(60):
            if clerk.field("glyph-9089.E0110").is_checked():
                break
            clerk.page.keyboard.press("ArrowRight")
        self.assertTrue(clerk.field("glyph-9089.E0110").is_checked())
        self.press_key(clerk, "f")
        self.assertIn(f"/desk/{visit}", clerk.page.url)
        self.assertEqual(clerk.field(FAMILY).input_value(), "渡" + VARIANT)

    def test_the_radicals_are_one_stop_of_the_tab_key(self):
        concierge, clerk = self.person("annai"), self.person("mado", language="en")
        self.at_the_record(concierge, clerk)
        self.to_the_characters(clerk)
        clerk.page.locator("summary").first.click()
        clerk.look("glyphs-radicals")
        clerk.field("radical-0").focus()
        for _ in range(3):
            clerk.page.keyboard.press("ArrowRight")
        self.assertTrue(clerk.field("radical-3").is_checked())
        self.press_key(clerk, "s")
        self.assertTrue(clerk.sees("Shown"))
        clerk.look("glyphs-of-a-radical")

    def test_protection_holds_from_one_key_and_a_second_person_confirms_it(self):
        concierge, clerk, other = self.person("annai"), self.person("mado"), self.person("center-a")
        visit = self.at_the_record(concierge, clerk)
        clerk.open(f"/desk/{visit}/forms")
        self.press_key(clerk, "q")
        self.assertIn(f"/desk/{visit}/forms", clerk.page.url)
        clerk.look("forms-of-somebody-protected")
        clerk.open(f"/visits/{visit}/protection")
        clerk.look("protection-provisional")
        self.assertEqual(clerk.page.locator('main [accesskey="c"]').count(), 0)
        other.open(f"/visits/{visit}/protection")
        self.press_key(other, "c")
        other.look("protection-confirmed")
        self.assertTrue(other.sees("確認済み"))

    def test_the_door_protects_by_one_key_and_says_nothing(self):
        concierge = self.person("annai")
        visit, _ = ways.come_in(concierge, ways.Household(1))
        concierge.open(f"/door/{visit}")
        self.press_key(concierge, "q")
        concierge.look("door-of-somebody-protected")
        whole = concierge.page.locator("body").inner_text()
        self.assertIn("要配慮", whole)
        self.assertNotIn("支援措置", whole)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
