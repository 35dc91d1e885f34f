"""Generated people in registers that make typing errors and copy each other, and rules of thumb."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

Record = dict[str, str | int]

ATTRIBUTES = ("name", "born", "city", "email")
REGISTERS = {"tax": 0.92, "health": 0.88, "school": 0.85, "club": 0.6}
"""How often a register writes a cell rightly."""
COPIES = ("mirror", "reseller", "archive")
"""Registers that repeat the club's records, mistakes and all."""
_SYLLABLES = ("an", "bo", "ca", "de", "el", "fi", "gu", "ha", "is", "jo", "ka", "lo", "mi", "no")


def people(seed: int, count: int) -> tuple[list[Record], list[dict[str, str]]]:
    """Return records (`id`, `person`, `register`, `updated`, and the attributes) and the truth."""
    rng = random.Random(seed)
    truth = [_person(rng, number) for number in range(count)]
    records: list[Record] = []

    def add(person: int, register: str, cells: dict[str, str]) -> None:
        about = {"id": len(records), "person": person, "register": register}
        records.append({**about, "updated": f"20{rng.randrange(10, 25)}-01-01", **cells})

    for person, right in enumerate(truth):
        for register, accuracy in REGISTERS.items():
            if register != "club" and rng.random() < 0.35:
                continue
            cells = {name: _written(rng, right[name], accuracy) for name in ATTRIBUTES}
            add(person, register, cells)
            for copy in COPIES if register == "club" else ():
                if rng.random() < 0.85:
                    add(person, copy, cells)
    return records, truth


def _person(rng: random.Random, number: int) -> dict[str, str]:
    name = "".join(rng.choice(_SYLLABLES) for _ in range(4))
    born = f"19{rng.randrange(30, 99)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
    city = "".join(rng.choice(_SYLLABLES) for _ in range(2))
    return {"name": name, "born": born, "city": city, "email": f"{name}{number}@example.org"}


def _written(rng: random.Random, text: str, accuracy: float) -> str:
    """The text, or a typing error in it; now and then nothing."""
    if rng.random() < 0.05:
        return rng.choice(("", "unknown"))
    if rng.random() < accuracy:
        return text
    place = rng.randrange(len(text) - 1)
    letter = rng.choice("0123456789") if text[place].isdigit() else rng.choice("abcdefghijk")
    return text[:place] + letter + text[place + 1 :]


Choice = Callable[[list[Record], str], str]


def most_frequent(records: list[Record], attribute: str) -> str:
    """The value with the most records."""
    found = Counter(str(record[attribute]) for record in _telling(records, attribute))
    return min(found, key=lambda value: (-found[value], value)) if found else ""


def most_recent(records: list[Record], attribute: str) -> str:
    """The value of the record that was updated last."""
    told = _telling(records, attribute)
    return str(max(told, key=lambda record: record["updated"])[attribute]) if told else ""


def most_trusted(records: list[Record], attribute: str) -> str:
    """The value of the register that is in truth the best of those that say anything."""
    told = _telling(records, attribute)
    trust = {**REGISTERS, **dict.fromkeys(COPIES, REGISTERS["club"])}
    best = max(told, key=lambda record: trust[str(record["register"])], default=None)
    return "" if best is None else str(best[attribute])


def _telling(records: list[Record], attribute: str) -> list[Record]:
    return [record for record in records if record[attribute] not in ("", "unknown")]
