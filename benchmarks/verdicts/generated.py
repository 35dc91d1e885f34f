"""A labelled set made up by chance, for machines that do not have the real one."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from verifykit.evaluation.labelled_set import LabelledSet
from verifykit.evaluation.labels import Gold, Label
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.source import Source

STANCES: tuple[Stance, ...] = ("supports", "refutes", "reports")
Odds = Mapping[Label, tuple[float, float, float]]
"""How likely an article about a claim with this label takes each of STANCES."""
ODDS: Odds = {
    "true": (0.55, 0.05, 0.40),
    "false": (0.20, 0.45, 0.35),
    "unknown": (0.20, 0.10, 0.70),
}


def generate(claims: int = 240, seed: int = 0) -> LabelledSet:
    """Return claims of every label, each with one to twelve articles of sources of their own."""
    chance = random.Random(seed)
    labels: list[Label] = [chance.choice(("true", "false", "unknown")) for _ in range(claims)]
    return labelled_set(labels, ODDS, 12, chance)


def labelled_set(
    labels: Sequence[Label], odds: Odds, most: int, chance: random.Random
) -> LabelledSet:
    """Return a claim for each label, with one to `most` articles of outlets of their own."""
    evidence = [
        (number, article, chance.choices(STANCES, odds[label])[0])
        for number, label in enumerate(labels)
        for article in range(chance.randint(1, most))
    ]
    claims = range(len(labels))
    return LabelledSet(
        Case(
            id="generated",
            claims=tuple(Claim(id=f"c{at}", text=f"Claim {at}.") for at in claims),
            sources=tuple(
                Source(id=f"s{c}-{a}", name=f"s{c}-{a}", kind="outlet") for c, a, _ in evidence
            ),
            documents=tuple(Document(id=f"d{c}-{a}", source=f"s{c}-{a}") for c, a, _ in evidence),
            evidence=tuple(
                Evidence(id=f"e{c}-{a}", claim=f"c{c}", stance=stance, document=f"d{c}-{a}")
                for c, a, stance in evidence
            ),
        ),
        tuple(Gold(label=label, claim=f"c{at}") for at, label in enumerate(labels)),
    )
