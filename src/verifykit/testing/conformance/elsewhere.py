"""Checks that a checker says the same on another day, in another folder, in another process."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from verifykit.model.table import thaw
from verifykit.reporting.report import Report
from verifykit.testing.conformance.subject import Subject

_PROGRAM = Path(__file__).with_name("stranger.py")
_SURROUNDINGS = ({"seed": "1", "days": 0}, {"seed": "2", "days": 401})
"""How often the processes differ: in the seed of hashes and the day; the zone goes with it."""
_ZONES = ("UTC", "Asia/Kathmandu")
_LONGEST = 120


def is_the_same_elsewhere(subject: Subject) -> None:
    """Another process says the same to the letter, whatever the hashes, the day and the folder.

    Each process runs under another seed of hashes (so that the order of sets differs), another
    clock, another time zone, in an empty folder and without a network.
    """
    try:
        pickled = pickle.dumps(subject.checker)
    except Exception as error:
        raise AssertionError(f"the checker does not pickle: {error}") from error
    answers = [_answer(subject, pickled, place) for place in range(len(_SURROUNDINGS))]
    first, *others = answers
    for other in others:
        for name, said in first.items():
            assert other[name] == said, (
                f"{name}: under another seed of hashes, on another day or in another folder it "
                f"says {_difference(said, other[name])}"
            )


def _answer(subject: Subject, pickled: bytes, place: int) -> dict[str, Any]:
    surroundings = _SURROUNDINGS[place]
    with TemporaryDirectory() as folder:
        task = {
            "checker": pickled.hex(),
            "modules": list(_modules(subject.checker)),
            "path": sys.path,
            "options": thaw(subject.options),
            "folder": None if subject.folder is None else str(Path(subject.folder).absolute()),
            "cases": dict(subject.texts()),
            "days": surroundings["days"],
        }
        done = subprocess.run(
            [sys.executable, "-W", "ignore", str(_PROGRAM)],
            input=json.dumps(task),
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env={
                **os.environ,
                "PYTHONHASHSEED": str(surroundings["seed"]),
                "PYTHONIOENCODING": "utf-8",
                "TZ": _ZONES[place],
            },
            timeout=_LONGEST,
            check=False,
        )
    assert done.returncode == 0, (
        f"in a process of its own, in an empty folder and without a network, it fails: "
        f"{done.stderr.strip()[-600:]}"
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _modules(checker: object) -> Iterator[tuple[str, str]]:
    """The module of the checker and its file: a test may not be on the import path."""
    for kind in type(checker).__mro__:
        module = sys.modules.get(kind.__module__)
        file = getattr(module, "__file__", None)
        if module is not None and file is not None and kind.__module__.split(".")[0] != "verifykit":
            yield kind.__module__, str(Path(file).absolute())


def _difference(said: Any, other: Any) -> str:
    pairs = ((one, two) for one, two in zip(said, other, strict=False) if one != two)
    one, two = next(pairs, (said, other))
    return f"{str(two)[:200]} instead of {str(one)[:200]}"


def told(report: Report) -> list[Any]:
    """Return all that a report says through checkers, in its order, as plain data."""
    return [
        *([claim.id, check.score, check.explanation, thaw(check.data),
           [_finding(one) for one in check.findings]]
          for claim in report.claims for check in claim.checks),
        *(_finding(one) for one in report.findings),
    ]  # fmt: skip


def _finding(finding: Any) -> list[Any]:
    related = [[one.pointer, one.message] for one in finding.related]
    return [finding.rule, finding.message, finding.claim, finding.pointer, related,
            thaw(finding.data)]  # fmt: skip
