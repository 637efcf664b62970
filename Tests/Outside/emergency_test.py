"""Power or network fails: the pack on paper, what is entered afterwards, the help, and a house for practice. Real Chromium."""

import datetime
import os
import pathlib
import re
import sys
import unicodedata
import unittest

import pypdf
from axe_playwright_python.sync_playwright import Axe

import ways
from house import House
from screens import CHROMIUM, Person, Stage
from staffed import AtTheScreens, StaffedHouse

OFFICE = "121011"
NUMBER = re.compile(r"\d{6}-\d{3}-[2-9A-HJKMNP-Z]")
ROLES = ("concierge", "clerk", "section", "center", "remote", "administrator", "resident")


def setUpModule():
    """One house for all tests; each has numbers and visits of its own."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("emergency"))


def today():
    return datetime.datetime.now(ways.JAPAN).date().isoformat()


class Outage(AtTheScreens):
    """What a counter has in its drawer, and does after the failure."""

    def pack(self, name, numbers=4):
        """A pack by the command; its folder and its numbers."""
        house = self.stage.house
        folder = house.folder / name
        made = house.run(
            "emergency", "print", "--office", OFFICE, "--into", str(folder),
            "--numbers", str(numbers), "--by", "test", HITOMADO_CHROMIUM=CHROMIUM)
        self.assertEqual(made.returncode, 0, made.stderr)
        place = folder / f"{OFFICE}-{today()}"
        text = (place / "pack.html").read_text(encoding="utf-8")
        found = [number for number in dict.fromkeys(NUMBER.findall(text))
                 if number != "260406-017-K"]
        self.assertEqual(len(found), numbers)
        return place, found

    def test_the_pack_stands_alone_on_paper(self):
        place, numbers = self.pack("alone")
        pages = pypdf.PdfReader(place / "pack.pdf").pages
        text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages[:6]))
        for number in numbers:
            self.assertIn(number, text)
        self.assertGreater(len(pages), 20)
        context = self.stage.browser.new_context(offline=True)
        try:
            page = context.new_page()
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto((place / "events" / "move-in.html").as_uri())
            self.assertEqual(len(asked), 1, asked)
            violations = Axe().run(page).response["violations"]
            self.assertEqual([found["id"] for found in violations], [])
        finally:
            context.close()
        again = self.stage.house.run(
            "emergency", "print", "--office", OFFICE, "--into", str(place.parent), "--by", "test")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("作成済み", again.stderr)
        _, others = self.pack("other")
        self.assertEqual(set(numbers) & set(others), set())

    def test_a_sheet_is_entered_afterwards_by_keys(self):
        _, numbers = self.pack("entered")
        clerk = self.person("mado")
        clerk.open("/desk")
        with clerk.page.expect_navigation():
            clerk.page.locator('a[accesskey="e"]').press("Enter")
        clerk.look("emergency")
        with clerk.page.expect_navigation():
            clerk.page.locator('a[accesskey="e"]').press("Enter")
        self.assertEqual(clerk.page.evaluate("document.activeElement.id"), "number")
        clerk.look("enter-afterwards")
        keys = clerk.page.keyboard
        with clerk.refusals(422):
            keys.insert_text(numbers[0][:-1] + ("2" if numbers[0][-1] != "2" else "3"))
            keys.press("Tab")
            keys.insert_text(today())
            keys.press("Tab")
            keys.insert_text("0000")
            keys.press("Tab")
            keys.insert_text("窓口 葛葉")
            with clerk.page.expect_navigation():
                keys.press("Enter")
            clerk.look("enter-afterwards-refused")
        clerk.field("number").fill(numbers[0].lower())
        clerk.choose("event-move-in")
        clerk.press(clerk.button("入力を始める"))
        visit = re.search(r"/desk/(V\d+)", clerk.page.url)[1]
        clerk.look("console-afterwards")
        household = ways.Household(1)
        ways.add_people(clerk, household)
        ways.answer_questions(clerk, household)
        clerk.open("/desk")
        self.assertTrue(clerk.sees("紙で受付"))
        clerk.open(f"/visits/{visit}")
        self.assertTrue(clerk.sees("紙で受け付けた日時") and clerk.sees(numbers[0]))
        clerk.look("visit-afterwards")
        clerk.open("/emergency")
        clerk.field("number").fill(numbers[1])
        clerk.field("reason").fill("書き損じ")
        clerk.press(clerk.button("書損として記録"))
        clerk.press(clerk.page.get_by_role("button", name=re.compile("残りは未使用.*" + numbers[0])))
        clerk.look("emergency-settled")
        row = clerk.page.locator("tr", has_text=numbers[0])
        self.assertEqual(row.locator("td.number").all_inner_texts(), ["1", "1", "2", "0"])

    def test_administrators_see_which_office_has_no_new_pack(self):
        self.pack("watched")
        chief = self.stage.administrator
        chief.open("/emergency")
        self.assertTrue(chief.sees("1日以上作られていない窓口"))
        chief.look("emergency-administrator")
        self.assertEqual(chief.problems, [])

    def test_the_help_is_a_key_away_in_both_languages(self):
        clerk = self.person("mado")
        clerk.open("/desk")
        with clerk.page.expect_navigation():
            clerk.page.locator('a[accesskey="0"]').press("Enter")
        clerk.look("help")
        for language in ("ja", "en"):
            reader = Person(self.stage, language=language)
            self.everybody.append(reader)
            for role in ROLES:
                self.assertEqual(reader.open(f"/help/{role}"), 200)
                reader.look(f"help-{role}")


class PracticeHouse(House):
    """A house over a database for practice; its worker gets no folder."""

    def run(self, *arguments, **options):
        if arguments == ("staff", "ensure-administrator"):
            begun = super().run("practice", "begin")
            assert begun.returncode == 0, begun.stderr
        return super().run(*arguments, **options)

    def launch(self, *arguments):
        """Without a drop folder, and no back office beside it."""
        self.environment["HITOMADO_DROP"] = ""
        if arguments[0] == "work":
            arguments = ("work",)
        if arguments[0] != "back-office":
            super().launch(*arguments)


class Practice(unittest.TestCase):
    """Nothing that is practised reaches anything real."""

    def test_every_page_and_print_is_marked_and_no_drop_folder_is_taken(self):
        with PracticeHouse() as house:
            stage = Stage(house, "practice")
            stage.browser = AtTheScreens.stage.browser  # one driver a process
            login, password = house.administrator
            chief = Person(stage, login)
            chief.open("/")
            self.assertEqual(chief.page.locator("svg.practice-mark").count(), 1)
            chief.look("practice-sign-in")
            chief.sign_in(password)
            for path in ("/", "/desk", "/door", "/fees", "/staff", "/center", "/help/clerk"):
                chief.open(path)
                self.assertEqual(chief.page.locator("svg.practice-mark").count(), 1, path)
            chief.look("practice")
            chief.open("/fees")
            paper = pathlib.Path(house.folder / "fees.pdf")
            chief.page.pdf(path=paper, prefer_css_page_size=True)
            self.assertIn("PRACTICE", pypdf.PdfReader(paper).pages[0].extract_text())
            self.assertEqual(chief.problems, [])
            chief.context.close()
            refused = house.run("work", "--until-idle", "--drop", str(house.drop))
            self.assertEqual(refused.returncode, 65, refused.stderr)
            self.assertEqual(os.listdir(house.drop), [])
            busy = house.run("practice", "reset")
            self.assertNotEqual(busy.returncode, 0)
            for process in house.processes:
                process.terminate()
                self.assertEqual(process.wait(timeout=20), 0)
            reset = house.run("practice", "reset")
            self.assertEqual(reset.returncode, 0, reset.stderr)
            self.assertEqual(house.psql("SELECT count(*) FROM hitomado.staff"), "0")
            self.assertNotEqual(house.psql("SELECT count(*) FROM hitomado.resident"), "0")

    def test_a_real_database_is_never_reset(self):
        house = AtTheScreens.stage.house
        done = house.run("practice", "reset")
        self.assertEqual(done.returncode, 65, done.stderr)
        self.assertEqual(house.answer("practice", "status", "--json"), {"since": None})


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
