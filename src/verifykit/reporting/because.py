"""Why a claim has its verdict, in one sentence that can be published.

It is made from the steps of the explanation. Somebody is named only as the speaker of evidence
that the case itself attaches to this very claim, and only with the stance that it gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from verifykit.model.assessment import ScoredClaim, Side, Step, StepKind
from verifykit.model.case import Case
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import field, part
from verifykit.provenance import Graph
from verifykit.reporting.result import Result
from verifykit.reporting.voices import NAMED, Voices
from verifykit.wording import count_text, limits_text, list_text

_TOWARDS = {"supports": "for", "refutes": "against"}


def because(report: Result, claim: ScoredClaim) -> str:
    """Return the sentence: verdict, who says so, who says otherwise, what is missing.

    It begins with the verdict and ends with a full stop. Raise KeyError for a claim that the
    case does not have.
    """
    return Sentences(report).of(claim)


@part
class Sentences:
    """The sentences of a report's claims; what claims are explained by together is sorted once."""

    report: Result
    _steps: dict[int, _Steps] = field(factory=dict, init=False)
    """By the identity of the explanation, which its claim keeps."""

    def of(self, claim: ScoredClaim) -> str:
        """Return the sentence of a claim of the report, as `because` does."""
        assert self.report.case is not None
        scoring = self.report.scoring
        graph = Graph(case=self.report.case) if scoring is None else scoring.graph
        steps = self._steps.get(id(claim.explanation))
        if steps is None:
            steps = _Steps(case=graph.case, steps=claim.explanation)
            self._steps[id(claim.explanation)] = steps
        trace = None if scoring is None else scoring.trace(claim.id)
        roles = {} if trace is None else {one.evidence.id: one.role for one in trace.items}
        voices = Voices(graph=graph, roles=roles)
        told = _Reasons(graph=graph, claim=claim, steps=steps, voices=voices)
        reasons = "; ".join(told.clauses())
        return f"{claim.verdict.capitalize()}: {reasons}."


@part(kw_only=True)
class _Steps:
    """An explanation, sorted by side and by the claims that its evidence is attached to."""

    case: Case
    steps: Sequence[Step]

    def count(self, side: Side) -> int:
        """Return how many lines stand on a side."""
        return len(self._lines.get(side, ()))

    def own(self, side: Side, claim: str) -> Sequence[Step]:
        """Return the lines on a side that rest on evidence for this very claim."""
        return self._own.get((side, claim), ())

    @cached_property
    def established(self) -> int:
        """How many lines speak for it that are known to be independent."""
        return sum(step.established is True for step in self._lines.get("supports", ()))

    @cached_property
    def moved(self) -> frozenset[StepKind]:
        """The kinds of step that change something."""
        return frozenset(step.step for step in self.steps if step.log_odds)

    @cached_property
    def premises(self) -> frozenset[str]:
        """The claims that lines rest on."""
        return frozenset(
            name for lines in self._lines.values() for step in lines for name in step.claims
        )

    @cached_property
    def undercut_by(self) -> frozenset[str]:
        """What takes something away from lines."""
        shaken = (step for step in self.steps if step.step == "undercut" and step.log_odds)
        return frozenset(name for step in shaken for name in step.claims)

    @cached_property
    def _lines(self) -> dict[Side, list[Step]]:
        found: dict[Side, list[Step]] = {}
        for step in self.steps:
            if step.step == "line" and step.side is not None:
                found.setdefault(step.side, []).append(step)
        return found

    @cached_property
    def _own(self) -> dict[tuple[Side, str], list[Step]]:
        found: dict[tuple[Side, str], list[Step]] = {}
        known = self.case.evidence_by_id
        for side, lines in self._lines.items():
            for step in lines:
                claims = dict.fromkeys(known[one].claim for one in step.evidence if one in known)
                for claim in claims:
                    found.setdefault((side, claim), []).append(step)
        return found


@part(kw_only=True)
class _Reasons:
    """The clauses of one claim's sentence."""

    graph: Graph
    claim: ScoredClaim
    steps: _Steps
    voices: Voices

    @property
    def case(self) -> Case:
        """The case that the claim is of."""
        return self.graph.case

    def clauses(self) -> Iterator[str]:
        support, refutation = self.steps.count("supports"), self.steps.count("refutes")
        if self.claim.score is None:
            yield from self._without_score()
            yield from self._taken_back()
            return
        says, denies = list(self._said("supports")), list(self._said("refutes"))
        heard, others = list(self._heard("questions", "questioned it")), list(self._other_claims())
        clauses = [*says, *denies, *heard, *others]
        if self.claim.verdict == "refuted":
            if support and self._all_unnamed():
                says = ["all support is from unnamed people"]
            # What refutes it comes first, lest those who said so seem to have refuted it.
            clauses = [*denies, *says, *heard, *others] if denies else [*others, *says, *heard]
        clauses += self._shaken()
        if not clauses:
            clauses = ["it has no evidence of its own that counts"]
        yield from clauses
        yield from self._missing(support, refutation)
        yield from self._taken_back()

    def _own_lines(self, side: Side) -> Sequence[Step]:
        return self.steps.own(side, self.claim.id)

    def _said(self, side: Side) -> Iterator[str]:
        """Who says it, or otherwise, and whether what is known of other claims speaks there."""
        own = self._own_lines(side)
        if own:
            named, rest = own[:NAMED], own[NAMED:]
            voices = self.voices.of([self._own(step.evidence) for step in named])
            apart = len(voices) > 1 and all(step.established for step in named)
            circles = sum(step.origin is None for step in rest)
            further = len(rest) - circles
            more = [count_text(further, "more origin")] if further else []
            more += ["a circle without an origin"] if circles else []
            # The past tense is the same for one voice and for several, whatever their names are.
            told = f"{list_text(voices)} said {'so' if side == 'supports' else 'otherwise'}"
            told += ", independently of each other" if apart else ""
            yield told + (f", and so did {list_text(more)}" if more else "")
        if argued := self.steps.count(side) - len(own):
            others = "another claim" if argued == 1 else "other claims"
            yield f"what is known of {others} speaks {_TOWARDS[side]} it"

    def _own(self, evidence: Iterable[str]) -> list[Evidence]:
        """The items that the case attaches to this claim; of others nobody is named."""
        return [self._items[name] for name in evidence if name in self._items]

    @cached_property
    def _items(self) -> dict[str, Evidence]:
        return {item.id: item for item in self.case.evidence_by_claim.get(self.claim.id, ())}

    def _all_unnamed(self) -> bool:
        own = self._own_lines("supports")
        items = (item for step in own for item in self._own(step.evidence))
        sources = [self.case.source(self.case.speaker(item)) for item in items]
        # What is known of another claim has no speaker, and so none who is unnamed.
        return len(own) == self.steps.count("supports") and all(
            source is not None and source.anonymous for source in sources
        )

    def _other_claims(self) -> Iterator[str]:
        claim = self.claim
        if claim.counterexamples:
            count = count_text(len(claim.counterexamples), "counterexample")
            yield f"{count} {'speaks' if len(claim.counterexamples) == 1 else 'speak'} against it"
        if claim.rivals:
            yield f"it cannot hold together with {count_text(len(claim.rivals), 'other claim')}"
        moved = self.steps.moved
        if "follows" in moved:
            yield "what implies it, or follows from it, counts, too"
        if claim.bounds is not None and ("members" in moved or claim.score is None):
            yield f"what is known of the members of its group {limits_text(*claim.bounds)}"

    def _shaken(self) -> Iterator[str]:
        """Whether something takes away from what was said, and what kind of thing does."""
        premises, by = self.steps.premises, self.steps.undercut_by
        if by & premises:
            yield "some of that is so only as far as another claim is true"
        if (by - premises) & self.case.claims_by_id.keys():
            yield "another claim says of some of that that it does not stand"
        # What no claim of the case says, an item of evidence does.
        if by - self.case.claims_by_id.keys():
            yield "evidence in the case is against the standing of some of that"

    def _missing(self, support: int, refutation: int) -> Iterator[str]:
        verdict = self.claim.verdict
        if verdict == "refuted":
            if not support:
                yield "nothing supports it"
        elif verdict == "contested":
            if support and refutation:
                yield "neither outweighs the other"
        elif verdict in ("supported", "unverified") and support:
            if support == 1:
                yield "a second, independent origin is missing"
            elif self.steps.established < NAMED:
                own = [self._own(step.evidence) for step in self._own_lines("supports")]
                voices = self.voices.of(own if len(own) == support else [*own, ()])
                are = "they are" if len(voices) > 1 else "all of it is"
                yield f"that {are} independent is not established"

    def _without_score(self) -> Iterator[str]:
        heard = [
            *self._heard("reports", "only reported it"),
            *self._heard("questions", "questioned it"),
        ]
        if heard:
            yield from heard
            in_hand = self.case.evidence_by_claim.get(self.claim.id, ())
            said = any(item.stance in ("supports", "refutes") for item in in_hand)
            yield (
                "what says it or denies it counts for nothing"
                if said
                else "nobody says it or denies it on their own account"
            )
        elif items := self.case.evidence_by_claim.get(self.claim.id):
            unjudged = all(item.stance is None for item in items)
            yield "its evidence has no stance yet" if unjudged else "none of its evidence counts"
        else:
            # What is known of the members of a group bears on what is said of the group.
            itself = "it" if self.claim.bounds is None else "the claim itself"
            idle = any(step.step == "none" for step in self.steps.steps)
            counts = f"nothing that bears on {itself} counts"
            yield counts if idle else f"nothing in the case bears on {itself}"
        yield from self._other_claims()

    def _heard(self, stance: Stance, verb: str) -> Iterator[str]:
        """Who reported or questioned it, as far as that counts; each item has one stance."""
        counted = [item for step in self._own_lines("open") for item in self._own(step.evidence)]
        items = [item for item in counted if item.stance == stance]
        voices = list(dict.fromkeys(self.voices.voice([item]) for item in items))
        if voices:
            more = len(voices) - NAMED
            so = f", and so did {count_text(more, 'more voice')}" if more > 0 else ""
            yield f"{list_text(voices[:NAMED])} {verb}{so}"

    def _taken_back(self) -> Iterator[str]:
        """How much of the evidence was itself taken back, as the case says; nobody is named."""
        items = self.case.evidence_by_claim.get(self.claim.id, ())
        count = sum(self.graph.retracted(item.id) for item in items)
        if count:
            were = "was" if count == 1 else "were"
            yield f"{count_text(count, 'item')} of its evidence {were} taken back"
