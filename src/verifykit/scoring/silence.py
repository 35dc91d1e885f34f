"""The evidence that adds nothing to a claim, each item with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from verifykit.comparison import Signed
from verifykit.model.assessment import Side, Step
from verifykit.parts import part
from verifykit.provenance import ADDS, Line
from verifykit.provenance.reasons import nothing_text
from verifykit.scoring.counting import Count
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lent_lines import LentLine
from verifykit.scoring.lines import Lines
from verifykit.scoring.propositions import way
from verifykit.scoring.reasons import lent_text, silence_text


@part(kw_only=True)
class Silence:
    """Tells what adds nothing to a proposition, and why."""

    lines: Lines
    judgements: Judgements

    def steps(self, signed: Signed, counts: Mapping[int, Count]) -> Iterator[Step]:
        """Yield a step for each line and each item that adds nothing.

        `counts` are what is counted for the affirmative form of the proposition (1), against it
        (-1), and of what leaves it open (0).
        """
        name, sign = signed
        claims = self.judgements.claims_on(name)
        alike = frozenset(claims)
        lent = [one for one in self.lines.lent if one.line.claim in alike]
        yield from self._uncounted(claims, lent, counts)
        for one in lent:
            if one.beside is not None:
                step = _nothing((), one.line.side, lent_text(self.lines, one.line, one.beside))
                yield evolve(step, origin=one.line.origin, claims=one.line.rests_on)
        for turn in (sign, -sign):
            for claim in self.judgements.claims_of((name, turn)):
                yield from self._without_line(claim)

    def _uncounted(
        self, claims: Sequence[str], lent: Sequence[LentLine], counts: Mapping[int, Count]
    ) -> Iterator[Step]:
        """Yield the lines of evidence that do not count."""
        counted = {turn: [term.voice.line for term in one.terms] for turn, one in counts.items()}
        known = {(line.claim, line.items) for found in counted.values() for line in found}
        lines = [line for claim in claims for line in self.lines.of_evidence(claim)]
        doubled = self._doubled(lines, lent)
        for line in lines:
            if (line.claim, line.items) not in known:
                why = silence_text(self.lines, line, counted[self._way(line)], doubled)
                yield _nothing(line.items, line.side, why)

    def _doubled(
        self, lines: Sequence[Line], lent: Sequence[LentLine]
    ) -> Mapping[str, Sequence[str]]:
        """Return the origins on both sides, with the claims that only say so of them on one."""
        if len(lines) + len(lent) < 2:
            return {}
        # Their own lines come last: nobody else is asked what somebody says themselves.
        standing = [
            *(one.line for one in lent if one.beside is None),
            *(line for line in lines if not self.lines.is_replaced(line)),
        ]
        for_it, against = (
            {line.origin: line.rests_on for line in standing if self._way(line) == turn}
            for turn in (1, -1)
        )
        return {one: for_it[one] or against[one] for one in for_it.keys() & against.keys()}

    def _without_line(self, claim: str) -> Iterator[Step]:
        """Yield the items that are part of no line."""
        trace = self.lines.trace(claim)
        for item in trace.items:
            if item.role not in ADDS:
                why = nothing_text(self.lines.graph, trace, item) or "adds nothing"
                yield _nothing((item.evidence.id,), item.side, why)

    def _way(self, line: Line) -> int:
        return way(self.judgements.joint.relations, line.claim, line.side)


def _nothing(evidence: tuple[str, ...], side: Side, why: str) -> Step:
    return Step(step="none", log_odds=0.0, why=why, side=side, evidence=evidence)
