"""The judgements on all claims of a case, from one joint distribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import evolve

from verifykit.comparison import Comparison, Signed
from verifykit.model.assessment import Verdict
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.scoring.balance import cap
from verifykit.scoring.basis import basis_of
from verifykit.scoring.joint import Joint, is_decided
from verifykit.scoring.members import exceptions, is_doubtful
from verifykit.scoring.testimony import Sides
from verifykit.scoring.verdict import Judgement, decide

UPHELD: tuple[Verdict, ...] = ("corroborated", "supported")
Range = tuple[float, float]
Kind = tuple[Signed, bool, bool]
"""What a claim says, whether that is serious, and whether it is a forecast."""


@part(kw_only=True)
class Judgements:
    """Judges the claims of a case, each once.

    `thresholds` are those of verdicts, where they are others than those that `joint` has.
    """

    case: Case
    joint: Joint
    thresholds: Parameters
    _alike: dict[str, Kind] = field(factory=dict, init=False)
    _known: dict[Kind, Judgement] = field(factory=dict, init=False)
    _verdicts: dict[Kind, Verdict] = field(factory=dict, init=False)

    def of(self, claim: str) -> Judgement:
        """Return the judgement on a claim; raise KeyError for an id that the case lacks."""
        key = self.alike(claim)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._judge(key[0], [self.case.claims_by_id[claim]])
        return found

    def alike(self, claim: str) -> Kind:
        """Return the same for claims on which the judgement is the same."""
        found = self._alike.get(claim)
        if found is None:
            one = self.case.claims_by_id[claim]
            serious, forecast = one.gravity == "serious", self.case.is_forecast(one)
            found = self._alike[claim] = self.joint.relations.sign(claim), serious, forecast
        return found

    def verdict(self, claim: str) -> Verdict:
        """Return the verdict on a claim."""
        key = self.alike(claim)
        found = self._verdicts.get(key)
        if found is None:
            found = self._verdicts[key] = decide(self.of(claim), self.thresholds)
        return found

    def alone(self, name: str, sides: Sides) -> Judgements:
        """Return the judgements on a proposition that no other bears on, with other lines."""
        joint = self.joint.alone(name, sides)
        return Judgements(case=self.case, joint=joint, thresholds=self.thresholds)

    def claims_of(self, signed: Signed) -> tuple[str, ...]:
        """Return the claims that say a proposition (1) or its negation (-1)."""
        return self._by_proposition.get(signed, ())

    def claims_on(self, name: str) -> tuple[str, ...]:
        """Return the claims that say a proposition, and then those that say its negation."""
        return (*self.claims_of((name, 1)), *self.claims_of((name, -1)))

    def named(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return for each proposition a claim that affirms it, or else one that denies it."""
        found = (self.claims_of((name, 1)) or self.claims_of((name, -1)) for name in names)
        return tuple(claims[0] for claims in found if claims)

    def _judge(self, signed: Signed, claims: list[Claim]) -> Judgement:
        basis = basis_of(signed, self.joint)
        raw = self.joint.signed(signed)
        own = self.joint.testimony.is_told(signed[0])
        held = not own or signed[0] in self.joint.groups
        limits = self.joint.limits(signed) if held else (0.0, 1.0)
        decided = own or is_decided(*limits)
        score = self._cap(raw) if decided else None
        return Judgement(
            raw=raw,
            score=score,
            range=None if score is None else self._range(signed, score, limits, own=own),
            limits=limits,
            basis=basis,
            own=own,
            serious=any(claim.gravity == "serious" for claim in claims),
            forecast=any(self.case.is_forecast(claim) for claim in claims),
            counterexample=own and any(map(self._is_upheld, self._exceptions(signed))),
        )

    def _range(self, signed: Signed, score: float, limits: Range, *, own: bool) -> Range:
        low, high = limits
        if own:
            copies, independent = self.joint.range(signed)
            low, high = (min(max(end, low), high) for end in (copies, independent))
        return min(self._cap(low), score), max(self._cap(high), score)

    def counterexamples(self, claim: str) -> Iterator[str]:
        """Yield the claims about a member that show that one about all of a group, or none, is not.

        What is said of a member and does not hold up shows nothing. Where no claim says what shows
        it, the one that is not so does.
        """
        for example in self._exceptions(self.joint.relations.sign(claim)):
            if self._is_upheld(example):
                name, sign = example
                yield from self.claims_of(example) or self.claims_of((name, -sign))

    def comparisons(self, found: Iterable[Comparison]) -> Iterator[Comparison]:
        """Yield comparisons without the counterexamples of whoever is rather no member."""
        for one in found:
            if one.kind == "counterexample":
                examples, [claim] = one.sides
                doubtful = self._doubtful(claim)
                kept = tuple(
                    name
                    for name in examples
                    if self.case.claims_by_id[name].subject not in doubtful
                )
                if not kept:
                    continue
                one = evolve(one, sides=(kept, (claim,)))
            yield one

    def _doubtful(self, claim: str) -> frozenset[str]:
        group = self.joint.groups.get(self.joint.relations.proposition(claim))
        members = () if group is None else group.members
        return frozenset(one.entity for one in members if is_doubtful(one, self.joint))

    def _exceptions(self, signed: Signed) -> Iterator[Signed]:
        group = self.joint.groups.get(signed[0])
        return iter(()) if group is None else exceptions(signed, group, self.joint)

    def _is_upheld(self, signed: Signed) -> bool:
        if not self.joint.testimony.is_told(signed[0]):
            return False
        claims = [self.case.claims_by_id[claim] for claim in self.claims_of(signed)]
        return decide(self._judge(signed, claims), self.thresholds) in UPHELD

    def _cap(self, probability: float) -> float:
        return cap(probability, self.joint.parameters)

    @cached_property
    def _by_proposition(self) -> dict[Signed, tuple[str, ...]]:
        found: dict[Signed, list[str]] = {}
        for claim in self.case.claims:
            found.setdefault(self.joint.relations.sign(claim.id), []).append(claim.id)
        return {signed: tuple(claims) for signed, claims in found.items()}
