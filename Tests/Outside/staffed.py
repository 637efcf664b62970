"""A house with its staff, added through the screens, and what every test of the screens stands on."""

import sys
import time
import unittest

from house import House
from screens import Person, Stage

STAFF = {
    "annai": ("案内 一葉", ["concierge"], "121011"),
    "mado": ("窓口 葛\U000e0100葉", ["clerk"], "121011"),
    "hana": ("見川 花", ["clerk"], "121029"),
    "kosodate": ("子育 桜", ["section"], "121011", ["children-and-families"]),
    "center-a": ("中央 朝子", ["center"], "121011"),
    "center-b": ("中央 晩子", ["center"], "121011"),
}
CENTER_SECONDS = 90


class StaffedHouse(Stage):
    """The house starts by commands; everything after that is done in the browser."""

    def __init__(self, name, *rejections):
        super().__init__(House(*rejections), name)

    def __enter__(self):
        self.house.__enter__()
        try:
            super().__enter__()
            login, password = self.house.administrator
            self.administrator = Person(self, login)
            self.administrator.open("/")
            self.administrator.look("sign-in")
            self.administrator.sign_in(password)
            self.administrator.look("home-administrator")
            for name, particulars in STAFF.items():
                self.hire(name, *particulars)
            self.administrator.look("staff-new-password")
        except BaseException:
            self.house.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, *failure):
        super().__exit__(*failure)
        self.house.__exit__(*failure)

    def hire(self, login, display_name, roles, office, desks=()):
        """The administrator adds a member and reads the password, which is shown once."""
        chief = self.administrator
        chief.open("/staff")
        chief.field("user").fill(login)
        chief.field("name").fill(display_name)
        for role in roles:
            chief.choose(f"role-{role}")
        chief.field("office").select_option(office)
        for desk in desks:
            chief.choose(f"desk-{desk}")
        chief.press(chief.button("追加する"))
        shown = chief.page.locator(".banner--success .code")
        self.passwords[login] = shown.inner_text()


class AtTheScreens(unittest.TestCase):
    """A test with people at screens; whatever a page did that none may do fails it."""

    stage = None

    def setUp(self):
        self.everybody = []

    def tearDown(self):
        for person in self.everybody:
            person.context.close()
        problems = [problem for person in self.everybody for problem in person.problems]
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def person(self, login, **options):
        """A member of the staff who is signed in at a screen of their own."""
        person = Person(self.stage, login, **options)
        self.everybody.append(person)
        return person.sign_in()

    def wait_until(self, is_so, what, person, seconds=CENTER_SECONDS):
        """Looks again and again, a short while apart, and gives up after a time."""
        limit = time.monotonic() + seconds
        while not is_so():
            self.assertLess(time.monotonic(), limit, f"{what}: {self.stage.house.said()[-2000:]}")
            person.page.wait_for_timeout(250)

    def wait_for_state(self, person, item, state):
        """Until the page of an item says so."""
        def is_so():
            person.open(f"/center/items/{item}")
            return person.page.locator(".summary-list .chip").first.inner_text() == state

        self.wait_until(is_so, f"{item} is not {state}", person)
