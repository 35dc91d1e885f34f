"""Linchpins: documents on which verdicts hang, with all that is known only through them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property

from verifykit.model.assessment import VERDICTS, Verdict
from verifykit.parts import field, frozen, part
from verifykit.scoring.bounds import could_be
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import NO_LOSS, Lines, Losses
from verifykit.scoring.losses import Alike, Dependence, multiset
from verifykit.scoring.propositions import sides_of
from verifykit.scoring.testimony import Sides
from verifykit.scoring.verdict import ROUNDING

JudgedBy = Callable[[Losses], Judgements]
"""Gives the judgements that a case comes to where claims have lost lines."""


@frozen(kw_only=True, eq=False)
class Linchpin:
    """A document and the claims whose verdict falls without it.

    `whole_case`: most claims of the case that have evidence fall, not only some with several
    lines that all hang on the document.
    """

    document: str
    claims: tuple[str, ...]
    whole_case: bool


def find_linchpins(
    lines: Lines, judgements: Judgements, judged_by: JudgedBy
) -> tuple[Linchpin, ...]:
    """Return the linchpin documents of a case, in the order of the case."""
    case, dependence = lines.case, Dependence(lines=lines)
    with_evidence = sum(claim.id in case.evidence_by_claim for claim in case.claims)
    most = with_evidence / 2 if with_evidence >= 3 else with_evidence
    can_fall = {claim.id for claim in case.claims if _can_fall(judgements, claim.id)}
    several = {claim for claim in can_fall if _lines(judgements, claim) >= 2}
    falls = Falls(dependence=dependence, judgements=judgements, judged_by=judged_by)
    found = []
    for document in case.documents:
        hanging = [claim for claim in dependence.hanging(document.id) if claim in can_fall]
        asked = _worth_telling(hanging, several, most)
        fallen = _worth_telling(falls.without(document.id, asked), several, most)
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
    name = judgements.joint.relations.proposition(claim)
    voices = (*testimony.voices(name, supports=True), *testimony.voices(name, supports=False))
    return max(sum(voice.worth > 0 for voice in voices), len(basis.supports.terms))


@part(kw_only=True)
class Falls:
    """Tells which verdicts fall; losses that come to the same are judged once.

    A claim that no other bears on, as most are, is judged by its own lines alone.
    """

    dependence: Dependence
    judgements: Judgements
    judged_by: JudgedBy
    _alone: dict[Hashable, tuple[float, Verdict]] = field(factory=dict, init=False)
    _of_proposition: dict[Hashable, bool | None] = field(factory=dict, init=False)
    _together: dict[Hashable, tuple[bool, ...]] = field(factory=dict, init=False)

    def without(self, document: str, claims: Sequence[str]) -> list[str]:
        """Return those of some claims whose support goes with a document, and the verdict with it.

        A claim that loses nothing itself is none of them.
        """
        fallen, tied = set[str](), []
        hanging: dict[str, list[str]] = {}
        for claim in self.dependence.hanging(document):
            hanging.setdefault(self._proposition(claim), []).append(claim)
        for claim in claims:
            if self.dependence.loss(document, claim) is not NO_LOSS:
                falls = self._falls_alone(document, claim, hanging[self._proposition(claim)])
                if falls is None:
                    tied.append(claim)
                elif falls:
                    fallen.add(claim)
        if tied:
            fallen.update(self._fall_together(document, tied))
        return [claim for claim in claims if claim in fallen]

    # Claims that no other bears on.

    def _falls_alone(self, document: str, claim: str, hanging: Sequence[str]) -> bool | None:
        """Return whether a claim falls by the lines of its proposition; None if others bear on it.

        `hanging` are the claims of it that hang on the document. Losses that come to the same are
        told by what is lost: a proposition of many lines is not gone through once for each of the
        documents they stand in.
        """
        losses = {one: self.dependence.loss(document, one) for one in hanging}
        lost = multiset((self._turn(one), self._alike.loss(loss)) for one, loss in losses.items())
        key = self._proposition(claim), self.judgements.alike(claim), lost
        if key not in self._of_proposition:
            left = self._left_alone(document, claim)
            self._of_proposition[key] = None if left is None else self._falls_with(claim, left)
        return self._of_proposition[key]

    def _turn(self, claim: str) -> Hashable:
        """Return what tells claims of one proposition apart: whether they affirm it, or the claim
        itself where something supersedes what somebody says."""
        if self.dependence.lines.replaced:
            return claim
        _, sign = self.judgements.joint.relations.sign(claim)
        return sign

    def _proposition(self, claim: str) -> str:
        return self.judgements.joint.relations.proposition(claim)

    def _left_alone(self, document: str, claim: str) -> Sides | None:
        """Return the lines that a claim's proposition is left with; None if others bear on it."""
        joint, name = self.judgements.joint, self._proposition(claim)
        if len(joint.logic.component(name)) > 1 or name in joint.groups:
            return None
        claims = self.judgements.claims_on(name)
        if not self.dependence.lines.argued.isdisjoint(claims):
            return None
        left = [
            line
            for one in claims
            for line in self.dependence.lines.with_loss(one, self.dependence.loss(document, one))
        ]
        if any(line.undercut_by for line in left) or joint.parameters.report:
            return None  # what others say, or reports, add something beside these lines
        return sides_of(joint.relations, left).get(name, ((), ()))

    def _falls_with(self, claim: str, left: Sides) -> bool:
        key = self._alike.alone(claim, left)
        found = self._alone.get(key)
        if found is None:
            without = self.judgements.alone(self._proposition(claim), left)
            support = without.of(claim).basis.supports.total
            found = self._alone[key] = support, without.verdict(claim)
        support, after = found
        return _is_less(support, self.judgements, claim) and _is_fall(
            self.judgements.verdict(claim), after
        )

    # All others.

    def _fall_together(self, document: str, claims: Sequence[str]) -> Iterator[str]:
        losses = self.dependence.losses(document)
        key = self._alike.together(losses, claims)
        found = self._together.get(key)
        if found is None:
            without = self.judged_by(losses)
            found = tuple(self._falls(without, losses, claim) for claim in claims)
            self._together[key] = found
        return (claim for claim, falls in zip(claims, found, strict=True) if falls)

    def _falls(self, without: Judgements, losses: Losses, claim: str) -> bool:
        before = self.judgements.verdict(claim)
        possible = could_be(self.judgements, without, claim, losses)
        return (
            any(_is_fall(before, one) for one in possible)
            and _is_less(without.of(claim).basis.supports.total, self.judgements, claim)
            and _is_fall(before, without.verdict(claim))
        )

    @cached_property
    def _alike(self) -> Alike:
        return Alike(judgements=self.judgements, lines=self.dependence.lines.all)


def _is_less(support: float, before: Judgements, claim: str) -> bool:
    return support < before.of(claim).basis.supports.total - ROUNDING


def _is_fall(before: Verdict, after: Verdict) -> bool:
    """From corroborated to supported is none: one leg is gone, and the claim still stands."""
    if (before, after) == ("corroborated", "supported"):
        return False
    return VERDICTS.index(after) > VERDICTS.index(before)
