"""An installation of Hitomado of a test's own: a scratch database, a drop folder, the commands.

Knows nothing of the program but its commands and files.
"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = str(ROOT / "scripts" / "hitomado")
OFFICE = "121011"


class Installation:
    """Makes the database and the folder; leaving the `with` block takes both away."""

    def __init__(self, server=None):
        self.server = server

    def __enter__(self):
        self.server = self.server or os.environ["HITOMADO_TEST_DATABASE_URL"]
        self.database = "outside_" + uuid.uuid4().hex[:12]
        self.psql(f"CREATE DATABASE {self.database}", database=None)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hitomado-outside-"))
        self.drop = self.folder / "drop"
        self.drop.mkdir()
        self.environment = dict(
            os.environ,
            HITOMADO_DATABASE_URL=self.url(self.database),
            HITOMADO_DROP=str(self.drop),
            HITOMADO_CHECKS="none",
            LC_ALL="C.UTF-8",
        )
        done = self.run("migrate")
        assert done.returncode == 0, done.stderr
        return self

    def __exit__(self, *_):
        self.psql(f"DROP DATABASE {self.database} WITH (FORCE)", database=None)
        shutil.rmtree(self.folder)

    def url(self, database):
        """The server's connection string with another database."""
        if "://" in self.server:
            base, _, query = self.server.partition("?")
            scheme, _, rest = base.partition("://")
            host = rest.partition("/")[0]
            return f"{scheme}://{host}/{database}" + (f"?{query}" if query else "")
        words = [word for word in self.server.split() if not word.startswith("dbname=")]
        return " ".join(words + [f"dbname={database}"])

    def psql(self, sql, database=""):
        """Runs a statement as the server's owner, and returns what it printed."""
        target = self.server if database is None else self.url(self.database)
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, target],
            capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def run(self, *arguments, text="", **environment):
        """One command to its end."""
        return subprocess.run(
            [COMMAND, *arguments], input=text, capture_output=True, text=True, timeout=300,
            env=dict(self.environment, **environment), check=False)

    def start(self, *arguments, **environment):
        """A command that goes on; the caller ends it. The process is the command itself."""
        return subprocess.Popen(
            [COMMAND, *arguments], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=dict(self.environment, **environment))

    def answer(self, *arguments, text="", **environment):
        """The JSON that a command answers; the command must succeed."""
        done = self.run(*arguments, text=text, **environment)
        assert done.returncode == 0, f"{arguments}: {done.returncode} {done.stderr}"
        return json.loads(done.stdout)

    def lots(self):
        """Every lot in the drop folder: (description, rows as lists with the header first)."""
        for path in sorted(self.drop.glob("*/*.json")):
            yield path, json.loads(path.read_text(encoding="utf-8"))


def family(people=4, **facts):
    """A family that moves in from another prefecture, with every fact that its plan asks for."""
    everybody = {
        "moves": True, "from_abroad": False, "nationality": "japanese", "my_number_card": "none",
        "card_pin_known": False, "signing_certificate": False, "wants_signing_certificate": False,
        "wants_seal": False, "health_insurance": "national", "lost_employer_cover": False,
        "joined_employer_cover": False, "care_certified": "none", "certificate_physical": "none",
        "certificate_intellectual": "none", "certificate_mental": "none", "pregnant": False,
        "self_support_medical": False, "self_support_kind": [], "disability_service": False,
        "intractable_disease": False, "disability_pension_grade": "none", "gave_birth": False,
        "school": "none", "school_public": False, "wants_nursery": False, "needs_day_care": False,
        "in_nursery_here": False, "higher_earner": False, "public_servant": False, "receives": [],
        "driving_licence": False, "wants_resident_record_copy": False, "move_reason": "ordinary",
        "pension": "none", "pension_number_linked": True, "student": False, "income_filed": True,
        "deceased": False, "newborn": False, "property_owner": False, "surname_changes": False,
        "childcare_wish": [], "special_needs": False, "long_term_treatment": False,
        "insurance_card_registered": True, "lost_cover_reason": "none", "welfare_changed": "none",
    }
    members = [
        dict(everybody, id="p1", relationship="head", born="1985-05-02", higher_earner=True,
             pension="category-1"),
        dict(everybody, id="p2", relationship="spouse", born="1986-07-12", pension="category-1"),
        dict(everybody, id="p3", relationship="child", born="2015-09-30", school="elementary",
             school_public=True),
        dict(everybody, id="p4", relationship="child", born="2022-01-15"),
    ][:people]
    return {
        "event": ["move-in"], "office": OFFICE, "on": "2026-04-06",
        "facts": dict({
            "moved_on": "2026-04-01", "planned_move_on": "2026-04-01",
            "previous_place": "other-prefecture", "paperless_move_out": False,
            "new_building": False, "taxed_here_on_jan_1": False, "dogs_unregistered": 0,
            "public_housing": False, "joins_existing_household": False, "sewer": True,
            "septic_tank": False,
            "protection_requested": False, "dogs": 0, "cats": 0, "mopeds": 0, "cars": 0,
            "light_vehicles": 0, "single_parent": False, "wants": [],
            "children_raised_to_22": 2, "owns_real_estate": False, "low_income": False,
            "high_medical_cost": False,
        }, **facts),
        "people": members, "people_complete": True,
    }


def record(people=4):
    """What the family writes once."""
    given = [("太郎", "タロウ"), ("花子", "ハナコ"), ("一郎", "イチロウ"), ("葛\U000e0100子", "クズコ")]
    return {
        "visit": {},
        "household": {
            "address": "千葉市中央区千葉港1番1号", "postcode": "2608722",
            "previous_address": "東京都新宿区西新宿二丁目8番1号", "telephone": "043-245-5111",
        },
        "people": {
            f"p{number + 1}": {
                "family_name": "髙橋", "given_name": name,
                "family_kana": "タカハシ", "given_kana": reading,
            }
            for number, (name, reading) in enumerate(given[:people])
        },
    }


def submission(key, people=4, lane="waiting", **facts):
    """A submission of the family."""
    return {"key": key, "household": family(people, **facts), "record": record(people), "lane": lane}
