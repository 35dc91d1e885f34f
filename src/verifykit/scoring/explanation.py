"""The explanation: ordered steps whose log-odds add to the log-odds of the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from verifykit.comparison import Signed
from verifykit.model.assessment import Side, Step, StepKind
from verifykit.parts import field, part
from verifykit.scoring.balance import logit
from verifykit.scoring.counting import Count, Term, count
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines
from verifykit.scoring.reasons import line_text
from verifykit.scoring.records import OPPOSITE, RecordTerm, record_text
from verifykit.scoring.reports import Reports, open_count
from verifykit.scoring.silence import Silence
from verifykit.scoring.verdict import Judgement
from verifykit.scoring.worth import voice
from verifykit.wording import limits_text

NAMED = 5
"""How many other claims a step names; the rest is counted."""
Names = tuple[str, ...]
_STAGES: tuple[StepKind, ...] = ("follows", "rivals", "members", "cap")
"""What moves the log-odds of a claim beyond its own lines, in this order."""
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
        stated = self.lines.case.claims_by_id[claim].prior
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
        name, sign = signed
        counts = {
            1: self._unshaken(name, supports=True),
            -1: self._unshaken(name, supports=False),
            0: self.open_count(signed),
        }
        sides: tuple[Side, ...] = ("supports", "refutes")
        for side, turn in zip(sides, (sign, -sign), strict=True):
            steps += self._side(name, side, turn, counts[turn], moves=judgement.score is not None)
        steps += self._open(signed, moves=judgement.score is not None)
        silence = Silence(lines=self.lines, judgements=self.judgements)
        steps += silence.steps(signed, counts)
        if judgement.score is not None:
            steps += self._recorded(signed)
            steps += self._stages(signed, judgement, sum(step.log_odds for step in steps))
        return steps

    def _prior(self, claim: str, signed: Signed) -> Step:
        name, sign = signed
        stated = self.lines.case.claims_by_id[claim].prior
        why = "before any evidence"
        if name in self.judgements.joint.priors.stated:
            why += ", as somebody stated"
            if stated is not None and stated.reason:
                why += f": {stated.reason}"
        return Step(step="prior", log_odds=sign * self.judgements.joint.priors.of(name), why=why)

    def _side(
        self, name: str, side: Side, turn: int, whole: Count, *, moves: bool
    ) -> Iterator[Step]:
        """Yield the lines on one side of a claim, and what undercutting takes from them.

        `whole` is what speaks for the proposition (`turn` 1) or against it (-1) where nothing
        undercuts it.
        """
        weight = 0.0 if not moves else 1.0 if side == "supports" else -1.0
        for term in whole.terms:
            yield self._line(term, side, weight * term.amount)
        left = self.judgements.joint.testimony.count(name, supports=turn > 0)
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
            return joint.testimony.count(name, supports=supports)
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
            yield self._line(term, "open", adds.get((line.claim, line.items), 0.0))

    def _line(self, term: Term, side: Side, log_odds: float) -> Step:
        line = term.voice.line
        return Step(
            step="line",
            log_odds=log_odds,
            why=line_text(self.lines, term),
            side=side,
            origin=" + ".join(line.origins) or None,
            evidence=line.items,
            strength=term.voice.strength,
            factor=term.amount / term.voice.worth,
            established=line.established,
            claims=line.rests_on,
        )

    def open_count(self, signed: Signed) -> Count:
        """Count the lines that leave a proposition open, in units of a named source's line."""
        found = self._open_counts.get(signed)
        if found is None:
            claims = self.judgements.claims_on(signed[0])
            lines = (line for claim in claims for line in self.lines.of_evidence(claim))
            found = open_count(lines, self.judgements.joint.parameters)
            self._open_counts[signed] = found
        return found

    def _recorded(self, signed: Signed) -> Iterator[Step]:
        """Yield what the records of those who took a side add."""
        name, sign = signed
        case = self.lines.case
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
        for step, move in zip(_STAGES, moves, strict=True):
            if abs(move) > LEAST:
                why, claims = self._stage(step, name, judgement)
                yield Step(step=step, log_odds=move, why=why, claims=claims)

    def _stage(self, step: StepKind, name: str, judgement: Judgement) -> tuple[str, Names]:
        """Return what a stage is, and the claims that have a part in it."""
        joint = self.judgements.joint
        if step == "follows":
            related = joint.logic.related(name)
            options = sorted(related & joint.marginals.options(name))
            claims = self.judgements.named(options or sorted(related))
            return f"parts and wholes: {_named(claims)}", claims
        if step == "rivals":
            claims = self.judgements.named(joint.marginals.best_rivals(name, NAMED + 1))
            return f"cannot hold together with {_named(claims)}", claims
        if step == "members":
            claims = self.members(name)
            allowed = limits_text(*judgement.limits)
            return f"what is known of the members {allowed}: {_named(claims)}", claims
        return "no evidence is certain", ()

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
        return self.judgements.named(dict.fromkeys(found))


def _named(claims: Sequence[str]) -> str:
    more = len(claims) - NAMED
    return ", ".join(claims[:NAMED]) + (f" and {more} more" if more > 0 else "")
