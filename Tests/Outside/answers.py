"""Acknowledgements as a back-office system writes them."""

import json


def answer_to(description, returned=None, rejected=()):
    """What a system answers to a lot."""
    refused = {item for item, _ in rejected}
    return {
        "lot": description["lot"], "rows": description["rows"],
        "accepted": [item for item in description["items"] if item not in refused],
        "rejected": [{"item": item, "reason": reason} for item, reason in rejected],
        "returned": returned or {},
    }


def acknowledge(path, description, returned=None, rejected=()):
    """Answers a lot: the file appears whole, under its last name."""
    put_answer(path, json.dumps(answer_to(description, returned, rejected), ensure_ascii=False))


def put_answer(path, content):
    """Puts a text in the place of the acknowledgement of a lot."""
    folder = path.parent / "ack"
    folder.mkdir(exist_ok=True)
    part = folder / ("." + path.name)
    part.write_text(content, encoding="utf-8")
    part.rename(folder / path.name)
