"""The individual counters at their screens: what routing sends there is seen, marked and ended.

Real Chromium, real processes; axe looks at every screen.
"""

import re
import sys
import unittest

import ways
from staffed import AtTheScreens, StaffedHouse
from ways import Household

DESK = "children-and-families"
OTHER = "elderly-and-disabled"


def setUpModule():
    """One house for all tests; each has visits of its own."""
    stage = unittest.enterModuleContext(StaffedHouse("section"))
    AtTheScreens.stage = stage
    stage.hire("kaigo", "高齢 守", ["section"], "121011", [OTHER])
    stage.hire("yoso", "見川 桜", ["section"], "121029", [DESK])


def named(visit):
    """A visit's number and no longer one that begins with it."""
    return re.compile(rf"{visit}(?!\d)")


class StraightFromTheDoor(AtTheScreens):
    """Whom the door sends past the unified counter stands in the list of the desk at once."""

    def come_for_the_nursery(self):
        concierge = self.person("annai", width=820)
        concierge.open("/door")
        concierge.page.evaluate(
            "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        concierge.choose("booked-no")
        concierge.choose("event-to-abroad")
        concierge.press(concierge.button("次へ"))
        concierge.press(concierge.page.locator(
            '.big-buttons button[value="nursery-leave-or-transfer"]'))
        self.assertTrue(concierge.sees("こども家庭課"))
        return re.search(r"/door/(V\d+)", concierge.page.url)[1]

    def row(self, worker, visit):
        return worker.page.locator("tbody tr").filter(has_text=named(visit))

    def test_a_visitor_is_received_and_the_visit_ends(self):
        visit = self.come_for_the_nursery()
        worker = self.person("kosodate")
        worker.look("home-section")
        worker.press(worker.page.locator("main").get_by_role("link", name="個別窓口"))
        worker.look("desks")
        self.assertEqual(worker.page.locator("table#desks tbody tr").count(), 1)
        worker.press(worker.page.locator("table#desks tbody a"))
        worker.look("desk-entries")
        self.assertEqual(self.row(worker, visit).count(), 1)
        worker.press(self.row(worker, visit).get_by_role("button", name="到着"))
        self.assertTrue(worker.sees("到着を記録しました"))
        worker.look("desk-entries-arrived")
        worker.press(self.row(worker, visit).get_by_role("link"))
        worker.look("desk-entry")
        worker.press(worker.page.get_by_role("button", name="完了"))
        self.assertTrue(worker.sees("すべて終わったため、来庁を終了しました"))
        worker.look("desk-entries-ended")
        clerk = self.person("mado")
        clerk.open(f"/visits/{visit}")
        clerk.look("visit-ended-at-desk")
        self.assertTrue(clerk.sees("すべての手続が終わったため"))
        self.assertTrue(clerk.sees("個別窓口での経過"))

    def test_the_second_of_two_who_press_is_told_and_what_is_wrong_is_said_at_its_field(self):
        visit = self.come_for_the_nursery()
        worker, clerk = self.person("kosodate"), self.person("mado", language="en")
        clerk.open("/desk")
        self.assertTrue(self.row(clerk, visit).get_by_text("At another desk").is_visible())
        for person in (worker, clerk):
            person.open(f"/desks/{DESK}")
        clerk.look("desk-entries")
        worker.press(self.row(worker, visit).get_by_role("button", name="到着"))
        with clerk.refusals(409):
            clerk.press(self.row(clerk, visit).get_by_role("button", name="Arrived"))
            clerk.look("desk-entries-409")
        self.assertTrue(clerk.sees("子育 桜 was first (arrived)"))
        row = self.row(clerk, visit)
        row.locator("summary").click()
        row.locator('[name="until"]').fill("1990-13")
        with clerk.refusals(400):
            clerk.press(row.get_by_role("button", name="A paper is missing"))
            clerk.look("desk-entries-problem")
        self.assertTrue(clerk.sees("Enter until when"))
        row = self.row(clerk, visit)
        row.locator('[name="to"]').select_option(OTHER)
        clerk.press(row.get_by_role("button", name="Send on"))
        self.assertTrue(clerk.sees("Sent on to the other desk"))
        other = self.person("kaigo")
        other.open(f"/desks/{OTHER}")
        self.assertEqual(self.row(other, visit).count(), 1)
        other.press(self.row(other, visit).get_by_role("button", name="来なかった"))
        other.press(self.row(other, visit).get_by_role("button", name="取り消す"))
        self.assertTrue(other.sees("記録を取り消しました"))

    def test_it_works_without_a_script(self):
        visit = self.come_for_the_nursery()
        worker = self.person("kosodate", script=False)
        worker.open(f"/desks/{DESK}")
        worker.press(self.row(worker, visit).get_by_role("button", name="到着"))
        worker.look("desk-entries-plain")
        worker.press(self.row(worker, visit).get_by_role("button", name="完了"))
        self.assertTrue(worker.sees("来庁を終了しました"))

    def test_another_desk_and_another_office_see_nothing(self):
        visit = self.come_for_the_nursery()
        for login, own in (("kaigo", OTHER), ("yoso", DESK)):
            person = self.person(login)
            person.open(f"/desks/{own}")
            self.assertFalse(person.sees(visit), login)
            with person.refusals(403, 404):
                paths = [f"/desks/{DESK}/{visit}", f"/desks/{OTHER}/{visit}", f"/visits/{visit}",
                         f"/desk/{visit}", f"/door/{visit}", f"/visits/{visit}/slip"]
                for path in paths:
                    self.assertIn(person.open(path), (403, 404), f"{login} {path}")


class FromTheUnifiedCounter(AtTheScreens):
    """What a bundle leaves to other desks is in their lists once it is filed."""

    def test_what_a_filed_visit_leaves_is_in_the_lists_of_the_desks(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        newcomer = Household(1)
        visit, _ = ways.come_in(concierge, newcomer)
        ways.call(clerk, visit)
        ways.add_people(clerk, newcomer)
        ways.answer_questions(clerk, newcomer)
        ways.type_record(clerk, newcomer)
        ways.choose_fates(clerk)
        item = clerk.page.locator(".plan-item").filter(has_text="EN07")
        item.locator("select").select_option("sent")
        ways.file(clerk)
        sent = self.stage.house.psql(
            "SELECT count(*) FROM hitomado.visit_item WHERE fate = 'sent' AND done_at IS NULL"
            f" AND next_step <> 'guide' AND visit_id = {visit[1:]}")
        self.assertGreater(int(sent), 0)
        clerk.open("/desks")
        clerk.look("desks-clerk")
        desks = [link.get_attribute("href")
                 for link in clerk.page.locator("table#desks tbody a").all()]
        seen = 0
        for desk in desks:
            clerk.open(desk)
            seen += clerk.page.locator("tbody tr").filter(has_text=named(visit)).count()
        self.assertEqual(seen, int(sent))
        clerk.open(f"/visits/{visit}")
        clerk.look("visit-with-desks")
        self.check_the_command(visit, desks)

    def check_the_command(self, visit, desks):
        """The command line lists the same, and notes what the page would."""
        house = self.stage.house
        place = ["--office", "121011", "--by", "mado", "--json"]
        for desk in [path.split("/")[-1] for path in desks]:
            found = [entry for entry in house.answer("desk", "list", desk, *place)
                     if entry["visit"] == visit and entry["state"] == "expected"]
            if found:
                break
        entry = found[0]["entry"]
        mark = ["desk", "mark", visit, entry]
        options = ["--desk", desk, "--by", "mado", "--json"]
        self.assertEqual(house.answer(*mark, "arrived", *options)["state"], "arrived")
        self.assertEqual(house.answer(*mark, "undo", *options)["state"], "expected")
        sent = house.answer(*mark, "did-not-come", *options)
        self.assertEqual(sent["state"], "absent")
        left = house.answer("desk", "list", desk, *place)
        self.assertEqual([one["state"] for one in left
                          if (one["visit"], one["entry"]) == (visit, entry)], ["absent"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
