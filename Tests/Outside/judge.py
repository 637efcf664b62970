"""Judges a center from outside: by receipts, the drop folder and the acknowledgements alone.

Knows nothing of the program and reads no table. A judgement is a list of complaints, each a
sentence that names the lot or the item; an empty list means that nothing was lost, doubled or
early, and that every file is whole.
"""

import collections
import csv
import dataclasses
import datetime
import fcntl
import hashlib
import io
import json
import threading

DESCRIPTION = {
    "lot", "system", "municipality", "lane", "layout", "encoding", "rows", "items", "sha256",
    "made_at",
}
LOOK_SECONDS = 0.1


@dataclasses.dataclass
class Lot:
    """A lot as it lies in the folder."""

    path: object
    description: dict
    rows: list
    sha256: str

    @property
    def name(self):
        return self.path.stem

    @property
    def made_at(self):
        """When it was made, in nanoseconds."""
        moment = datetime.datetime.fromisoformat(self.description["made_at"])
        whole = int(moment.replace(microsecond=0).timestamp())
        return whole * 10**9 + moment.microsecond * 1000


def judge(receipts, drop, kept_back=(), accepted_at=None, sightings=None):
    """Every complaint about a folder that belongs to these receipts.

    `kept_back` are filed items that must not have left; `accepted_at` tells of items whose
    acceptance was written at another time than their acknowledgement's file says; `sightings` is a
    witness who watched the folder.
    """
    lots, complaints = read_lots(drop)
    filed = {entry["item"]: entry for receipt in receipts for entry in receipt["items"]}
    keys = {
        entry["item"]: receipt["key"] for receipt in receipts for entry in receipt["items"]}
    for lot in lots:
        complaints += about_lot(lot)
        complaints += about_rows(lot, filed, keys)
    complaints += about_presence(lots, filed, set(kept_back))
    accepted = dict(acceptances(lots), **(accepted_at or {}))
    complaints += about_order(lots, filed, accepted)
    complaints += about_temporary(drop)
    if sightings is not None:
        complaints += sightings.complaints()
    return complaints


def read_lots(drop):
    """The lots that lie there with both their files, and complaints about the others."""
    lots, complaints = [], []
    tables = {path for path in drop.glob("*/*.csv") if path.parent.name != ".tmp"}
    for path in sorted(drop.glob("*/*.json")):
        table = path.with_suffix(".csv")
        tables.discard(table)
        try:
            content = table.read_bytes()
            description = json.loads(path.read_bytes())
            rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
            lots.append(Lot(path, description, rows, hashlib.sha256(content).hexdigest()))
        except (OSError, ValueError) as error:
            complaints.append(f"{path.stem}: cannot be read: {error}")
    complaints += [f"{table.stem}: a table without a description" for table in sorted(tables)]
    return lots, complaints


def about_lot(lot):
    """Whether a lot is whole and says of itself what it is."""
    told = lot.description
    if set(told) != DESCRIPTION:
        return [f"{lot.name}: the description's keys are {sorted(told)}"]
    checks = {
        "sha256": told["sha256"] == lot.sha256,
        "rows": told["rows"] == len(lot.rows) > 0,
        "items": told["items"] == [row["item"] for row in lot.rows],
        "lot": told["lot"] == lot.name,
        "system": told["system"].replace(":", "-") == lot.path.parent.name,
        "municipality": {row["municipality"] for row in lot.rows} <= {told["municipality"]},
    }
    return [
        f"{lot.name}: {name} does not fit the files" for name, fits in checks.items() if not fits]


def about_rows(lot, filed, keys):
    """Whether each row says what its receipt promised."""
    complaints = []
    for row in lot.rows:
        entry = filed.get(row["item"])
        if entry is None:
            complaints.append(f"{lot.name}: {row['item']} is on no receipt")
            continue
        promised = (
            keys[row["item"]], entry["procedure"], entry["code"], sorted(entry["people"]))
        told = (row["key"], row["procedure"], row["code"], sorted(json.loads(row["people"])))
        if told != promised:
            complaints.append(f"{lot.name}: {row['item']} is not what its receipt says")
        people = set(entry["people"])
        if people and not set(json.loads(row.get("carried") or "{}")) <= people:
            complaints.append(f"{lot.name}: {row['item']} carries keys of others than its people")
        if row["protected"] == "true" and not row["second_checked_by"]:
            complaints.append(f"{lot.name}: {row['item']} is protected and left unchecked")
    return complaints


def about_presence(lots, filed, kept_back):
    """Whether each attempt of each item is in one lot, and what must stay stayed."""
    places = collections.defaultdict(list)
    attempts = collections.defaultdict(set)
    for lot in lots:
        for row in lot.rows:
            places[row["item"], row["attempt"]].append(lot.name)
            attempts[row["item"]].add(int(row["attempt"]))
    complaints = [
        f"{item} attempt {attempt} is in {', '.join(names)}"
        for (item, attempt), names in places.items() if len(names) > 1]
    for item in filed:
        seen = attempts.get(item, set())
        if item in kept_back and seen:
            complaints.append(f"{item} left although it must wait")
        if item not in kept_back and not seen:
            complaints.append(f"{item} is in no lot")
        if seen and seen != set(range(1, len(seen) + 1)):
            complaints.append(f"{item} left with the attempts {sorted(seen)}")
    return complaints


def acceptances(lots):
    """When each item was accepted, in nanoseconds: the time of the acknowledgement that says so."""
    accepted = {}
    for lot in lots:
        path = lot.path.parent / "ack" / lot.path.name
        try:
            answer = json.loads(path.read_bytes())
            written = path.stat().st_mtime_ns
        except (OSError, ValueError):
            continue
        if answer["lot"] != lot.name or answer["rows"] != len(lot.rows):
            continue
        refused = {entry["item"] for entry in answer["rejected"]}
        items = lot.description["items"] if answer["accepted"] == "all" else answer["accepted"]
        accepted.update({item: written for item in items if item not in refused})
    return accepted


def about_order(lots, filed, accepted):
    """Whether every lot was made after all that its items depend on had been accepted."""
    complaints = []
    for lot in lots:
        for row in lot.rows:
            for before in filed.get(row["item"], {"after": []})["after"]:
                if accepted.get(before, lot.made_at) >= lot.made_at:
                    complaints.append(
                        f"{lot.name}: {row['item']} left before {before} was accepted")
    return complaints


def about_temporary(drop):
    """Whether drafts of dead workers are left; call it when the last worker has ended."""
    complaints = []
    for draft in drop.glob(".tmp/*/*"):
        if not is_held(draft.parent.with_name(draft.parent.name + ".lock")):
            complaints.append(f"{draft.name}: a draft of a dead worker is left")
    return complaints


def is_held(lock):
    """Whether a living process holds a lock file."""
    try:
        with open(lock, "rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False


class Witness:
    """Watches a folder while others work: what it saw once must stay, and be whole at once."""

    def __init__(self, drop):
        self.drop = drop
        self.seen = {}
        self.found = []
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def watch(self):
        while not self.ended.wait(LOOK_SECONDS):
            self.look()

    def look(self):
        """Notes every file of a lot that was not there before."""
        with self.lock:
            for path in sorted(self.drop.glob("*/*.json")) + sorted(self.drop.glob("*/*.csv")):
                if path.parent.name != ".tmp" and path not in self.seen:
                    self.seen[path] = hashlib.sha256(path.read_bytes()).hexdigest()
                    if path.suffix == ".json":
                        self.found += self.at_first_sight(path)

    def at_first_sight(self, path):
        """A description announces a table that is there and whole."""
        try:
            told = json.loads(path.read_bytes())["sha256"]
            is_whole = hashlib.sha256(path.with_suffix(".csv").read_bytes()).hexdigest() == told
        except (OSError, ValueError, KeyError):
            is_whole = False
        return [] if is_whole else [f"{path.stem}: not whole when it appeared"]

    def complaints(self):
        """What it saw that must not be, up to now."""
        self.look()
        with self.lock:
            found, seen = list(self.found), dict(self.seen)
        for path, first in seen.items():
            if not path.exists():
                found.append(f"{path.stem}: {path.suffix} has gone")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != first:
                found.append(f"{path.stem}: {path.suffix} was changed")
        return found
