"""Papers at the screens: scans that are read before they are kept, and originals on their way to the center.

The papers are drawn by the browser itself, as pictures and as documents; one of them shows a My Number.
"""

import hashlib
import io
import sys
import unittest

import pypdf

import ways
from staffed import AtTheScreens, StaffedHouse

NUMBER = "1234 5678 9018"
# What a file is called on the clerk's machine tells whose it is.
FILE_NAME = "家なか太郎の旅券"


def setUpModule():
    """One house for all of it."""
    AtTheScreens.stage = unittest.enterModuleContext(StaffedHouse("papers"))


class Paper:
    """A paper with some lines, as a scanner or a program gives it."""

    def __init__(self, stage, *lines, turn=0):
        context = stage.browser.new_context(viewport={"width": 900, "height": 900})
        page = context.new_page()
        text = "".join(f"<p>{line}</p>" for line in lines)
        page.set_content(f'<body style="font-size:28px;margin:60px;rotate:{turn}deg">{text}</body>')
        self.jpeg = page.screenshot(type="jpeg", quality=85)
        self.pdf = page.pdf()
        context.close()


class WithPapers(AtTheScreens):
    """A family whose move is received, with papers."""

    def at_the_papers(self, concierge, clerk):
        """A visit with answers, and the clerk before its papers."""
        household = ways.Household(2)
        visit, _ = ways.come_in(concierge, household)
        ways.call(clerk, visit)
        ways.add_people(clerk, household)
        ways.answer_questions(clerk, household)
        clerk.open(f"/desk/{visit}")
        with clerk.page.expect_navigation():
            clerk.page.locator('button[accesskey="c"]').press("Enter")
        self.assertTrue(clerk.page.url.endswith(f"/desk/{visit}/scans"), clerk.page.url)
        return visit, household

    def attach(self, clerk, content, kind="application/pdf", person="p1", looked=True):
        clerk.field("kind").select_option(index=1)
        clerk.field("person").select_option(person)
        if not clerk.field("procedure-0").is_checked():
            clerk.choose("procedure-0")
        clerk.field("file").set_input_files(
            {"name": FILE_NAME, "mimeType": kind, "buffer": content})
        if looked:
            clerk.choose("seen")
        clerk.press(clerk.page.locator('[accesskey="s"]'))

    def rows(self, person, table):
        return person.page.locator(f"table#{table} tbody tr").all()

    def fetched(self, person, path):
        """A file as the browser would get it: its answer and its bytes."""
        answer = person.context.request.get(path)
        return answer, answer.body()

    def test_a_scan_is_kept_without_its_place_and_goes_out_as_a_file_only(self):
        concierge, clerk, center = self.person("annai"), self.person("mado"), self.person("center-a")
        visit, household = self.at_the_papers(concierge, clerk)
        self.assertTrue(clerk.sees("個人番号を隠してから"))
        clerk.look("papers-empty")
        paper = Paper(self.stage, "賃貸借契約書", "Lease of a flat")
        self.attach(clerk, paper.pdf)
        self.assertIn("done=scan-attached", clerk.page.url)
        place = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0N35.6074 E140.1063"
        marked = (paper.jpeg[:2] + b"\xff\xe1" + (len(place) + 2).to_bytes(2, "big") + place
                  + paper.jpeg[2:])
        self.attach(clerk, marked, "image/jpeg", "household")
        self.assertEqual(len(self.rows(clerk, "scans")), 2)
        clerk.look("papers-attached")

        for person in (clerk, center):
            answer, document = self.fetched(person, f"/visits/{visit}/scans/1")
            self.assertEqual(document, paper.pdf)
            headers = answer.headers
            self.assertEqual(headers["content-type"], "application/pdf")
            self.assertEqual(headers["content-disposition"], f'attachment; filename="scan-{visit}-1.pdf"')
            self.assertEqual(headers["x-content-type-options"], "nosniff")
            self.assertEqual(headers["content-security-policy"], "default-src 'none'; sandbox")
            self.assertEqual(headers["cache-control"], "no-store")
            _, picture = self.fetched(person, f"/visits/{visit}/scans/2")
            self.assertNotIn(b"N35.6074", picture)
            self.assertEqual(picture[:2] + picture[-2:], b"\xff\xd8\xff\xd9")
        digest = hashlib.sha256(paper.pdf).hexdigest()
        self.assertIn(digest[:16], self.rows(clerk, "scans")[0].inner_text())
        answer, _ = self.fetched(concierge, f"/visits/{visit}/scans/1")
        self.assertEqual(answer.status, 403)
        elsewhere = self.person("hana")
        answer, _ = self.fetched(elsewhere, f"/visits/{visit}/scans/1")
        self.assertEqual(answer.status, 404)

        clerk.field("scan").select_option("1")
        clerk.field("reason").fill("別の人の書類")
        clerk.press(clerk.page.locator('[accesskey="v"]'))
        answer, _ = self.fetched(clerk, f"/visits/{visit}/scans/1")
        self.assertEqual(answer.status, 409)
        said = self.stage.house.said()
        for word in (FILE_NAME, *household.names):
            self.assertNotIn(word, said)

    def test_a_number_is_refused_however_it_lies_and_the_page_says_where(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        self.at_the_papers(concierge, clerk)
        for turn in (0, 90, 180):
            paper = Paper(self.stage, "個人番号", NUMBER, turn=turn)
            for content, kind in ((paper.pdf, "application/pdf"), (paper.jpeg, "image/jpeg")):
                with self.subTest(turn=turn, kind=kind), clerk.refusals(422):
                    self.attach(clerk, content, kind)
                    self.assertTrue(clerk.sees("1ページ目に個人番号"))
        clerk.look("papers-refused")
        self.assertEqual(self.rows(clerk, "scans"), [])
        covered = Paper(self.stage, "個人番号", "**** **** ****")
        with clerk.refusals(422):
            self.attach(clerk, covered.jpeg, "image/jpeg", looked=False)
            self.assertTrue(clerk.sees("目で確かめてから"))
            self.attach(clerk, b"plain text", "application/pdf")
            self.assertTrue(clerk.sees("JPEGかPDFのファイルではありません"))
        with clerk.refusals(413):
            self.attach(clerk, b"%PDF-1.4\n" + b" " * (6 << 20))
            self.assertEqual(clerk.page.locator("h1").count(), 1)

    def test_a_scan_is_attached_without_a_script(self):
        concierge, clerk = self.person("annai"), self.person("mado")
        visit, _ = self.at_the_papers(concierge, clerk)
        plain = self.person("mado", script=False)
        plain.open(f"/desk/{visit}/scans")
        self.attach(plain, Paper(self.stage, "Lease").pdf)
        self.assertEqual(len(self.rows(plain, "scans")), 1)

    def pack(self, clerk, visit, sheets):
        clerk.open(f"/desk/{visit}/scans")
        clerk.field("original").select_option(index=1)
        clerk.field("sheets").fill(sheets)
        clerk.press(clerk.page.locator('[accesskey="o"]'))

    def test_originals_that_do_not_arrive_have_an_owner_until_somebody_says_why(self):
        concierge, clerk, center = self.person("annai"), self.person("mado"), self.person("center-a")
        visit, household = self.at_the_papers(concierge, clerk)
        with clerk.refusals(422):
            self.pack(clerk, visit, "0")
        self.pack(clerk, visit, "１")
        self.pack(clerk, visit, "3")
        clerk.open("/papers")
        clerk.press(clerk.page.locator("table#parcels tbody a").first)
        parcel = clerk.page.url.split("/")[-1].split("?")[0]
        clerk.look("parcel-packing")
        clerk.open(f"/papers/{parcel}/print")
        page, = pypdf.PdfReader(io.BytesIO(clerk.page.pdf(prefer_css_page_size=True))).pages
        self.assertEqual(round(float(page.mediabox.width) / 72 * 25.4), 210)
        text = page.extract_text()
        self.assertIn(visit, text)
        for name in household.names:
            self.assertNotIn(name, text)
        clerk.open(f"/papers/{parcel}")
        clerk.press(clerk.page.locator('[accesskey="s"]'))

        center.open(f"/papers/{parcel}")
        center.choose("whole-1")
        center.field("count-2").fill("2")
        center.look("parcel-counting")
        center.press(center.page.locator('[accesskey="s"]'))
        self.assertTrue(center.sees("過不足あり"))
        for person in (clerk, center):
            person.open("/papers")
            row, = [row.inner_text() for row in self.rows(person, "differences")
                    if parcel in row.inner_text()]
            self.assertIn("窓口 葛", row)
        clerk.look("parcels-differing")
        clerk.open(f"/papers/{parcel}")
        with clerk.refusals(422):
            clerk.press(clerk.page.locator('[accesskey="s"]'))
        clerk.field("reason").fill("棚にあり、次の便で送った")
        clerk.press(clerk.page.locator('[accesskey="s"]'))
        self.assertTrue(clerk.sees("センターで受領"))
        clerk.press(clerk.page.locator('[accesskey="s"]'))
        self.assertTrue(clerk.sees("窓口に返却済み"))
        clerk.look("parcel-returned")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
