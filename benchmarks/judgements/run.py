"""How often a tool agrees with the judgements on small hard cases, by topic.

    python benchmarks/judgements/run.py
    python benchmarks/judgements/run.py --command 'mytool score {case}'

A command is given one case file in place of `{case}` and prints JSON: `{"claims": [{"id": …,
"verdict": …, "score": …}]}`, a score from 0 to 1 or null. Without one verifykit is run here.
"""

from __future__ import annotations

import argparse
import csv
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).parent
AGREED = HERE / "agreed.txt"
TIMEOUT = 60
"""Seconds that a command may take for one case."""

Answer = tuple[str, float | None]
"""A verdict and a score."""


@frozen
class Judgement:
    """What would be right to say of a claim: one of some verdicts, and a score within a band.

    A band of None is a judgement that there should be no score at all.
    """

    case: str
    topic: str
    claim: str
    verdicts: frozenset[str]
    band: tuple[float, float] | None
    why: str

    @property
    def name(self) -> str:
        """The case and the claim."""
        return f"{self.case} {self.claim}"

    @property
    def path(self) -> Path:
        """The case file."""
        return HERE / "cases" / f"{self.case}.yaml"

    def agrees(self, answer: Answer | None) -> bool:
        """Whether an answer is one of those that would be right, to two digits."""
        if answer is None or answer[0] not in self.verdicts:
            return False
        if self.band is None or answer[1] is None:
            return self.band is None and answer[1] is None
        return self.band[0] <= round(answer[1], 2) <= self.band[1]


def judgements(path: Path = HERE / "judgements.csv") -> Iterator[Judgement]:
    """Yield the judgements in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Judgement(
                case=row["case"],
                topic=row["topic"],
                claim=row["claim"],
                verdicts=frozenset(row["verdicts"].split()),
                band=(float(row["low"]), float(row["high"])) if row["low"] else None,
                why=row["why"],
            )


def by_verifykit(path: Path) -> Mapping[str, Answer]:
    """Return what verifykit says of each claim of a case."""
    from verifykit.loading import load_case
    from verifykit.scoring import score_case

    return {claim.id: (claim.verdict, claim.score) for claim in score_case(load_case(path)).claims}


def by_command(command: str) -> Callable[[Path], Mapping[str, Answer]]:
    """Return what runs a command on a case and reads what it prints; no JSON is no answer."""

    def answers(path: Path) -> Mapping[str, Answer]:
        words = [word.replace("{case}", str(path)) for word in shlex.split(command)]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=TIMEOUT)
        try:
            told = json.loads(done.stdout)
        except ValueError:
            return {}
        return {one["id"]: (one.get("verdict", ""), one.get("score")) for one in told["claims"]}

    return answers


def answered(
    made: Iterable[Judgement], answers: Callable[[Path], Mapping[str, Answer]]
) -> Iterator[tuple[Judgement, Answer | None]]:
    """Yield each judgement with the answer, each case being asked once."""
    known: dict[Path, Mapping[str, Answer]] = {}
    for one in made:
        if one.path not in known:
            known[one.path] = answers(one.path)
        yield one, known[one.path].get(one.claim)


def agreement(
    found: Iterable[tuple[Judgement, Answer | None]],
) -> dict[str, tuple[int, int]]:
    """Return for each topic how many judgements are agreed with, and how many there are."""
    topics: dict[str, tuple[int, int]] = {}
    for one, answer in found:
        right, all_ = topics.get(one.topic, (0, 0))
        topics[one.topic] = (right + one.agrees(answer), all_ + 1)
    return topics


def main() -> int:
    """Print the agreement by topic, and what is not agreed with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_PLAIN)
    parser.add_argument("--command", help="what to run on a case; {case} is its file")
    parser.add_argument("--quiet", action="store_true", help="leave out what is not agreed with")
    parser.add_argument("--keep", action="store_true", help=f"write {AGREED.name} anew")
    options = parser.parse_args()
    answers = by_command(options.command) if options.command else by_verifykit
    found = list(answered(judgements(), answers))
    topics = agreement(found)
    widest = max(map(len, topics))
    for topic, (right, all_) in topics.items():
        print(f"{topic:<{widest}}  {right:3} of {all_:3}")
    print(
        f"{'all':<{widest}}  {sum(one.agrees(answer) for one, answer in found):3} of {len(found)}"
    )
    for one, answer in () if options.quiet else found:
        if not one.agrees(answer):
            band = "no score" if one.band is None else f"{one.band[0]:.2f} to {one.band[1]:.2f}"
            print(f"{one.name}: {_told(answer)}, not {'/'.join(sorted(one.verdicts))}, {band}")
    if options.keep:
        agreed = sorted(one.name for one, answer in found if one.agrees(answer))
        AGREED.write_text("".join(f"{name}\n" for name in agreed), encoding="utf-8")
    return 0


def _told(answer: Answer | None) -> str:
    if answer is None:
        return "no answer"
    verdict, score = answer
    return verdict if score is None else f"{verdict} {score:.2f}"


_PLAIN = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    sys.exit(main())
