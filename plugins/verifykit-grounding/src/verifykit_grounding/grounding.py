"""The public verb: what became of each sentence of an answer."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import frozen

from verifykit import (
    Finding,
    Interval,
    PluginManager,
    Report,
    Settings,
    assess,
    from_data,
    services_for,
)
from verifykit_grounding.answer import Answer
from verifykit_grounding.answers import model_of, outcome_of
from verifykit_grounding.case_data import case_data
from verifykit_grounding.inputs import read_answers
from verifykit_grounding.places import AnswerPlaces

OUTCOMES = ("grounded", "partly", "not grounded", "contradicted", "not held", "uncited")
"""What can become of a sentence."""


@frozen(kw_only=True)
class GroundedSentence:
    """A sentence: characters `start` to `end` of the answer, and what became of it.

    `documents` is how many cited documents bear it out, `origins` of how many independent origins
    they can be; `score` is verifykit's score of the claim, None where nothing bears on it.
    `model` is what a model of entailment says of each document, where one is configured: `says`
    (entailed, contradicted, neutral) and its `probability`. It decides nothing.
    """

    id: str
    text: str
    start: int
    end: int
    outcome: str
    documents: int
    origins: Interval
    score: float | None
    findings: tuple[Finding, ...]
    model: tuple[Mapping[str, Any], ...] = ()


@frozen(kw_only=True)
class Grounding:
    """What became of an answer. `report` is verifykit's own, on the case that the answer makes.

    `asides` counts the sentences with nothing to check in them, by the reason.
    """

    answer: Answer
    report: Report
    sentences: tuple[GroundedSentence, ...]
    asides: Mapping[str, int]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many sentences there are of each outcome, in the order of OUTCOMES."""
        found = Counter(sentence.outcome for sentence in self.sentences)
        return {name: found[name] for name in OUTCOMES if found[name]}

    @property
    def grounded_share(self) -> float | None:
        """The share of the sentences with something to check that are grounded; None of none."""
        return self.counts.get("grounded", 0) / len(self.sentences) if self.sentences else None

    @property
    def on_one_origin(self) -> int:
        """How many sentences several documents bear out that go back to one origin."""
        return sum(one.documents > 1 and one.origins.max == 1 for one in self.sentences)


def ground(
    answer: Answer | str | os.PathLike[str],
    documents: str | os.PathLike[str] | None = None,
    *,
    settings: Settings | None = None,
    manager: PluginManager | None = None,
) -> Grounding:
    """Return what became of an answer, or of the first one in a file.

    `documents` is a folder with captures of what is cited. Raise InputError for a file that is no
    answer, and what `verifykit.assess` raises.
    """
    named = None
    if not isinstance(answer, Answer):
        path, named = Path(answer), os.fspath(answer)
        folder = None if documents is None else Path(documents)
        read = read_answers(path, folder, services_for("grounding", settings))
        answer = next(read, None) or Answer(id=path.stem, text="")
    return ground_one(answer, path=named, settings=settings, manager=manager)


def ground_one(
    answer: Answer,
    *,
    path: str | None = None,
    settings: Settings | None = None,
    manager: PluginManager | None = None,
) -> Grounding:
    """Return what became of an answer; `path` is the file that it is from, for its places."""
    data = case_data(answer)
    case = from_data(data, places=AnswerPlaces(answer, data, path))
    return _grounding(answer, data, assess(case, settings, manager=manager))


def _grounding(answer: Answer, data: Mapping[str, Any], report: Report) -> Grounding:
    found: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.claim, []).append(finding)
    sentences = []
    for said in data["claims"]:
        place = said["x-grounding"]
        scored = report.claim(said["id"])
        sentences.append(
            GroundedSentence(
                id=said["id"],
                text=said["text"],
                start=place["start"],
                end=place["end"],
                outcome=outcome_of(scored),
                documents=scored.support.documents,
                origins=scored.support.origins,
                score=scored.score,
                findings=tuple(
                    one for one in found.get(said["id"], ()) if one.rule.startswith("GRD")
                ),
                model=model_of(scored),
            )
        )
    asides = Counter(one["why"] for one in data["case"]["x-grounding"]["asides"])
    return Grounding(
        answer=answer,
        report=report,
        sentences=tuple(sentences),
        asides=dict(sorted(asides.items())),
    )
