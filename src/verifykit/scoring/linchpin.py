"""Linchpins: documents on which verdicts hang, with all that is known only through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property

from attrs import evolve

from verifykit.model.assessment import VERDICTS, Verdict
from verifykit.model.case import Case
from verifykit.parts import part
from verifykit.provenance import Line
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines
from verifykit.scoring.losses import Losses, could_be
from verifykit.scoring.verdict import ROUNDING

JudgedBy = Callable[[Losses], Judgements]
"""Gives the judgements that a case comes to where claims have lost lines."""


@part(kw_only=True)
class Linchpin:
    """A document and the claims whose verdict falls without it.

    `whole_case`: most claims of the case that have evidence fall, not only some with several
    lines that all hang on the document.
    """

    document: str
    claims: tuple[str, ...]
    whole_case: bool


def find_linchpins(
    case: Case, lines: Lines, judgements: Judgements, judged_by: JudgedBy
) -> tuple[Linchpin, ...]:
    """Return the linchpin documents of a case, in the order of the case.

    Documents whose loss comes to the same are looked at once.
    """
    with_evidence = sum(claim.id in case.evidence_by_claim for claim in case.claims)
    most = with_evidence / 2 if with_evidence >= 3 else with_evidence
    can_fall = {claim.id for claim in case.claims if _can_fall(judgements, claim.id)}
    several = {claim for claim in can_fall if _lines(judgements, claim) >= 2}
    alike = _Alike(case=case, judgements=judgements, lines=lines.all)
    known: dict[Hashable, tuple[bool, ...]] = {}
    found = []
    for document in case.documents:
        hanging = [claim for claim in lines.hanging(document.id) if claim in can_fall]
        if not _worth_telling(hanging, several, most):
            continue
        losses = lines.losses(document.id)
        asked = _worth_telling([one for one in hanging if one in losses], several, most)
        if not asked:
            continue
        shape = alike.shape(losses, asked)
        if shape not in known:
            known[shape] = tuple(_fall(judgements, judged_by(losses), losses, asked))
        answers = zip(asked, known[shape], strict=True)
        fallen = _worth_telling([claim for claim, falls in answers if falls], several, most)
        if fallen:
            whole_case = len(fallen) > most
            found.append(
                Linchpin(document=document.id, claims=tuple(fallen), whole_case=whole_case)
            )
    return tuple(found)


def _worth_telling(claims: Sequence[str], several: set[str], most: float) -> list[str]:
    """All of the claims if they are most of the case, else those with several lines."""
    return [claim for claim in claims if len(claims) > most or claim in several]


def _can_fall(judgements: Judgements, claim: str) -> bool:
    basis = judgements.of(claim).basis
    if basis.supports.total <= 0:
        return False
    verdict = judgements.verdict(claim)
    return verdict != "refuted" and (verdict != "unverified" or basis.refutes.total > 0)


def _lines(judgements: Judgements, claim: str) -> int:
    """How many lines a claim has that are worth something, heard or not, or support it."""
    testimony, basis = judgements.joint.testimony, judgements.of(claim).basis
    name, _ = judgements.joint.relations.sign(claim)
    voices = (*testimony.voices(name, supports=True), *testimony.voices(name, supports=False))
    return max(sum(voice.worth > 0 for voice in voices), len(basis.supports.terms))


def _fall(
    judgements: Judgements, without: Judgements, losses: Losses, claims: Sequence[str]
) -> Iterator[bool]:
    """Yield for each claim whether support goes with its loss, and the verdict with it."""
    for claim in claims:
        verdict = judgements.verdict(claim)
        possible = could_be(judgements, without, claim, losses)
        if any(_is_fall(verdict, one) for one in possible):
            yield _loses_support(judgements, without, claim) and _is_fall(
                verdict, without.verdict(claim)
            )
        else:
            yield False


def _loses_support(judgements: Judgements, without: Judgements, claim: str) -> bool:
    before, after = judgements.of(claim).basis.supports, without.of(claim).basis.supports
    return after.total < before.total - ROUNDING


def _is_fall(before: Verdict, after: Verdict) -> bool:
    """From corroborated to supported is none: one leg is gone, and the claim still stands."""
    if (before, after) == ("corroborated", "supported"):
        return False
    return VERDICTS.index(after) > VERDICTS.index(before)


@part(kw_only=True)
class _Alike:
    """Tells which losses come to the same: those of lines that differ only in whose they are."""

    case: Case
    judgements: Judgements
    lines: Sequence[Line]

    def shape(self, losses: Losses, claims: Sequence[str]) -> Hashable:
        """Return the same for losses after which the same is true of these claims."""
        (_, *further) = losses
        return tuple(
            (
                claim if further else self._kind(claim),
                claim in claims,
                self._of(loss.gone),
                self._of(loss.instead),
            )
            for claim, loss in losses.items()
        )

    def _kind(self, name: str) -> Hashable:
        claim = self.case.claims_by_id[name]
        return (
            self.judgements.joint.relations.sign(name),
            claim.gravity,
            self.case.is_forecast(claim),
        )

    def _of(self, lines: Sequence[Line]) -> Hashable:
        return frozenset(Counter(map(self._nameless, lines)).items())

    def _nameless(self, line: Line) -> Line:
        """A line without what is its own: its evidence, its claim, and names that no other has."""
        alone = self._origins[line.origin] == 1
        through = (
            None if line.window is None else "" if self._windows[line.window] == 1 else line.window
        )
        return evolve(
            line,
            claim="",
            items=(),
            origins=(),
            origin="" if alone else line.origin,
            window=through,
        )

    @cached_property
    def _origins(self) -> Counter[str]:
        return Counter(line.origin for line in self.lines)

    @cached_property
    def _windows(self) -> Counter[str | None]:
        return Counter(line.window for line in self.lines)
