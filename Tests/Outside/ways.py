"""The way of a visit through the screens, as people go it: door, desk, center, hand-over."""

import datetime
import re

from installation import family, record

JAPAN = datetime.timezone(datetime.timedelta(hours=9))
RELEASED = {"EN07": "done-at-counter", "OT14": "done-at-counter", "MC07": "declined"}

# What the page has not been told yet: the field of each open question, and how it is answered.
OPEN_QUESTIONS = """() => {
    const open = [];
    for (const control of document.querySelectorAll('.card--next [name^="fact."]')) {
        const { name, value, type, checked } = control;
        if (type === "radio" && value === "" && checked)
            open.push(name.endsWith(".state") ? [name.slice(0, -6), "set"] : [name, "flag"]);
        if (control.tagName === "SELECT" && value === "") open.push([name, "choice"]);
        if (type === "text" && value === "" && !document.getElementById(name + "-uncertain").checked)
            open.push([name, "text"]);
    }
    return open;
}"""


def moving_day():
    """Some days ago, so that the move is a fact and its deadline is ahead."""
    return (datetime.datetime.now(JAPAN).date() - datetime.timedelta(days=5)).isoformat()


class Household:
    """What a household knows of itself, and answers when it is asked."""

    def __init__(self, people=4, about_the_first=None, **facts):
        known = family(people, moved_on=moving_day(), planned_move_on=moving_day(), **facts)
        self.people = known["people"]
        self.people[0].update(about_the_first or {})
        self.facts = dict(known["facts"], papers_brought=True)
        self.record = record(people)

    def says(self, field):
        """The answer for a form field, as forms carry it; a list for a set, "?" for "not known"."""
        parts = field.split(".")[1:]
        facts = self.facts if len(parts) == 1 else self.people[int(parts[0][1:]) - 1]
        value = facts.get(parts[-1], "?")
        if isinstance(value, bool):
            return "yes" if value else "no"
        return value if isinstance(value, list) else str(value)

    def datum(self, field):
        """The datum for a form field of the record; None where there is none to type."""
        scope, name = field.split(".")[1:3]
        if scope in ("household", "visit"):
            return self.record[scope].get(name)
        if scope != "p1" and name in ("family_name", "family_kana"):
            return None  # the householder's, as the page promises
        return self.record["people"][scope].get(name)

    @property
    def names(self):
        """Every name as it was given."""
        people = self.record["people"].values()
        return [name for person in people for name in (person["family_name"], person["given_name"])]


# At the door

def come_in(concierge, household, look=False):
    """From the first screen to the result; the visit's number and how many questions were asked."""
    concierge.open("/door")
    if look:
        concierge.look("door-start")
    concierge.choose("booked-no")
    concierge.choose("event-move-in")
    concierge.press(concierge.button(concierge.words("次へ", "Continue")))
    asked = 1
    while concierge.page.url.endswith("/door"):
        assert concierge.page.locator(".step-count").is_visible(), concierge.page.inner_text("main")
        asked += 1
        if look:
            concierge.look(f"door-question-{asked}")
        answer_at_the_door(concierge, household)
    return re.search(r"/door/(V\d+)$", concierge.page.url)[1], asked


def answer_at_the_door(concierge, household):
    buttons = concierge.page.locator(".big-buttons button")
    if buttons.count():
        said = household.says(buttons.first.get_attribute("name"))
        values = [button.get_attribute("value") for button in buttons.all()]
        if said not in values:  # which of two papers is at hand: each stands for an answer
            said = next(value for value in values if "." in value
                        and household.says(f"fact.{value.split('.')[0]}") == value.split(".")[1])
        concierge.press(concierge.page.locator(f'.big-buttons button[value="{said}"]'))
        return
    written = concierge.page.locator('form.door input[type="text"]')
    written.fill(household.says(written.get_attribute("name")))
    concierge.press(concierge.button(concierge.words("次へ", "Continue")))


# At the desk

def call(clerk, visit):
    """From the list to the console of a visit."""
    clerk.open("/desk")
    clerk.press(clerk.button(clerk.words(f"呼び出す:{visit}", f"Call: {visit}")))


def save(clerk):
    clerk.press(clerk.button(clerk.words("保存", "Save")))


def add_people(clerk, household):
    """A row for each, the householder first; the last one says that this is everybody."""
    for person in household.people:
        clerk.field("new.0.relationship").select_option(person["relationship"])
        clerk.field("new.0.born").fill(person["born"])
        if person is household.people[-1]:
            clerk.choose("people-complete")
        clerk.press(clerk.button(clerk.words("追加する", "Add")))


def answer_questions(clerk, household):
    """Answers what the page asks until nothing is left; how many times that took."""
    for turn in range(1, 60):
        questions = clerk.page.evaluate(OPEN_QUESTIONS)
        if not questions:
            return turn
        for field, kind in questions:
            answer(clerk, field, kind, household.says(field))
        clerk.press(clerk.button(clerk.words("答えて次へ", "Answer, next")))
    raise AssertionError(f"the questions do not end: {questions}")


def answer(clerk, field, kind, said):
    if kind == "flag":
        clerk.choose(f"{field}-{'uncertain' if said == '?' else said}")
    elif kind == "choice":
        clerk.field(field).select_option(said)
    elif kind == "set":
        state = "uncertain" if said == "?" else "given" if said else "none"
        clerk.choose(f"{field}-state-{state}")
        for value in said if isinstance(said, list) else []:
            clerk.choose(f"{field}-{value}")
    elif said == "?":
        clerk.choose(f"{field}-uncertain")
    else:
        clerk.field(field).fill(said)


def type_record(clerk, household):
    """Types what there is to type, each datum once; the fields that were filled."""
    filled = {}
    for control in clerk.page.locator('#desk [name^="record."]').all():
        name = control.get_attribute("name")
        datum = household.datum(name)
        if datum is None or control.input_value() == datum:
            continue
        control.fill(datum)
        filled[name] = datum
    return filled


def choose_fates(clerk):
    """Gives everything without a fate one that suits it."""
    for item in clerk.page.locator("section.plan-group--open .plan-item").all():
        code = item.locator(".plan-item__code").inner_text()
        item.locator("select").select_option(RELEASED.get(code, "not-needed"))


def file(clerk):
    """Files what the console shows; its receipt opens."""
    clerk.press(clerk.button(clerk.words("提出して控えを出す", "File and print the receipt")))


def go_to_the_receipt(concierge, clerk, household):
    """A small visit from the door to its receipt; its number."""
    visit, _ = come_in(concierge, household)
    call(clerk, visit)
    add_people(clerk, household)
    answer_questions(clerk, household)
    type_record(clerk, household)
    choose_fates(clerk)
    file(clerk)
    assert clerk.page.url.split("?")[0].endswith(f"/visits/{visit}/receipt"), clerk.page.url
    return visit


def filed_items(clerk):
    """What the receipt before the clerk says was filed: code and item number of each."""
    return [
        (row.locator(".plan-item__code").inner_text(), row.locator("th").inner_text().strip())
        for row in clerk.page.locator("table#filed tbody tr").all()]


# At the hand-over

def hand_over_section(clerk, visit):
    """The visit's part of the page of hand-overs."""
    return clerk.page.locator(f'section[aria-labelledby="hand-over-{visit}"]')


def hand_over(clerk, visit):
    """Hands everything that is ready to the person; the things that were handed over."""
    section = hand_over_section(clerk, visit)
    section.locator("select").select_option("self")
    things = section.locator('input[name="thing"]')
    for thing in things.all():
        clerk.choose(thing.get_attribute("id"))
    count = things.count()
    clerk.press(clerk.button(
        clerk.words(f"渡したことを記録:{visit}", f"Record the hand-over: {visit}")))
    return count
