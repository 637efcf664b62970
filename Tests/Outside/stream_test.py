"""A long stream of households: answered in its order, each as if it were alone, in flat memory.

HITOMADO_HOUSEHOLDS says how long; unset, it stands for the short form.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import unittest

from installation import COMMAND, ROOT

HOUSEHOLDS = int(os.environ.get("HITOMADO_HOUSEHOLDS", "4000"))
DAY = ROOT / "catalog" / "days" / "spring-monday.ndjson"
SPOILED_EVERY = 97
# What the allocator may keep beyond what the first tenth of the stream took.
SLACK_KIB = 16 * 1024


def households():
    """The arrivals of the Monday."""
    with open(DAY, encoding="utf-8") as lines:
        return [json.loads(line)["household"] for line in lines]


def marked(household, number):
    """The same household, its persons named by their line."""
    people = [dict(person, id=f"{person['id']}x{number}") for person in household["people"]]
    return json.dumps(dict(household, people=people), ensure_ascii=False) + "\n"


def is_spoiled(number):
    return number % SPOILED_EVERY == 0


class Stream(unittest.TestCase):
    """One process that answers all lines."""

    @classmethod
    def setUpClass(cls):
        cls.households = households()
        # To a file: the pipe of something that nobody reads would hold the process up.
        cls.said = cls.enterClassContext(tempfile.TemporaryFile())
        cls.process = subprocess.Popen(
            [COMMAND, "route", "--stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=cls.said)
        writer = threading.Thread(target=cls.write, daemon=True)
        writer.start()
        cls.resident = []
        cls.faults = []
        cls.count = 0
        first = {}
        for line in cls.process.stdout:
            cls.count += 1
            cls.judge(cls.count, line.decode(), first)
            if cls.count % max(1, HOUSEHOLDS // 200) == 0:
                cls.resident.append(cls.resident_kib())
        cls.code = cls.process.wait(60)
        writer.join(60)

    @classmethod
    def write(cls):
        with cls.process.stdin as stream:
            for number in range(1, HOUSEHOLDS + 1):
                household = cls.households[number % len(cls.households)]
                line = "{\n" if is_spoiled(number) else marked(household, number)
                stream.write(line.encode())

    @classmethod
    def judge(cls, number, answer, first):
        """Keeps what is wrong with an answer; `first` has the first one to each household."""
        if is_spoiled(number):
            if json.loads(answer).get("line") != number:
                cls.faults.append(f"line {number}: {answer[:200]}")
            return
        plain = re.sub(rf"(p\d+)x{number}(?!\d)", r"\1", answer)
        # Some of the Monday's households are wrong on purpose.
        plain = plain.replace(f'{{"line":{number},', '{"line":…,')
        if first.setdefault(number % len(cls.households), plain) != plain:
            cls.faults.append(f"line {number} differs from the same household before it")

    @classmethod
    def resident_kib(cls):
        with open(f"/proc/{cls.process.pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1])
        return 0

    def test_every_line_is_answered_in_its_place_as_if_it_were_alone(self):
        self.assertEqual(self.count, HOUSEHOLDS)
        self.assertEqual(self.faults[:5], [])

    def test_bad_lines_make_the_end_and_nothing_else_bad(self):
        self.assertEqual(self.code, 65)

    def test_memory_stays_flat(self):
        self.said.seek(0)
        self.assertGreater(len(self.resident), 100, self.said.read()[-500:])
        early = max(self.resident[:len(self.resident) // 10])
        late = max(self.resident[len(self.resident) // 2:])
        print(f"{HOUSEHOLDS} households: {early >> 10} MiB early, {late >> 10} MiB late",
              file=sys.stderr)
        self.assertLess(late, early * 1.1 + SLACK_KIB)


if __name__ == "__main__":
    unittest.main()
