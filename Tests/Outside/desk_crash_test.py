"""Server, database and browser end in mid-entry: at most the field being typed is lost.

HITOMADO_CRASHES says at how many moments, which HITOMADO_SEED repeats.
"""

import os
import pathlib
import random
import signal
import sys
import threading
import time
import unittest
import uuid

from playwright.sync_api import Error

import ways
from cluster import Cluster
from screens import CHROMIUM, Person
from staffed import StaffedHouse
from ways import Household

CRASHES = int(os.environ.get("HITOMADO_CRASHES", "6"))
SEED = int(os.environ.get("HITOMADO_SEED", "20260406"))
KINDS = ("server", "database", "browser")
KEPT = "下書きに残しました"
# A field that was left so shortly before the end still counts as being typed.
LEFT_SECONDS = 0.2
WORDS = ("千葉", "髙橋", "葛\U000e0100城", "みなと", "1-2-3", "港 町", "カシワ", "S60.", "R8.4")
FIELDS = """() => [...document.querySelectorAll('#desk input[type=text], #desk textarea')]
    .filter((control) => control.checkVisibility()).map((control) => control.name)"""
VALUES = """() => Object.fromEntries([...document.querySelectorAll(
    '#desk input[type=text], #desk textarea')].map((control) => [control.name, control.value]))"""
STATE = "() => document.getElementById('save-state').textContent"


class CrashingHouse(StaffedHouse):
    """Its server of databases is its own, and its browser can be ended like any program."""

    def __init__(self, server):
        super().__init__("crash")
        self.house.server = server

    def open_browser(self):
        """A browser that is known by a mark on its command line."""
        self.mark = f"--hitomado-test={uuid.uuid4().hex}"
        self.browser = self.playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[self.mark] + (["--no-sandbox"] if os.geteuid() == 0 else []))

    def browser_process(self):
        """The number of the browser's first process, which takes the others along."""
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if self.mark in words and not any(word.startswith("--type=") for word in words):
                return int(entry.name)
        raise AssertionError("the browser has no process")


class Typing:
    """A clerk who types into one field after another, and knows what stands where."""

    def __init__(self, page, chance):
        self.page, self.chance = page, chance
        self.whole = {}
        self.current, self.left, self.left_at = None, None, 0.0

    def type_until(self, is_over):
        """Types until it is over, which may cut a field short."""
        while not is_over():
            name = self.chance.choice(self.page.evaluate(FIELDS))
            field = self.page.locator(f'[id="{name}"]')
            field.focus()
            self.leave(name)
            field.evaluate("(control) => control.select()")
            for _ in range(self.chance.randint(1, 4)):
                self.page.keyboard.insert_text(self.chance.choice(WORDS))
                self.page.wait_for_timeout(self.chance.uniform(20, 250))
                if is_over():
                    break
            # A field takes no more than it has room for.
            self.whole[name] = field.input_value()

    def leave(self, name):
        """The focus went on to a field, and all that was typed before is to be kept."""
        self.left, self.left_at = self.current, time.monotonic()
        self.current = name


class Crashes(unittest.TestCase):
    """A clerk types while parts of the house end without a farewell."""

    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())
        cls.stage = cls.enterClassContext(CrashingHouse(cls.cluster.url))

    def setUp(self):
        self.chance = random.Random(SEED)
        self.stage.browser.close()
        self.stage.open_browser()
        self.clerk = self.begin()

    def begin(self):
        """The clerk at a screen."""
        return Person(self.stage, "mado").sign_in()

    def come_to_the_forms(self):
        """A family whose data are to be typed."""
        concierge = Person(self.stage, "annai").sign_in()
        family = Household(4)
        visit, _ = ways.come_in(concierge, family)
        concierge.context.close()
        ways.call(self.clerk, visit)
        ways.add_people(self.clerk, family)
        ways.answer_questions(self.clerk, family)
        return f"/desk/{visit}"

    def test_at_most_the_field_being_typed_is_lost(self):
        print(f"{CRASHES} crashes, HITOMADO_SEED={SEED}", flush=True)
        address = self.come_to_the_forms()
        kinds = [KINDS[number % len(KINDS)] for number in range(CRASHES)]
        self.chance.shuffle(kinds)
        for number, kind in enumerate(kinds):
            with self.subTest(number=number, kind=kind):
                after = self.chance.uniform(0.1, 3)
                getattr(self, f"crash_the_{kind}")(address, after)
                failures = [what for what in self.clerk.problems if what.startswith("script")]
                self.assertEqual(failures, [])

    # Server and database end: the page stays, and sends what it has as soon as it can

    def crash_the_server(self, address, after):
        self.interrupt(address, after, self.end_server)

    def crash_the_database(self, address, after):
        self.interrupt(address, after, self.end_database)

    def end_server(self, pause):
        words = self.stage.house.kill("serve")
        time.sleep(pause)
        self.stage.house.launch(*words)

    def end_database(self, pause):
        self.cluster.stop_at_once()
        time.sleep(pause)
        self.cluster.start()

    def interrupt(self, address, after, end):
        typing = Typing(self.clerk.page, self.chance)
        pause, ended = self.chance.uniform(0, 1.5), threading.Event()

        def strike():
            time.sleep(after)
            end(pause)
            ended.set()

        striking = threading.Thread(target=strike)
        striking.start()
        typing.type_until(ended.is_set)
        striking.join()
        self.stage.house.wait_until_ready()
        self.wait_for_the_draft(typing, address)

    def wait_for_the_draft(self, typing, address):
        """Until the page says so, and all that it had has arrived."""
        limit = time.monotonic() + 30
        while True:
            state = self.clerk.page.evaluate(STATE)
            lost = self.lost(typing, address) if KEPT in state else {"": state}
            if not lost:
                return
            self.assertLess(time.monotonic(), limit, lost)
            self.clerk.page.wait_for_timeout(200)

    # The browser ends: the server has what it was sent

    def crash_the_browser(self, address, after):
        typing = Typing(self.clerk.page, self.chance)
        process, ended = self.stage.browser_process(), []

        def strike():
            time.sleep(after)
            ended.append(time.monotonic())
            os.kill(process, signal.SIGKILL)

        striking = threading.Thread(target=strike)
        striking.start()
        try:
            typing.type_until(lambda: bool(ended))
        except Error:
            pass  # as it must, where it ends in the middle of a key
        striking.join()
        self.stage.open_browser()
        self.clerk = self.begin()
        self.clerk.open(address)
        lost = self.lost(typing, address)
        spared = {typing.current}
        if ended[0] - typing.left_at < LEFT_SECONDS:
            spared.add(typing.left)
        self.assertLessEqual(set(lost), spared, lost)

    # Looking

    def lost(self, typing, address):
        """What stands otherwise than it was typed, on a page that is opened again."""
        page = self.clerk.context.new_page()
        page.goto(self.stage.house.address + address)
        shown = page.evaluate(VALUES)
        page.close()
        return {
            name: (text, shown.get(name))
            for name, text in typing.whole.items() if shown.get(name) != text}


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
