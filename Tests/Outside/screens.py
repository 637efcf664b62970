"""Real Chromium before the screens: people who sign in, and an eye on every page that they see."""

import contextlib
import os
import pathlib
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from installation import ROOT

CHROMIUM = os.environ.get("HITOMADO_TEST_CHROMIUM") or "/usr/bin/chromium"
LOCALES = {"ja": "ja-JP", "en": "en-GB"}
BANNER = {"ja": "模擬の基幹システムが動いています", "en": "A simulated back office is running"}
NARROWEST = 320


class Stage:
    """A browser before a house, and the people in it."""

    def __init__(self, house, name):
        self.house, self.name = house, name
        self.passwords = {}
        self.pictures = picture_folder(name)
        self.taken = 0

    def __enter__(self):
        self.playwright = sync_playwright().start()
        # Pages may be kept for the back button here as they are for people; the driver turns that off.
        self.browser = self.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [],
            ignore_default_args=["--disable-back-forward-cache"])
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()

    def picture(self, name):
        """The file for the next picture; numbers keep the order in which screens were seen."""
        self.taken += 1
        return self.pictures / f"{self.name}-{self.taken:03}-{name}.png"


def picture_folder(name):
    """Where pictures of the screens are kept; those of an earlier run of the same name go."""
    chosen = os.environ.get("HITOMADO_SCREENSHOTS")
    folder = pathlib.Path(chosen) if chosen else ROOT / ".build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{name}-[0-9][0-9][0-9]-*.png"):
        old.unlink()
    return folder


class Person:
    """Somebody at a screen of their own. `problems` collects what no page may do."""

    def __init__(self, stage, login=None, language="ja", script=True, width=1440):
        self.stage, self.login, self.language, self.script = stage, login, language, script
        self.problems = []
        self.allowed = set()
        self.context = stage.browser.new_context(
            base_url=stage.house.address, locale=LOCALES[language], timezone_id="Asia/Tokyo",
            viewport={"width": width, "height": 900}, java_script_enabled=script)
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.problems.append(f"script failed: {error}"))
        self.page.on("response", self.check_answer)

    def words(self, ja, en):
        """One of two texts, in the language of the screens."""
        return {"ja": ja, "en": en}[self.language]

    # What the browser says

    def hear(self, message):
        if message.type not in ("error", "warning"):
            return
        status = re.search(r"responded with a status of (\d+)", message.text)
        if status and int(status[1]) in self.allowed:
            return
        self.problems.append(f"{self.page.url}: the console says: {message.text}")

    def check_answer(self, response):
        """Every page is kept nowhere, and says what it may load."""
        if response.request.resource_type != "document" or response.status in (302, 303):
            return
        if not response.url.startswith(self.stage.house.address + "/"):
            return
        headers = response.headers
        if headers.get("cache-control") != "no-store":
            self.problems.append(f"{response.url}: may be kept: {headers.get('cache-control')}")
        if "script-src 'self'" not in headers.get("content-security-policy", ""):
            self.problems.append(f"{response.url}: has no policy for scripts")
        if response.status >= 400 and response.status not in self.allowed:
            self.problems.append(f"{response.url}: answered {response.status}")

    @contextlib.contextmanager
    def refusals(self, *statuses):
        """Inside, these statuses are what is wanted."""
        self.allowed = set(statuses)
        try:
            yield
        finally:
            self.allowed = set()

    # Going about

    def open(self, path):
        """Goes to an address; the answer's status."""
        return self.page.goto(path).status

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name):
        return self.page.get_by_role("link", name=name, exact=True)

    def press(self, control):
        """Presses a button or a link that leads to a page; its answer."""
        with self.page.expect_navigation() as answer:
            control.click()
        return answer.value

    def field(self, name):
        """The control of a form field by its id, which is the field's name."""
        return self.page.locator(f'[id="{name}"]')

    def choose(self, identifier):
        """Clicks what stands beside a box or a round button."""
        self.page.locator(f'label[for="{identifier}"]').click()

    def sees(self, text):
        return text in self.page.locator("main").inner_text()

    # Looking

    def look(self, name):
        """Keeps a picture of the page, and notes what axe, the banner and a narrow window show."""
        self.page.screenshot(
            path=self.stage.picture(f"{name}.{self.language}"), full_page=True, caret="initial")
        if self.script:  # without one axe cannot run; the markup is the same
            self.ask_axe(name)
        banner = self.page.locator("section.simulation")
        if not banner.is_visible() or BANNER[self.language] not in banner.inner_text():
            self.problems.append(f"{name}: does not say that the back office is simulated")
        if self.page.locator("html").get_attribute("lang") != self.language:
            self.problems.append(f"{name}: is not in the language {self.language}")
        self.check_narrow(name)

    def ask_axe(self, name):
        for violation in Axe().run(self.page).response["violations"]:
            for node in violation["nodes"]:
                self.problems.append(
                    f"{name}.{self.language}: axe {violation['id']}: {violation['help']}: "
                    f"{node['target']}: {node.get('failureSummary', '')}")

    def check_narrow(self, name):
        size = self.page.viewport_size
        self.page.set_viewport_size({"width": NARROWEST, "height": size["height"]})
        excess = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.page.set_viewport_size(size)
        if excess > 0:
            self.problems.append(f"{name}: {excess} pixels too wide for {NARROWEST}")

    # Signing in

    def sign_in(self, password=None):
        """Signs in; with a password that somebody else made, it is changed at once."""
        password = password or self.stage.passwords[self.login]
        if not self.page.url.startswith(self.stage.house.address + "/sign-in"):
            self.open("/sign-in")
        self.field("user").fill(self.login)
        self.field("password").fill(password)
        self.press(self.button(self.words("サインイン", "Sign in")))
        if self.page.url.endswith("/password"):
            self.change_password(password)
        return self

    def change_password(self, old):
        new = "窓口の 長い 合言葉 2026"
        self.look("password")
        self.field("current").fill(old)
        self.field("new").fill(new)
        self.field("again").fill(new)
        self.press(self.button(self.words("パスワードの変更", "Change the password")))
        self.stage.passwords[self.login] = new

    def sign_out(self):
        self.press(self.button(self.words("サインアウト", "Sign out")))
