"""How the cost of a case grows with its size, for cases of many shapes.

    python benchmarks/growth.py [--shape NAME] [--sizes 1000 10000] [--command check]

Each case is written as a file and given to the command in a process of its own. Printed are the
processor seconds above those for a case of ten, the memory, and the exponent: 1 where twice the
size costs twice as much. An exponent above 1.2 is marked unless `NAMED` says why it has to be.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from verifykit.__main__ import collect_rarely
from verifykit.cli import main as verifykit

Data = dict[str, Any]
MOST = 1.2
NAMED = {
    "hypotheses": "each is compared with each, as the analysis of competing hypotheses asks",
    "entailments": "a claim is heard with all that entails it",
    "places": "a claim of a place is held to those of all that the place lies in",
}
"""Shapes whose exponent may be above the most, and why."""
_SMALL = 10
_TELLING = 0.5
"""Processor seconds below which a cost is start-up and chance, whatever its exponent."""


def sources(size: int) -> list[Data]:
    """Return so many sources."""
    return [{"id": f"s{at}", "name": f"Source {at}"} for at in range(size)]


def claims(size: int, **fields: Any) -> list[Data]:
    """Return so many claims; a field that is a function gets the number of the claim."""
    return [
        {
            "id": f"c{at}",
            "text": f"This is claim number {at}.",
            **{key: value(at) if callable(value) else value for key, value in fields.items()},
        }
        for at in range(size)
    ]


def evidence(size: int, claim: Callable[[int], str], **fields: Any) -> list[Data]:
    """Return so many items, each from a source of its own unless fields say otherwise."""
    return [
        {
            "id": f"e{at}",
            "claim": claim(at),
            "stance": "supports",
            **({} if {"document", "source"} & fields.keys() else {"source": f"s{at}"}),
            **{key: value(at) if callable(value) else value for key, value in fields.items()},
        }
        for at in range(size)
    ]


def _to_first(_at: int) -> str:
    return "c0"


def _to_each(at: int) -> str:
    return f"c{at}"


def independent(size: int) -> Data:
    """Claims with a source each."""
    return {"sources": sources(size), "claims": claims(size), "evidence": evidence(size, _to_each)}


def bare(size: int) -> Data:
    """Claims without evidence."""
    return {"claims": claims(size)}


def chain(size: int, *, closed: bool = False) -> Data:
    """Documents each of which derives from the one before it."""
    documents = [
        {"id": f"d{at}", "source": f"s{at}", "derived_from": [f"d{at - 1}"] if at else []}
        for at in range(size)
    ]
    if closed:
        documents[0]["derived_from"] = [f"d{size - 1}"]
    return {
        "sources": sources(size),
        "documents": documents,
        "claims": claims(1),
        "evidence": evidence(size, _to_first, document=lambda at: f"d{at}"),
    }


def circle(size: int) -> Data:
    """Documents that derive from one another in a circle."""
    return chain(size, closed=True)


def relays(size: int) -> Data:
    """One document that all others derive from."""
    data = chain(size)
    for document in data["documents"][1:]:
        document["derived_from"] = ["d0"]
    return data


def conflict(size: int, predicate: Data, **fields: Any) -> Data:
    """Claims about one thing, each with a source."""
    return {
        "sources": sources(size),
        "entities": [{"id": "x", "kind": "object"}],
        "predicates": [{"id": "p", "cardinality": "one", "timeless": True, **predicate}],
        "claims": claims(size, subject="x", predicate="p", **fields),
        "evidence": evidence(size, _to_each),
    }


def rivals(size: int) -> Data:
    """As many different names for one thing."""
    return conflict(size, {"value": "text"}, value=lambda at: f"name {at}")


def numbers(size: int) -> Data:
    """As many different numbers for one thing."""
    return conflict(size, {"value": "number"}, value=lambda at: 3 * at + 1)


def ranges(size: int) -> Data:
    """Ranges that overlap their neighbours."""
    return conflict(
        size, {"value": "number"}, value=lambda at: {"min": 10 * at, "max": 10 * at + 15}
    )


def dates(size: int) -> Data:
    """As many different days for one thing."""
    return conflict(
        size,
        {"value": "date"},
        value=lambda at: f"{1000 + at // 300}-{at // 25 % 12 + 1:02}-{at % 25 + 1:02}",
    )


def agreeing(size: int) -> Data:
    """The same value, stated by as many claims."""
    return conflict(size, {"value": "number"}, value=7)


def negations(size: int) -> Data:
    """Each value affirmed by one claim and denied by another."""
    return conflict(
        size, {"value": "number"}, value=lambda at: at // 2, negated=lambda at: at % 2 == 0
    )


def successions(size: int) -> Data:
    """Values of one thing, each in a year of its own."""
    return conflict(
        size,
        {"value": "number", "timeless": False},
        value=lambda at: at,
        when=lambda at: f"{1000 + at // 12 % 8000}-{at % 12 + 1:02}",
    )


def group(size: int) -> Data:
    """A group of that many members, a claim about it, and a claim about each."""
    members = [{"id": f"x{at}", "kind": "person"} for at in range(size)]
    names = [one["id"] for one in members]
    said = claims(size, subject=lambda at: f"x{at}", predicate="p", value=True)
    said[0].update(subject="all", quantifier="all")
    return {
        "sources": sources(size),
        "entities": [*members, {"id": "all", "kind": "group", "members": names}],
        "predicates": [{"id": "p", "value": "boolean", "cardinality": "one", "timeless": True}],
        "claims": said,
        "evidence": evidence(size, _to_each),
    }


def nested_groups(size: int) -> Data:
    """Groups each of which has the next as a member."""
    entities: list[Data] = [
        {"id": f"g{at}", "kind": "group", "members": [f"g{at + 1}"]} for at in range(size - 1)
    ]
    entities.append({"id": f"g{size - 1}", "kind": "group", "members": []})
    return {"entities": entities, "claims": claims(1, subject="g0")}


def places(size: int) -> Data:
    """Places each within the next, a claim in each."""
    entities = [
        {"id": f"x{at}", "kind": "place", **({"part_of": f"x{at + 1}"} if at < size - 1 else {})}
        for at in range(size)
    ]
    return {
        "entities": [*entities, {"id": "who", "kind": "person"}],
        "predicates": [{"id": "p", "value": "entity", "cardinality": "one", "timeless": True}],
        "claims": claims(size, subject="who", predicate="p", value=lambda at: f"x{at}"),
    }


def owners(size: int) -> Data:
    """Sources each owned by the next."""
    owned = sources(size)
    for at, source in enumerate(owned[:-1]):
        source["owner"] = f"s{at + 1}"
    return {"sources": owned, "claims": claims(1), "evidence": evidence(size, _to_first)}


def crowd(size: int) -> Data:
    """Items of as many sources on one claim."""
    return {"sources": sources(size), "claims": claims(1), "evidence": evidence(size, _to_first)}


def one_owner(size: int) -> Data:
    """Items of as many sources of one owner on one claim."""
    owned = [{**one, "owner": "s0"} if at else one for at, one in enumerate(sources(size))]
    return {"sources": owned, "claims": claims(1), "evidence": evidence(size, _to_first)}


def hypotheses(size: int) -> Data:
    """Hypotheses that three claims are rated for."""
    return {
        "claims": claims(3),
        "hypotheses": [
            {"id": f"h{at}", "text": f"Hypothesis {at}", "ratings": {"c0": "C", "c1": "I"}}
            for at in range(size)
        ],
    }


def entailments(size: int) -> Data:
    """Claims each of which entails the next."""
    return {
        **independent(size),
        "relations": [
            {"from": f"c{at}", "to": f"c{at + 1}", "kind": "entails"} for at in range(size - 1)
        ],
    }


def exclusions(size: int) -> Data:
    """Claims each of which cannot hold together with the next."""
    return {
        **independent(size),
        "relations": [
            {"from": f"c{at}", "to": f"c{at + 1}", "kind": "contradicts"} for at in range(size - 1)
        ],
    }


def waivers(size: int) -> Data:
    """A waiver for each claim."""
    return {
        **independent(size),
        "waivers": [{"rule": "SRC002", "claim": f"c{at}", "reason": "known"} for at in range(size)],
    }


def unknown_ids(size: int) -> Data:
    """Items about claims that are not there."""
    return {"claims": claims(1), "evidence": evidence(size, lambda at: f"no{at}", source="none")}


def unknown_keys(size: int) -> Data:
    """A key that nobody knows, in each claim."""
    return {"claims": [{**one, f"wrong{at}": 1} for at, one in enumerate(claims(size))]}


def same_id(size: int) -> Data:
    """Claims with one id."""
    return {"claims": claims(size, id="c")}


SHAPES: dict[str, Callable[[int], Data]] = {
    shape.__name__: shape
    for shape in (
        independent, bare, chain, circle, relays, rivals, numbers, ranges, dates, agreeing,
        negations, successions, group, nested_groups, places, owners, crowd, one_owner, hypotheses,
        entailments, exclusions, waivers, unknown_ids, unknown_keys, same_id,
    )
}  # fmt: skip
COMMANDS = {
    "check": ["check", "--isolated", "--exit-zero"],
    "report": ["report", "--isolated"],
    "redact": ["report", "--isolated", "--redact"],
    "explain": ["explain", "--isolated"],
}
_REPORTED = ("independent", "numbers", "crowd", "chain")
"""The shapes that are reported and explained, too."""


def measured(shape: str, size: int, command: str, seconds: float) -> tuple[float, float] | None:
    """Return processor seconds and megabytes of a command on a case; None beyond the limit."""
    data = {"verifykit": 1, **SHAPES[shape](size)}
    if command == "redact":
        for source in data.get("sources", ())[::3]:
            source["x-private"] = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        arguments = [*COMMANDS[command], str(path), *(["c0"] if command == "explain" else [])]
        receiving, sending = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("fork").Process(
            target=_run, args=(arguments, seconds, sending)
        )
        process.start()
        sending.close()
        try:
            found: tuple[float, float] = receiving.recv()
        except EOFError:
            return None
        finally:
            process.join()
    return found


def _run(arguments: list[str], seconds: float, sending: Connection) -> None:
    limit = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    # As the process of a command does.
    collect_rarely()
    began = time.process_time()
    verifykit(arguments)
    used = time.process_time() - began
    sending.send((used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def row(shape: str, sizes: tuple[int, int], command: str, seconds: float) -> str:
    """Return what growing from the smaller to the larger size costs, as a row of a table."""
    least, most = sizes
    base = measured(shape, _SMALL, command, seconds)
    small, large = (measured(shape, size, command, seconds) for size in sizes)
    name = shape if command == "check" else f"{shape}, {command}"
    if base is None or small is None or large is None:
        return f"| {name} | {_told(small)} | over {seconds:.0f} s | | |"
    first, second = (max(one[0] - base[0], 1e-3) for one in (small, large))
    exponent = math.log(second / first) / math.log(most / least)
    mark = " !" if exponent > MOST and shape not in NAMED and second > _TELLING else ""
    return f"| {name} | {first:.2f} | {second:.2f} | {large[1]:.0f} | {exponent:.2f}{mark} |"


def _told(found: tuple[float, float] | None) -> str:
    return "" if found is None else f"{found[0]:.2f}"


def main() -> None:
    """Print a row for each shape."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shape", action="append", choices=SHAPES, help="[default: all]")
    parser.add_argument("--sizes", type=int, nargs=2, default=(1_000, 10_000))
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--command", action="append", choices=COMMANDS, help="[default: all]")
    asked = parser.parse_args()
    # What every command imports is imported before the processes are forked.
    measured("independent", _SMALL, "check", asked.seconds)
    least, most = asked.sizes
    print(f"| shape | {least:,}: CPU s | {most:,}: CPU s | MB | exponent |")
    print("|---|---|---|---|---|")
    for command in asked.command or COMMANDS:
        known = asked.shape or (SHAPES if command == "check" else _REPORTED)
        for shape in known:
            print(row(shape, (least, most), command, asked.seconds), flush=True)
    for name, reason in NAMED.items():
        print(f"{name}: {reason}")


if __name__ == "__main__":
    sys.exit(main())
