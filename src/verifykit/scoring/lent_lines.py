"""What claims about somebody's words lend: the speaker's one line for what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from verifykit.model.claim import Attribution, Claim
from verifykit.model.evidence import Evidence
from verifykit.model.time import Span, span_of
from verifykit.parts import part
from verifykit.provenance import Line
from verifykit.scoring.propositions import way
from verifykit.scoring.structure import Structure

LinesOf = Callable[[str], tuple[Line, ...]]
"""Gives the lines of evidence of a claim."""


@part(kw_only=True)
class LentLine:
    """A line that a claim about somebody's words lends to the claim that they said.

    It counts for nothing beside an item in which that voice says so itself, is against it, or took
    it back.
    """

    line: Line
    beside: Evidence | None


@part(kw_only=True)
class LentLines:
    """Finds what claims about somebody's words lend (`says`)."""

    structure: Structure
    records: Mapping[str, float]

    def among(self, lines_of: LinesOf) -> Iterator[LentLine]:
        """Yield what claims about somebody's words lend, as far as something speaks for them."""
        for claim, says in self._sayings:
            if not claim.negated and is_spoken_for(claim, lines_of):
                line = self._line(claim, says.source, says.claim)
                said = None if claim.when is None else span_of(claim.when)
                yield LentLine(line=line, beside=self._own_word(line, said, lines_of))

    @cached_property
    def concerned(self) -> frozenset[str]:
        """The claims about somebody's words, and all that say, or deny, what was said."""
        said = [says.claim for _, says in self._sayings]
        saying = {claim.id for claim, _ in self._sayings}
        return frozenset(saying.union(*map(self._on_the_same, said)))

    @cached_property
    def _sayings(self) -> list[tuple[Claim, Attribution]]:
        """The claims about somebody's words, and what was said if the case has a claim of it.

        A case may lack it: one that is scored without its rivals does.
        """
        case = self.structure.case
        return [
            (claim, claim.says)
            for claim in case.claims
            if claim.says is not None and claim.says.claim in case.claims_by_id
        ]

    def _line(self, saying: Claim, speaker: str, claim: str) -> Line:
        """Return the word of the speaker, which stands as far as it was said at all."""
        source = self.structure.case.source(speaker)
        owner = self.structure.graph.owner(speaker)
        return Line(
            claim=claim,
            side="supports",
            origin=owner,
            origins=(owner,),
            attribution="anonymous" if self.structure.graph.is_unnamed(speaker) else "named",
            grade="F" if source is None else source.grade,
            kind=None if source is None else source.kind,
            people=1 if source is None else source.people or 1,
            trust=self.records.get(speaker),
            rests_on=(saying.id,),
        )

    def _own_word(self, lent: Line, said: Span | None, lines_of: LinesOf) -> Evidence | None:
        """Return the item in which a voice says itself what it is told to have said, or does not.

        Nobody is spoken for against their own word, unless by what they said later, nor beside it:
        what they say themselves tells how they say it.
        """
        case, claims = self.structure.case, self._on_the_same(lent.claim)
        own = [
            line
            for claim in claims
            for line in lines_of(claim)
            if line.origin == lent.origin and line.side != "open"
        ]
        saying = [line for line in own if self._way(line) == self._way(lent)]
        if saying:
            # What others only cite is no more in their own words than what is lent.
            held = [name for line in saying if line.lineage != "relayed" for name in line.items]
            return case.evidence_by_id[min(held)] if held else None
        denied = [name for line in own for name in line.items]
        if denied:
            dates = [self.structure.graph.said(name) for name in denied]
            later = said and all(date is not None and date.before(said) for date in dates)
            return None if later else case.evidence_by_id[min(denied)]
        return next(self._taken_back(lent, said, claims), None)

    def _taken_back(
        self, lent: Line, said: Span | None, claims: Iterable[str]
    ) -> Iterator[Evidence]:
        """Yield the items in which the voice said so, and which it took back since.

        An outlet that withdraws a quotation does not speak for whom it quoted.
        """
        case = self.structure.case
        for item in (one for claim in claims for one in self.structure.trace(claim).items):
            evidence, back = item.evidence, item.taken_back
            side = way(self.structure.relations, evidence.claim, item.side)
            if back is None or side != self._way(lent):
                continue
            voices = {case.speaker(evidence) or "", *filter(None, [case.outlet(evidence)])}
            own = {self.structure.graph.owner(one) for one in voices} == {lent.origin}
            gone = back.node in (evidence.id, evidence.document)
            if own and gone and not (said and span_of(back.on).before(said)):
                yield evidence

    def _way(self, line: Line) -> int:
        return way(self.structure.relations, line.claim, line.side)

    def _on_the_same(self, claim: str) -> Sequence[str]:
        """Return the claims that say the same as one, or deny it, itself included."""
        return self._by_proposition[self.structure.relations.proposition(claim)]

    @cached_property
    def _by_proposition(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for claim in self.structure.case.claims:
            found.setdefault(self.structure.relations.proposition(claim.id), []).append(claim.id)
        return found


def is_spoken_for(claim: Claim, lines_of: LinesOf) -> bool:
    """Return whether something speaks for a claim, so that others can rest on it."""
    return claim.prior is not None or any(line.side == "supports" for line in lines_of(claim.id))
