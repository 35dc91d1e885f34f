"""The explanation: ordered steps whose log-odds add to the log-odds of the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, field

from verifykit.model.assessment import Side, Step, StepKind
from verifykit.parts import part
from verifykit.provenance import ADDS, Line
from verifykit.provenance.reasons import nothing_text
from verifykit.scoring.balance import logit
from verifykit.scoring.counting import Count, count
from verifykit.scoring.joint import Signed
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines
from verifykit.scoring.reasons import lent_text, line_text, silence_text
from verifykit.scoring.records import OPPOSITE, RecordTerm, record_text
from verifykit.scoring.reports import Reports, open_count
from verifykit.scoring.verdict import Judgement
from verifykit.scoring.worth import voice

NAMED = 5
"""How many other claims a step names; the rest is counted."""
LEAST = 1e-12
"""Log-odds smaller than this are what rounding leaves of nothing."""


@part(kw_only=True)
class Explainer:
    """Explains the scores of a case; claims that say the same have one explanation."""

    lines: Lines
    judgements: Judgements
    records: Mapping[str, tuple[RecordTerm, ...]] = field(factory=dict)
    reports: Reports = field(factory=dict)
    _known: dict[tuple[Signed, str | None], tuple[Step, ...]] = field(factory=dict, init=False)
    _open_counts: dict[Signed, Count] = field(factory=dict, init=False)

    def steps(self, claim: str) -> tuple[Step, ...]:
        """Return the steps from the prior to the score; without a score they add nothing."""
        stated = self.lines.graph.case.claims_by_id[claim].prior
        reason = None if stated is None else stated.reason
        key = self.judgements.joint.relations.sign(claim), reason
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._steps(claim))
        return found

    def _steps(self, claim: str) -> list[Step]:
        judgement = self.judgements.of(claim)
        signed = self.judgements.joint.relations.sign(claim)
        steps = [self._prior(claim, signed)] if judgement.score is not None else []
        sides: tuple[Side, ...] = ("supports", "refutes")
        for side in sides:
            steps += self._side(signed, side, moves=judgement.score is not None)
        steps += self._open(signed, moves=judgement.score is not None)
        steps += self._idle(signed)
        if judgement.score is not None:
            steps += self._recorded(signed)
        if judgement.score is not None:
            steps += self._stages(signed, judgement, sum(step.log_odds for step in steps))
        return steps

    def _prior(self, claim: str, signed: Signed) -> Step:
        name, sign = signed
        stated = self.lines.graph.case.claims_by_id[claim].prior
        why = "before any evidence"
        if name in self.judgements.joint.priors.stated:
            why += ", as somebody stated"
            if stated is not None and stated.reason:
                why += f": {stated.reason}"
        return Step(step="prior", log_odds=sign * self.judgements.joint.priors.of(name), why=why)

    def _side(self, signed: Signed, side: Side, *, moves: bool) -> Iterator[Step]:
        """Yield the lines on one side of a claim, and what undercutting takes from them."""
        (name, sign), joint = signed, self.judgements.joint
        supports = (side == "supports") == (sign > 0)
        whole = self._unshaken(name, supports=supports)
        weight = 0.0 if not moves else 1.0 if side == "supports" else -1.0
        for term in whole.terms:
            line = term.voice.line
            yield Step(
                step="line",
                log_odds=weight * term.amount,
                why=line_text(self.lines, term),
                side=side,
                origin=" + ".join(line.origins) or None,
                evidence=line.items,
                strength=term.voice.strength,
                factor=term.amount / term.voice.worth,
                established=line.established,
                claims=line.rests_on,
            )
        left = joint.testimony.count((name,), supports=supports)
        if abs(left.total - whole.total) > LEAST:
            # What never counted, or only because it hangs on nothing, is not what was taken away.
            shaken = [term.voice.line for term in (*whole.terms, *left.terms)]
            claims = sorted({claim for one in shaken for claim in one.undercut_by})
            rests = sorted({claim for one in shaken for claim in one.rests_on})
            told = [f"undercut by {_named(claims)}"] if claims else []
            told += [f"rests on {_named(rests)}"] if rests else []
            yield Step(
                step="undercut",
                log_odds=weight * (left.total - whole.total),
                why="; ".join(told),
                side=side,
                claims=(*claims, *rests),
            )

    def _unshaken(self, name: str, *, supports: bool) -> Count:
        joint = self.judgements.joint
        side = joint.testimony.side(name, supports=supports)
        if not any(line.undercut_by or line.rests_on for line in side):
            return joint.testimony.count((name,), supports=supports)
        voices = (
            voice(line, supports=supports, standing=1.0, parameters=joint.parameters)
            for line in side
        )
        return count(voices, joint.parameters)

    def _open(self, signed: Signed, *, moves: bool) -> Iterator[Step]:
        """Yield the lines that leave a claim open; they add something if reports have a weight."""
        name, sign = signed
        found = self.reports.get(name, {}) if moves else {}
        adds = {line: sign * amount for line, amount in found.items()}
        for term in self.open_count(signed).terms:
            line = term.voice.line
            yield Step(
                step="line",
                log_odds=adds.get((line.claim, line.items), 0.0),
                why=line_text(self.lines, term),
                side="open",
                origin=" + ".join(line.origins) or None,
                evidence=line.items,
                strength=term.voice.strength,
                factor=term.amount / term.voice.worth,
                established=line.established,
            )

    def open_count(self, signed: Signed) -> Count:
        """Count the lines that leave a proposition open, in units of a named source's line."""
        found = self._open_counts.get(signed)
        if found is None:
            found = open_count(self._lines(signed), self.judgements.joint.parameters)
            self._open_counts[signed] = found
        return found

    def _recorded(self, signed: Signed) -> Iterator[Step]:
        """Yield what the records of those who took a side add."""
        name, sign = signed
        case = self.lines.graph.case
        for term in self.records.get(name, ()):
            record = term.record
            side = record.side if sign > 0 else OPPOSITE[record.side]
            yield Step(
                step="record",
                log_odds=sign * term.amount,
                why=record_text(term, case.source_name(record.source), side),
                side=side,
                origin=record.source,
            )

    def _lines(self, signed: Signed) -> Iterator[Line]:
        """Yield the lines of evidence of all claims that affirm or deny one proposition."""
        name, _ = signed
        for sign in (1, -1):
            for claim in self.judgements.claims_of((name, sign)):
                yield from self.lines.of_evidence(claim)

    def _idle(self, signed: Signed) -> Iterator[Step]:
        """Yield the evidence that adds nothing, with the reason."""
        name, sign = signed
        counts = {
            True: self._unshaken(name, supports=True),
            False: self._unshaken(name, supports=False),
            None: self.open_count(signed),
        }
        counted = {on: [term.voice.line for term in one.terms] for on, one in counts.items()}
        known = {(line.claim, line.items) for found in counted.values() for line in found}
        lines = list(self._lines(signed))
        claims = {one for turn in (1, -1) for one in self.judgements.claims_of((name, turn))}
        standing = [line for line in lines if not self.lines.is_replaced(line)]
        lent = [one for one in self.lines.lent if one[0].claim in claims]
        # Their own lines come last: nobody else is asked what somebody says themselves.
        standing = [*(line for line, own in lent if own is None), *standing]
        for_it, against = (
            {line.origin: line.rests_on for line in standing if self._affirms(line) is on}
            for on in (True, False)
        )
        doubled = {one: for_it[one] or against[one] for one in for_it.keys() & against.keys()}
        for line in lines:
            if (line.claim, line.items) not in known:
                beside = counted[self._affirms(line)]
                why = silence_text(self.lines, line, beside, doubled)
                yield _nothing(line.items, line.side, why)
        for line, own in lent:
            if own is not None:
                why = lent_text(self.lines, line, own)
                yield evolve(_nothing((), line.side, why), origin=line.origin, claims=line.rests_on)
        for turn in (sign, -sign):
            for claim in self.judgements.claims_of((name, turn)):
                trace = self.lines.trace(claim)
                for item in trace.items:
                    if item.role not in ADDS:
                        why = nothing_text(self.lines.graph, trace, item) or "adds nothing"
                        yield _nothing((item.evidence.id,), item.side, why)

    def _affirms(self, line: Line) -> bool | None:
        """Whether a line speaks for its proposition rather than against; None leaves it open."""
        if line.side == "open":
            return None
        affirmed = self.judgements.joint.relations.sign(line.claim)[1] > 0
        return (line.side == "supports") == affirmed

    def _stages(self, signed: Signed, judgement: Judgement, alone: float) -> Iterator[Step]:
        """Yield what other claims do to a claim, and the cap."""
        (name, sign), joint = signed, self.judgements.joint
        related = joint.logic.related(name)
        among = joint.marginals.of(name, related | {name}) if related else None
        near = alone if among is None else sign * logit(among)
        score = judgement.score if judgement.score is not None else judgement.raw
        ends = [
            alone,
            near,
            sign * logit(joint.marginals.of(name)),
            logit(judgement.raw),
            logit(score),
        ]
        moves = [after - before for before, after in pairwise(ends)]
        options = sorted(related & joint.marginals.options(name))
        follows = self._claims(options or sorted(related))
        rivals = self._claims(joint.marginals.best_rivals(name, NAMED + 1))
        low, high = judgement.limits
        stages: tuple[tuple[StepKind, str, Sequence[str]], ...] = (
            ("follows", f"parts and wholes: {_named(follows)}", follows),
            ("rivals", f"cannot hold together with {_named(rivals)}", rivals),
            ("members", f"what is known of the members allows {low:.2f} to {high:.2f}", ()),
            ("cap", "no evidence is certain", ()),
        )
        for (step, why, claims), move in zip(stages, moves, strict=True):
            if step == "members" and abs(move) > LEAST:
                claims = self.members(name)
                why = f"{why}: {_named(claims)}"
            if abs(move) > LEAST:
                yield Step(step=step, log_odds=move, why=why, claims=tuple(claims))

    def members(self, name: str) -> tuple[str, ...]:
        """Return the claims about the members of a group that tell something."""
        joint = self.judgements.joint
        group = joint.groups.get(name)
        found = [
            said
            for member in (() if group is None else group.members)
            for said in (*member.says, *(one for one, _ in member.excludes))
            if joint.testimony.is_told(said)
        ]
        return self._claims(dict.fromkeys(found))

    def _claims(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return for each proposition a claim that affirms it, or else one that denies it."""
        found = (
            self.judgements.claims_of((name, 1)) or self.judgements.claims_of((name, -1))
            for name in names
        )
        return tuple(claims[0] for claims in found if claims)


def _nothing(evidence: tuple[str, ...], side: Side, why: str) -> Step:
    return Step(step="none", log_odds=0.0, why=why, side=side, evidence=evidence)


def _named(claims: Sequence[str]) -> str:
    more = len(claims) - NAMED
    return ", ".join(claims[:NAMED]) + (f" and {more} more" if more > 0 else "")
