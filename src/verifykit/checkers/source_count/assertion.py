"""Who asserts a claim: what every rule of the source count looks at, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from verifykit import Case, Claim, Context, Trace, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import is_anonymous
from verifykit.model.assessment import Side
from verifykit.parts import part
from verifykit.provenance import Path, Strand


@part(kw_only=True)
class Voice:
    """One origin that asserts a claim, with everything in hand that leads to it.

    `items` are the items that count as its own word, `relays` those that only pass it on, each
    with its path to this origin.
    """

    strand: Strand
    relays: tuple[TraceItem, ...]

    @property
    def everything(self) -> tuple[TraceItem, ...]:
        """The items and their relays."""
        return self.strand.items + self.relays

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The ids of the documents, or the sources without one, in which it is found."""
        found = dict.fromkeys(
            item.evidence.document or item.evidence.source or item.evidence.id
            for item in self.everything
        )
        return tuple(found)


@part(kw_only=True)
class Assertion:
    """Those who support a claim, or, where nobody does, those who report it.

    Someone who only reports that others say so does not support the claim; but where nobody
    supports it, the reports are all that it stands on, and who is behind them matters. `silent` are
    those who support it and count for nothing, such as whoever says by now what supersedes it.
    """

    case: Case
    claim: Claim
    trace: Trace
    side: Side
    voices: tuple[Voice, ...]
    silent: tuple[Voice, ...] = ()

    @cached_property
    def origins(self) -> tuple[Voice, ...]:
        """The voices that have an origin; a reporting circle has none."""
        return tuple(voice for voice in self.voices if not voice.strand.circle)

    @cached_property
    def only_unnamed(self) -> bool:
        """Whether there is an origin and none of them has a name."""
        return bool(self.origins) and all(
            is_anonymous(self.case, speaker)
            for voice in self.origins
            for item in voice.strand.items
            for speaker in item.speakers
        )

    @property
    def serious_on_one_unnamed(self) -> bool:
        """Whether the claim is serious and one unnamed origin is all that asserts it."""
        return self.claim.gravity == "serious" and self.only_unnamed and len(self.voices) == 1


def assertions(context: Context) -> tuple[Assertion, ...]:
    """Return who asserts each claim that has evidence of its own, in the order of the case."""
    return context.once(_assertions)


def _assertions(context: Context) -> tuple[Assertion, ...]:
    return tuple(_assertion(claim, context) for claim in with_evidence(context.case))


def _assertion(claim: Claim, context: Context) -> Assertion:
    """Return who asserts a claim, without lines that have no strength."""
    trace: Trace = context.trace(claim.id)
    counted = {name for line in context.lines(claim.id) for name in line.items}
    strands = [strand for strand in trace.strands if _counts(strand, counted)]
    side: Side = "supports" if any(strand.side == "supports" for strand in strands) else "open"
    silent = [one for one in trace.strands if one.side == "supports" and one not in strands]

    def voices(of: Sequence[Strand], where: Side) -> tuple[Voice, ...]:
        relays = [item for item in trace.items if item.role == "relay" and item.side == where]
        return tuple(_voice(strand, relays, trace) for strand in of if _asserts(strand, where))

    return Assertion(
        case=context.case,
        claim=claim,
        trace=trace,
        side=side,
        voices=voices(strands, side),
        silent=voices(silent, "supports"),
    )


def _counts(strand: Strand, counted: set[str]) -> bool:
    return any(item.evidence.id in counted for item in strand.items)


def _asserts(strand: Strand, side: Side) -> bool:
    return strand.side == side and any(item.stance != "questions" for item in strand.items)


def _voice(strand: Strand, relays: list[TraceItem], trace: Trace) -> Voice:
    own = {item.evidence.id: item for item in strand.items}
    if not relays:
        return Voice(strand=strand, relays=())
    chains = trace.chains_to(own, {name: item.path for name, item in own.items()})
    return Voice(
        strand=strand,
        relays=tuple(
            _told_of(relay, chains[relay.evidence.id])
            for relay in relays
            if relay.evidence.id in chains
        ),
    )


def _told_of(relay: TraceItem, chain: Path) -> TraceItem:
    """Return a relay with a path that leads to the voice; it may have read others as well."""
    return TraceItem(
        evidence=relay.evidence,
        stance=relay.stance,
        role=relay.role,
        speakers=relay.speakers,
        path=chain,
        original=relay.original,
    )
