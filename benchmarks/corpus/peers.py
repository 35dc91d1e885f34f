"""The peers, each installed in an environment of its own beside the results."""

from __future__ import annotations

import csv
import subprocess
import sys
import venv
from collections import defaultdict
from pathlib import Path

from attrs import frozen
from measuring import Took, process

RUNNER = Path(__file__).with_name("peer_runner.py")

REQUIREMENTS = {
    "crowd-kit": ["crowd-kit"],
    # Its own pins include libraries for drawing and a web server that need compilers.
    "truthdiscovery": ["--no-deps", "truthdiscovery", "numpy", "scipy", "bidict",
                       "typing_extensions"],
}  # fmt: skip

Answers = dict[str, set[str]]


@frozen(kw_only=True)
class Peer:
    """A method of another library."""

    library: str
    method: str

    @property
    def name(self) -> str:
        """How tables call it."""
        return f"{self.library} {self.method}"


DAWID_SKENE = Peer(library="crowd-kit", method="DawidSkene")
TRUTH_FINDER = Peer(library="truthdiscovery", method="TruthFinder")
INVESTMENT = Peer(library="truthdiscovery", method="Investment")


@frozen(kw_only=True)
class Outcome:
    """What a peer answered, and what the whole process took."""

    answers: Answers
    took: Took


def run(peer: Peer, claims: Path, folder: Path, limit: float) -> Outcome:
    """Run a peer on a CSV of source, object, value, for at most `limit` seconds; raises Failed."""
    python = _environment(peer.library, folder)
    answers = folder / "answers.csv"
    took = process(python, RUNNER, peer.library, peer.method, claims, answers, limit=limit)
    found: Answers = defaultdict(set)
    with answers.open(encoding="utf-8", newline="") as stream:
        for thing, value in csv.reader(stream):
            found[thing].add(value)
    return Outcome(answers=found, took=took)


def _environment(library: str, folder: Path) -> Path:
    """The Python of the library's environment, made at the first time."""
    home = folder / f"environment-{library}"
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "-qq", *REQUIREMENTS[library]]
        subprocess.run(install, check=True, stdout=sys.stderr)
        (home / "ready").touch()
    return python
