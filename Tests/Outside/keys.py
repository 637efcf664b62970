"""A keyboard that counts: what is data, and what is needed besides."""

from ways import OPEN_QUESTIONS, RELEASED

STEPS_MAXIMUM = 600
BEFORE = """(name) => {
    const target = document.getElementsByName(name)[0];
    const place = document.activeElement.compareDocumentPosition(target);
    return document.activeElement !== document.body && (place & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}"""
FOCUS = "() => document.activeElement.name || ''"


class Keyboard:
    """Fills the desk of one person at a screen with keys alone."""

    def __init__(self, clerk):
        self.page = clerk.page
        self.driver = clerk.context.new_cdp_session(clerk.page)
        self.counts = {"data": 0}
        self.phase = None

    def begin(self, phase):
        """From here on, keystrokes beyond the data count for this part of the work."""
        self.phase = phase
        self.counts.setdefault(phase, 0)

    @property
    def beyond(self):
        return sum(self.counts.values()) - self.counts["data"]

    def press(self, key, is_data=False):
        self.page.keyboard.press(key)
        self.counts["data" if is_data else self.phase] += 1

    def access(self, letter):
        """The alternate key with a letter; the driver's own keyboard does not send it as browsers want."""
        key = {"modifiers": 1, "key": letter, "text": letter, "unmodifiedText": letter,
               "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
        self.driver.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
        self.driver.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
        self.counts[self.phase] += 1

    def act(self, letter):
        """An access key that leads to a page."""
        with self.page.expect_navigation():
            self.access(letter)

    def write(self, text):
        """Data, however many keys an input method wants for it."""
        self.page.keyboard.insert_text(text)
        self.counts["data"] += len(text)

    def reach(self, name):
        """Moves the focus to a field from where it is, the shorter way in reading order."""
        key = "Shift+Tab" if self.page.evaluate(BEFORE, name) else "Tab"
        for _ in range(STEPS_MAXIMUM):
            if self.page.evaluate(FOCUS) == name:
                return
            self.press(key)
        raise AssertionError(f"the keyboard does not reach {name}")

    def pick(self, name, value):
        """Chooses in a list: one keystroke is the datum, further arrows are not."""
        self.reach(name)
        for turn in range(STEPS_MAXIMUM):
            if self.page.locator(f'[id="{name}"]').input_value() == value:
                return
            self.press("ArrowDown", is_data=turn == 0)
        raise AssertionError(f"{name} does not offer {value}")

    # The work

    def add_people(self, household):
        self.begin("people")
        for person in household.people:
            self.access("a")
            self.pick("new.0.relationship", person["relationship"])
            self.press("Tab")
            self.write(person["born"].replace("-", ""))
            if person is household.people[-1]:
                self.reach("people_complete")
                self.press("Space", is_data=True)
            self.act("s")

    def answer_questions(self, household):
        self.begin("questions")
        for _ in range(60):
            questions = self.page.evaluate(OPEN_QUESTIONS)
            if not questions:
                return
            self.unfold()
            for field, kind in questions:
                self.answer(field, kind, household.says(field))
            self.act("s")
        raise AssertionError("the questions do not end")

    def answer(self, field, kind, said):
        if kind == "choice":
            self.pick(field, said)
        elif kind == "flag":
            self.reach(field)
            self.press({"yes": "1", "no": "2", "?": "3"}[said], is_data=True)
        elif kind == "set":
            self.reach(f"{field}.state")
            self.press("2" if said == "?" else "1", is_data=True)
        else:
            self.reach(field)
            self.write(said)

    def unfold(self):
        """Opens the folded parts, each by its summary."""
        folded = "#desk details.person:not([open]) > summary, " \
            "#desk details.answers-all:not([open]) > summary"
        while self.page.locator(folded).count():
            for _ in range(STEPS_MAXIMUM):
                self.press("Tab")
                if self.page.evaluate("() => document.activeElement.matches("
                                      "'details:not([open]) > summary:not(.why > summary)')"):
                    self.press("Enter")
                    break

    def type_record(self, household):
        self.begin("record")
        names = [control.get_attribute("name")
                 for control in self.page.locator('#desk [name^="record."]').all()]
        for name in names:
            datum = household.datum(name)
            if datum is not None:
                self.reach(name)
                self.write(datum)

    def choose_fates(self):
        self.begin("fates")
        items = self.page.locator("section.plan-group--open .plan-item")
        chosen = [
            (item.locator("select").get_attribute("name"),
             RELEASED.get(item.locator(".plan-item__code").inner_text(), "not-needed"))
            for item in items.all()]
        for name, fate in chosen:
            self.pick(name, fate)

    def file(self):
        self.begin("filing")
        self.act("f")
