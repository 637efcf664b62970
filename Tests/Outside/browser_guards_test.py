"""What nobody can do from a browser, and what is said about mistakes. Real Chromium, real processes."""

import http.server
import sys
import threading
import unittest

import ways
from screens import Person
from staffed import STAFF, AtTheScreens, StaffedHouse
from ways import Household


def setUpModule():
    """One house for all tests; each has visits of its own."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("guard"))


class Mistakes(AtTheScreens):
    """What is wrong is said in a sentence, and nothing that was typed is lost."""

    def test_a_wrong_password_is_refused_in_a_sentence(self):
        stranger = Person(self.stage, "nobody")
        self.everybody.append(stranger)
        with stranger.refusals(400, 401, 403):
            stranger.sign_in("a password of nobody")
            stranger.look("sign-in-refused")
        self.assertTrue(stranger.sees("利用者名かパスワードが違います"))

    def test_a_day_that_cannot_be_is_shown_again_beside_the_rest(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit, _ = ways.come_in(concierge, Household(1))
        ways.call(clerk, visit)
        clerk.field("new.0.relationship").select_option("head")
        clerk.field("new.0.born").fill("2025-02-30")
        with clerk.refusals(422):
            ways.save(clerk)
            clerk.look("desk-problem")
        self.assertEqual(clerk.field("new.0.born").input_value(), "2025-02-30")
        clerk.field("new.0.born").fill("S60.5.2")
        ways.save(clerk)
        self.assertEqual(clerk.page.locator("#desk details.person").count(), 1)

    def test_a_my_number_is_refused_and_never_repeated(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        newcomer = Household(1)
        visit, _ = ways.come_in(concierge, newcomer)
        ways.call(clerk, visit)
        ways.add_people(clerk, newcomer)
        ways.answer_questions(clerk, newcomer)
        clerk.field("record.household.address").fill("千葉市 1234-5678-9018")
        with clerk.refusals(422):
            ways.save(clerk)
            clerk.look("desk-my-number")
        self.assertEqual(clerk.page.locator("#error-summary").count(), 1)
        self.assertNotIn("1234-5678-9018", clerk.page.locator("#error-summary").inner_text())

    def test_the_second_of_two_who_save_the_same_visit_loses_nothing(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        newcomer = Household(1)
        visit, _ = ways.come_in(concierge, newcomer)
        ways.call(clerk, visit)
        ways.add_people(clerk, newcomer)
        ways.answer_questions(clerk, newcomer)
        other = self.second_tab(clerk)
        other.open(f"/desk/{visit}")
        clerk.field("record.household.address").fill("千葉市中央区千葉港1番1号")
        clerk.field("record.household.telephone").fill("043-245-5111")
        clerk.field("new.0.relationship").select_option("spouse")
        ways.save(clerk)
        other.field("record.household.address").fill("千葉市美浜区高洲1番")
        other.field("record.p1.given_name").fill("太郎")
        other.field("new.0.relationship").select_option("child")
        with other.refusals(409):
            ways.save(other)
            other.look("desk-409")
            self.assertTrue(other.sees("「千葉市中央区千葉港1番1号」と保存しました"))
            self.assertTrue(other.sees("が先に保存しました"))
            expected = {
                "record.household.address": "千葉市美浜区高洲1番",
                "record.household.telephone": "043-245-5111",
                "record.p1.given_name": "太郎", "new.0.relationship": "child",
                "fact.p2.relationship": "spouse",
            }
            for field, value in expected.items():
                self.assertEqual(other.field(field).input_value(), value, field)
        ways.save(other)
        clerk.open(f"/desk/{visit}")
        self.assertEqual(
            clerk.field("record.household.address").input_value(), "千葉市美浜区高洲1番")
        self.assertEqual(clerk.field("fact.p3.relationship").input_value(), "child")

    def second_tab(self, person):
        """Another tab of the same browser."""
        other = Person(self.stage, person.login)
        other.context.close()
        other.context, other.page = person.context, person.context.new_page()
        other.page.on("console", other.hear)
        other.page.on("response", other.check_answer)
        self.everybody.append(other)
        return other

    def test_what_does_not_exist_has_a_page_of_its_own(self):
        clerk = self.person("mado")
        with clerk.refusals(404):
            for path in ("/no-such-page", "/desk/V999999", "/visits/V999999", "/center/items/I999999"):
                self.assertEqual(clerk.open(path), 404, path)
            clerk.look("error-404")


class Guards(AtTheScreens):
    """What nobody can do from a browser."""

    def test_the_administrator_added_everybody_without_a_fault(self):
        chief = self.stage.administrator
        chief.open("/staff")
        chief.look("staff")
        self.assertEqual(
            chief.page.locator("table#staff tbody tr").count(), len(STAFF) + 1)
        self.assertEqual(chief.problems, [], "\n".join(chief.problems))

    def test_a_form_without_the_token_of_its_session_changes_nothing(self):
        clerk = self.person("mado")
        for change in ("input.remove()", "input.value = input.value.replace(/./g, '0')"):
            clerk.open("/desk")
            clerk.page.evaluate(
                "() => { const input = document.querySelector('.sign-out [name=csrf]');"
                f" {change}; }}")
            with clerk.refusals(403):
                answer = clerk.press(clerk.button("サインアウト"))
                self.assertEqual(answer.status, 403)
                clerk.look("error-403")
        self.assertEqual(clerk.open("/desk"), 200)

    def test_a_page_of_another_site_posts_in_nobodys_name(self):
        clerk = self.person("mado")
        clerk.open("/desk")
        token = clerk.page.locator(".sign-out [name=csrf]").get_attribute("value")
        with StrangerSite(self.stage.house.address + "/sign-out", token) as stranger:
            for host in ("127.0.0.1", "localhost"):
                with clerk.refusals(403):
                    clerk.open(f"http://{host}:{stranger.port}/")
                    answer = clerk.press(clerk.page.locator("button"))
                    self.assertEqual((answer.request.method, answer.status), ("POST", 403), host)
        self.assertEqual(clerk.open("/desk"), 200)
        self.assertTrue(clerk.page.url.endswith("/desk"))

    def test_another_offices_clerk_cannot_open_a_visit(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        family = Household(2)
        visit = ways.go_to_the_receipt(concierge, clerk, family)
        item = ways.filed_items(clerk)[0][1]
        other = self.person("hana")
        with other.refusals(403, 404):
            for path in (f"/desk/{visit}", f"/door/{visit}", f"/visits/{visit}",
                         f"/visits/{visit}/slip", f"/visits/{visit}/receipt",
                         f"/center/items/{item}"):
                self.assertIn(other.open(path), (403, 404), path)
                self.assertNotIn("髙橋", other.page.content(), path)
        for path in ("/desk", "/hand-overs", "/center/returns"):
            other.open(path)
            self.assertNotIn(visit, other.page.locator("main").inner_text().split(), path)

    def test_only_the_clerk_reads_that_a_visitor_is_protected(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        ordinary = self.come_booked(concierge)
        visit = self.come_booked(concierge, "need-protection")
        concierge.look("door-result-discreet")
        # Of an ordinary visit the record is as silent, for the difference would tell.
        for path in (f"/door/{visit}", f"/visits/{visit}/slip", f"/visits/{ordinary}",
                     f"/visits/{visit}"):
            concierge.open(path)
            for word in ("支援措置", "DV等", "JK23", "別室"):
                self.assertNotIn(word, concierge.page.content(), path)
        concierge.look("visit-discreet")
        clerk.open(f"/visits/{visit}")
        self.assertTrue(clerk.sees("DV等支援措置の申出"))

    def come_booked(self, concierge, *needs):
        """A visit to move in whose appointment is not found, by its number."""
        concierge.open("/door")
        for choice in ("booked-yes", "event-move-in", *needs):
            concierge.choose(choice)
        concierge.press(concierge.button("次へ"))
        concierge.press(concierge.button("予約なしで進む"))
        while concierge.page.url.endswith("/door"):
            concierge.press(concierge.page.locator('.big-buttons button[value="?"]'))
        return concierge.page.url.rsplit("/", 1)[1]

    def test_each_role_opens_its_own_screens_only(self):
        own = {
            "annai": {"/", "/door", "/bookings"},
            "mado": {"/", "/door", "/bookings", "/desk", "/desks", "/hand-overs",
                     "/center/returns"},
            "kosodate": {"/", "/desks"},
            "center-a": {"/", "/center", "/center/lots", "/center/returns"},
        }
        every = {"/", "/door", "/bookings", "/desk", "/desks", "/hand-overs", "/center",
                 "/center/lots",
                 "/center/returns", "/staff"}
        for login, paths in own.items():
            person = self.person(login)
            with person.refusals(403):
                for path in sorted(every):
                    wanted = 200 if path in paths else 403
                    self.assertEqual(person.open(path), wanted, f"{login} {path}")
                if login != "mado":
                    self.assertEqual(person.open("/desk/V1"), 403, login)

    def test_after_signing_out_nothing_personal_can_be_seen(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit = ways.go_to_the_receipt(concierge, clerk, Household(1))
        clerk.open(f"/visits/{visit}/receipt")
        self.assertIn("髙橋", clerk.page.content())
        clerk.open("/desk")
        clerk.sign_out()
        self.assertIn("/sign-in", clerk.page.url)
        for _ in range(2):
            clerk.page.go_back()
            self.assertNotIn("髙橋", clerk.page.content())
            self.assertNotIn(visit, clerk.page.locator("main").inner_text())
        for path in (f"/desk/{visit}", f"/visits/{visit}", f"/visits/{visit}/receipt",
                     f"/visits/{visit}/slip", f"/door/{visit}", "/hand-overs", "/staff"):
            clerk.open(path)
            self.assertIn("/sign-in", clerk.page.url, path)
            self.assertNotIn("髙橋", clerk.page.content(), path)

    def test_an_abandoned_screen_locks_and_the_password_opens_it(self):
        clerk = self.person("mado", language="en")
        clerk.open("/desk")
        self.leave_alone("mado")
        clerk.open("/hand-overs")
        self.assertIn("/unlock", clerk.page.url)
        clerk.look("unlock")
        with clerk.refusals(400, 401, 403):
            self.unlock(clerk, "a password of nobody")
            clerk.look("unlock-refused")
        self.unlock(clerk, self.stage.passwords["mado"])
        self.assertTrue(clerk.page.url.endswith("/hand-overs"))

    def test_what_was_typed_before_the_lock_is_sent_on_after_it(self):
        concierge, clerk = self.person("annai"), self.person("mado", language="en")
        visit, _ = ways.come_in(concierge, Household(1))
        ways.call(clerk, visit)
        clerk.field("new.0.relationship").select_option("head")
        clerk.field("new.0.born").fill("S60.5.2")
        self.leave_alone("mado")
        with clerk.refusals(403):
            ways.save(clerk)
            clerk.look("unlock-kept")
        self.unlock(clerk, self.stage.passwords["mado"])
        clerk.look("unlock-resume")
        clerk.press(clerk.button("Send it and go on"))
        self.assertEqual(clerk.field("fact.p1.relationship").input_value(), "head")

    def leave_alone(self, login):
        """As if nobody had touched the screen for six minutes."""
        self.stage.house.psql(
            "UPDATE hitomado.staff_session SET seen_at = seen_at - interval '6 minutes'"
            f" WHERE staff_id = (SELECT staff_id FROM hitomado.staff WHERE login = '{login}')")

    def unlock(self, clerk, password):
        clerk.field("password").fill(password)
        clerk.press(clerk.button("Unlock"))

    def test_the_parts_say_no_names(self):
        ways.go_to_the_receipt(self.person("annai"), self.person("mado"), Household(2))
        said = self.stage.house.said()
        self.assertIn("/desk", said)
        for name in ("髙橋", "太郎", "花子", "千葉港"):
            self.assertNotIn(name, said)


class StrangerSite:
    """A page of another origin with a form that posts to us, even with a token that it should not have."""

    def __init__(self, target, token):
        page = (
            "<!DOCTYPE html><html lang='en'><title>stranger</title><link rel='icon' href='data:,'>"
            f"<form method='post' action='{target}'><input type='hidden' name='csrf' value='{token}'>"
            "<button>press</button></form></html>").encode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
