"""What records of sources bring to the score of a case, where the same sources speak again.

python benchmarks/verdicts/records.py [--data ../shared/data] [--objects 200]

Each object of a set of conflicting statements is a question of one answer: a claim for every value
that somebody gave, supported by whoever gave it. Figures are those of claims scored with records,
and a weight for these, from other objects alone. The last column is the same with the true values
dealt out anew among the values of each object, of which records can know nothing.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
from pathlib import Path

from verifykit.evaluation.bootstrap import Bootstrap, Estimate
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.track_record import TrackRecord, track_record
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source

SETS = ("crowd_dog", "crowd_product", "heritages", "book")
FIGURES = ("brier", "log-loss", "auc")


def main() -> None:
    """Print the figures of each set that is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--objects", type=int, default=200, help="how many of each set")
    given = parser.parse_args()
    print(f"{'set':<14}{'claims':>7}{'sources':>8}  figure    without  records  gain   dealt anew")
    for name in SETS:
        folder = given.data / "truth" / name
        if not folder.is_dir():
            print(f"{folder} is not there.")
            continue
        answers, truth = _read(folder, given.objects)
        found = _records(answers, truth)
        anew = _records(answers, _dealt(answers))
        sources = len({source for said in answers.values() for source in said})
        for figure in FIGURES:
            gain, nothing = found.gains[figure], anew.gains[figure]
            print(
                f"{name:<14}{found.claims:>7}{sources:>8}  {figure:<9}"
                f"{_told(found.without[figure])}    {_told(found.out_of_fold[figure])}  "
                f"{_told(gain, '+.3f')} [{gain.low or 0:+.3f}, {gain.high or 0:+.3f}]  "
                f"{_told(nothing, '+.3f')}"
            )


def _told(estimate: Estimate, style: str = ".3f") -> str:
    return "-" if estimate.value is None else format(estimate.value, style)


def _read(folder: Path, objects: int) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return what each source says of some objects whose truth is known, and the truth."""
    gold = {row["object"].strip(): row["value"].strip() for row in _rows(folder / "gold.csv.gz")}
    kept = sorted(gold)
    random.Random(0).shuffle(kept)
    answers: dict[str, dict[str, str]] = {name: {} for name in kept[:objects]}
    for row in _rows(folder / "claims.csv.gz"):
        if row["object"].strip() in answers:
            answers[row["object"].strip()][row["source"]] = row["value"].strip()
    return answers, gold


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _dealt(answers: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return a value for each object, drawn among those that somebody gave."""
    chance = random.Random(0)
    return {
        name: chance.choice(sorted(set(said.values()))) for name, said in answers.items() if said
    }


def _records(answers: dict[str, dict[str, str]], truth: dict[str, str]) -> TrackRecord:
    claims, documents, evidence, gold = [], [], [], []
    for place, (name, said) in enumerate(sorted(answers.items())):
        for number, value in enumerate(sorted(set(said.values()))):
            claim = f"c{place}-{number}"
            claims.append(
                Claim(
                    id=claim,
                    text=f"{name}: {value}",
                    subject=f"o{place}",
                    predicate="is",
                    value=value,
                )
            )
            gold.append(Gold(label="true" if value == truth[name] else "false", claim=claim))
        numbers = {value: number for number, value in enumerate(sorted(set(said.values())))}
        for source, value in said.items():
            document = f"d{place}-{source}"
            documents.append(Document(id=document, source=source))
            evidence.append(
                Evidence(
                    id=f"e{place}-{source}",
                    claim=f"c{place}-{numbers[value]}",
                    document=document,
                    stance="supports",
                )
            )
    sources = sorted({source for said in answers.values() for source in said})
    case = Case(
        id="records",
        entities=tuple(
            Entity(id=f"o{place}", kind="other", name=name)
            for place, name in enumerate(sorted(answers))
        ),
        predicates=(Predicate(id="is", value="text", cardinality="one"),),
        sources=tuple(Source(id=source, name=source) for source in sources),
        documents=tuple(documents),
        claims=tuple(claims),
        evidence=tuple(evidence),
    )
    return track_record([case], gold, bootstrap=Bootstrap(repeats=200))


if __name__ == "__main__":
    main()
