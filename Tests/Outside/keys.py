"""A keyboard that counts: what is data, and what is needed besides."""

from ways import OPEN_QUESTIONS

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

    def send(self, key):
        """A key that leads to a page."""
        with self.page.expect_navigation():
            self.press(key)

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

    def choose(self, name, value):
        """Chooses in a list by its digit, which is the datum."""
        self.reach(name)
        options = self.page.locator(f'[id="{name}"] option').all()
        values = [option.get_attribute("value") for option in options]
        self.press(str(values.index(value)), is_data=True)

    # The work

    def add_people(self, household):
        self.begin("people")
        for number, person in enumerate(household.people):
            self.choose(f"new.{number}.relationship", person["relationship"])
            self.reach(f"new.{number}.born")
            self.write(person["born"].replace("-", ""))
            self.press("Enter")
        self.reach("people_complete")
        self.press("Space", is_data=True)
        self.send("Enter")

    def answer_questions(self, household):
        self.begin("questions")
        for _ in range(60):
            questions = self.page.evaluate(OPEN_QUESTIONS)
            if not questions:
                return
            self.answer_card([(field, kind, household.says(field)) for field, kind in questions])
            self.send("Enter")
        raise AssertionError("the questions do not end")

    def answer_card(self, questions):
        """Every question of the card; one key says the same of all who are left."""
        place = 0
        while place < len(questions):
            field, kind, said = questions[place]
            fact = field.rsplit(".", 1)[-1]
            rest = [other for other in questions[place:] if other[0].rsplit(".", 1)[-1] == fact]
            is_further = place > 0 and questions[place - 1][0].rsplit(".", 1)[-1] == fact
            if kind != "text" and is_further and len(rest) > 1 \
                    and all(other[2] == questions[place - 1][2] for other in rest):
                self.reach(f"{field}.state" if kind == "set" else field)
                self.press("0", is_data=True)
                place += len(rest)
                continue
            self.answer(field, kind, said)
            place += 1
            if kind == "text" and place < len(questions):
                self.press("Enter")

    def answer(self, field, kind, said):
        if kind == "choice":
            self.choose(field, said)
        elif kind == "flag":
            self.reach(field)
            self.press({"yes": "1", "no": "2", "?": "3"}[said], is_data=True)
        elif kind == "set":
            self.reach(f"{field}.state")
            assert not said or said == "?", "no family of these tests has any"
            self.press("3" if said == "?" else "1", is_data=True)
        else:
            self.reach(field)
            self.write(said)

    def type_record(self, household):
        """What filing needs and the family knows; the enter key leads from one to the next."""
        self.begin("record")
        names = [control.get_attribute("name")
                 for control in self.page.locator('#desk [name^="record."]').all()]
        for name in names:
            datum = household.datum(name)
            if datum is not None:
                self.reach(name)
                self.write(datum)
                self.press("Enter")

    def choose_fates(self):
        """Nothing is left to choose: what usually happens is chosen, and shown."""
        self.begin("fates")
        assert self.page.locator("section.plan-group--open .plan-item").count() == 0

    def file(self):
        """The focus stands on the button by now."""
        self.begin("filing")
        assert self.page.evaluate("() => document.activeElement.matches('#filing button')")
        self.send("Enter")
