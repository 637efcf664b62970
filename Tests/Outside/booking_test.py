"""The booking book at the screens: slots, an appointment by telephone, the door, the keyboard, no script."""

import re
import sys
import unittest
import urllib.request

from staffed import AtTheScreens, StaffedHouse

DESK = "children-and-families"
# 葛 with a variation selector, as it stands on a card.
NAME = "葛\U000e0100城 花子"


def setUpModule():
    """One house for all tests; the slots of a desk are opened by the first who needs them."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("booking"))


def open_slots(clerk, desk):
    """Slots from today on through the coming fortnight, unless an earlier test opened them."""
    clerk.open(f"/bookings/new?desk={desk}")
    if clerk.page.locator('input[name="slot"]').count():
        return
    clerk.open(f"/bookings?desk={desk}")
    clerk.page.locator("details.folded > summary").click()
    clerk.field("from").fill("9:00")
    clerk.field("until").fill("17:00")
    clerk.field("minutes").fill("60")
    clerk.field("capacity").fill("2")
    clerk.press(clerk.button(clerk.words("枠を開く", "Open the slots")))


def book(clerk, desk, name=NAME):
    """Books the first free slot; the code without its hyphen."""
    clerk.open(f"/bookings/new?desk={desk}")
    clerk.field("name").fill(name)
    clerk.field("reading").fill("かつらぎ はなこ")
    clerk.choose("channel-telephone")
    clerk.field("telephone").fill("043-245-5111")
    clerk.press(clerk.button(clerk.words("予約する", "Book")))
    return re.search(r"/bookings/([0-9A-Z]{8})\?", clerk.page.url)[1]


def written(code):
    return f"{code[:4]}-{code[4:]}"


class TheBook(AtTheScreens):
    """From the opening of slots to the slip, and back."""

    def test_an_appointment_is_booked_moved_cancelled_and_restored(self):
        clerk = self.person("mado")
        clerk.open(f"/bookings?desk={DESK}&on=2026-01-01")
        self.assertTrue(clerk.sees("この日の枠はありません"))
        clerk.look("bookings-empty")
        open_slots(clerk, DESK)
        clerk.open(f"/bookings/new?desk={DESK}")
        clerk.look("booking-new")
        code = book(clerk, DESK)
        self.assertTrue(clerk.sees(written(code)))
        self.assertTrue(clerk.sees(NAME))
        clerk.look("booking")
        clerk.press(clerk.link("予約票を印刷"))
        self.assertFalse(clerk.sees(NAME))
        clerk.look("booking-slip")
        clerk.open(f"/bookings/{code}/move")
        clerk.look("booking-move")
        clerk.page.locator('input[name="slot"]').nth(2).check()
        clerk.press(clerk.button("移す"))
        self.assertTrue(clerk.sees("移動"))
        clerk.press(clerk.button(f"予約を取り消す:{written(code)}"))
        self.assertTrue(clerk.sees("予約を取り消しました"))
        clerk.press(clerk.button(f"予約に戻す:{written(code)}"))
        clerk.press(clerk.link("予約簿で見る"))
        self.assertTrue(clerk.sees(NAME))
        clerk.look("bookings")
        clerk.press(clerk.link("一覧を印刷"))
        clerk.look("bookings-print")
        self.assertTrue(clerk.sees(NAME))

    def test_a_slot_with_somebody_in_it_stays_open_and_says_whom_to_call(self):
        clerk = self.person("mado")
        open_slots(clerk, "elderly-and-disabled")
        code = book(clerk, "elderly-and-disabled")
        clerk.press(clerk.link("予約簿で見る"))
        row = clerk.page.locator("tr", has_text=written(code))
        with clerk.refusals(409):
            clerk.press(row.get_by_role("button", name="枠を閉じる"))
        self.assertIn("043-245-5111", row.inner_text())
        self.assertIn("先に移すか取り消してください", row.inner_text())
        clerk.look("bookings-still-booked")

    def test_an_appointment_is_found_by_name_without_a_trace_in_the_address(self):
        clerk = self.person("mado")
        open_slots(clerk, "board-of-education")
        code = book(clerk, "board-of-education")
        clerk.open("/bookings/find")
        clerk.field("query").fill("カツラギ")
        clerk.field("on").fill("")
        clerk.field("telephone").fill("043-245-5111")
        clerk.press(clerk.button("探す"))
        self.assertTrue(clerk.sees(written(code)))
        self.assertTrue(clerk.page.url.endswith("/bookings/find"))
        clerk.look("booking-find")
        other = self.person("hana")
        with other.refusals(404):
            self.assertEqual(other.open(f"/bookings/{code}"), 404)

    def test_the_book_speaks_english_and_needs_no_script(self):
        clerk = self.person("mado", language="en", script=False)
        open_slots(clerk, "special-needs-education-centre")
        code = book(clerk, "special-needs-education-centre")
        clerk.look("booking")
        clerk.open("/bookings?desk=special-needs-education-centre")
        clerk.look("bookings")
        clerk.open("/bookings/find")
        clerk.field("query").fill(written(code).lower())
        clerk.press(clerk.button("Find"))
        self.assertTrue(clerk.sees(written(code)))
        clerk.look("booking-find")

    def test_booking_takes_the_keyboard_alone(self):
        clerk = self.person("mado")
        open_slots(clerk, DESK)
        clerk.open(f"/bookings/new?desk={DESK}")
        keys = clerk.page.keyboard
        for name, text in (("name", NAME), ("reading", "かつらぎ"), ("telephone", "0432455111")):
            for _ in range(40):
                if clerk.page.evaluate("() => document.activeElement.name || ''") == name:
                    break
                keys.press("Tab")
            keys.insert_text(text)
        with clerk.page.expect_navigation():
            keys.press("Enter")
        self.assertRegex(clerk.page.url, r"/bookings/[0-9A-Z]{8}\?done=booked")

    def test_the_readings_tell_how_far_the_first_place_is_and_nobodys_name(self):
        clerk = self.person("mado")
        open_slots(clerk, DESK)
        with urllib.request.urlopen(self.stage.house.address + "/metrics", timeout=10) as answer:
            text = answer.read().decode()
        self.assertRegex(
            text, r'hitomado_booking_first_free_office_days\{office="121011",desk="[a-z-]+"\} \d')
        self.assertNotIn("葛", text)
        # The whole number, since part of it may stand in any reading.
        for telephone in ("043-245-5111", "0432455111"):
            self.assertNotIn(telephone, text)


class AtTheDoor(AtTheScreens):
    """Somebody says that they have an appointment."""

    def ask(self, concierge, query):
        concierge.open("/door")
        concierge.page.evaluate(
            "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        concierge.choose("booked-yes")
        concierge.choose("event-daycare")
        concierge.press(concierge.button("次へ"))
        concierge.field("appointment.query").fill(query)
        concierge.press(concierge.button("探す"))

    def test_nothing_is_found_and_the_door_goes_on(self):
        concierge = self.person("annai", width=820)
        self.ask(concierge, "どこにもない")
        self.assertTrue(concierge.sees("今日の予約は見つかりません"))
        concierge.look("door-appointment-none")
        concierge.press(concierge.button("予約なしで進む"))
        self.assertFalse(concierge.sees("どの予約ですか"))

    def test_an_appointment_of_another_day_says_what_to_do(self):
        clerk, concierge = self.person("mado"), self.person("annai", width=820)
        open_slots(clerk, DESK)
        code = book(clerk, DESK)
        clerk.open(f"/bookings/{code}/move")
        clerk.page.locator('input[name="slot"]').last.check()
        clerk.press(clerk.button("移す"))
        self.ask(concierge, code)
        self.assertTrue(concierge.sees("今日の空きに移すか、予約なしで進んでください"))
        concierge.look("door-appointment")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
