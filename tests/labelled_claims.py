"""Claims of known outcome, made up by chance: true ones are supported more, false ones refuted."""

import random

from verifykit.evaluation.labels import Gold
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.source import Source

ODDS = {"true": (0.6, 0.1, 0.3), "false": (0.25, 0.45, 0.3), "unknown": (0.2, 0.1, 0.7)}


def case_of(stances: dict[str, list[str]]) -> Case:
    """A case with a claim for each name, and an outlet and a document for each of its stances."""
    items = [
        (f"{claim}-{number}", claim, stance)
        for claim, found in stances.items()
        for number, stance in enumerate(found)
    ]
    return Case(
        id="made-up",
        claims=tuple(Claim(id=name, text=f"{name} is so.") for name in stances),
        sources=tuple(Source(id=f"s-{name}", name=name, kind="outlet") for name, _, _ in items),
        documents=tuple(Document(id=f"d-{name}", source=f"s-{name}") for name, _, _ in items),
        evidence=tuple(
            Evidence(id=f"e-{name}", claim=claim, stance=stance, document=f"d-{name}")
            for name, claim, stance in items
        ),
    )


def labelled_case(
    claims: int = 160, seed: int = 0, labels: tuple[str, ...] = ("true", "false", "unknown")
) -> tuple[Case, list[Gold]]:
    """A case and the labels of its claims, each label as often as the others."""
    chance = random.Random(seed)
    stances, gold = {}, []
    for number in range(claims):
        label = labels[number % len(labels)]
        stances[f"c{number}"] = chance.choices(
            ("supports", "refutes", "reports"), ODDS[label], k=chance.randint(1, 8)
        )
        gold.append(Gold(label=label, claim=f"c{number}"))
    return case_of(stances), gold
