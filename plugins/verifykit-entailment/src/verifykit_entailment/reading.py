"""What the model reads in the evidence of a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from verifykit import Basis, Case, Context, Evidence, Services
from verifykit_entailment.model_folder import ModelFolder
from verifykit_entailment.options import EntailmentOptions
from verifykit_entailment.passages import Passage, passages

if TYPE_CHECKING:
    from verifykit_entailment.model import Model, Pair, Probabilities

SIDES = {"supports": "entailment", "refutes": "contradiction"}
"""What a passage does to a claim where whoever speaks in it has that stance."""
_DOUBTFUL = 0.5
"""What the model finds with this probability stands against what it finds elsewhere."""


@frozen(kw_only=True)
class PassageReading:
    """A passage, and with which probabilities it entails and contradicts the claim.

    Contradiction holds in both directions: it is the smaller of the passage's contradiction of the
    claim and the claim's of the passage. A model that finds it in one direction only has mistaken a
    passage about something else, mostly.
    """

    passage: Passage
    entailment: float
    contradiction: float


@frozen(kw_only=True)
class Reading:
    """What the model made of an item of evidence, or the `reason` why it was not read."""

    evidence: Evidence
    passages: tuple[PassageReading, ...] = ()
    reason: str | None = None

    def strongest(self, kind: str) -> PassageReading:
        """Return the passage that entails, or contradicts, the claim most."""
        return max(self.passages, key=lambda one: float(getattr(one, kind)))

    def probability(self, kind: str) -> float:
        """Return how strongly any passage entails, or contradicts, the claim; 0 without any."""
        return max((float(getattr(one, kind)) for one in self.passages), default=0.0)

    def stance(self, threshold: float) -> str | None:
        """Return the stance that the model is sure of and that no other passage goes against."""
        for stance, other in (("supports", "refutes"), ("refutes", "supports")):
            sure = self.probability(SIDES[stance]) >= threshold
            if sure and self.probability(SIDES[other]) < _DOUBTFUL:
                return stance
        return None

    def doubts(self, threshold: float) -> bool:
        """Whether the model is sure of the opposite of the stance that the item has."""
        found = self.stance(threshold)
        return found is not None and self.evidence.stance in SIDES and found != self.evidence.stance

    def basis(self, kind: str, digest: str) -> Basis:
        """Return the passage and the model that a proposal rests on."""
        passage = self.strongest(kind).passage
        return Basis(
            document=self.evidence.document,
            start=passage.start,
            end=passage.end,
            text=passage.text,
            sha256=digest,
        )

    def data(self) -> dict[str, Any]:
        """Return the reading as plain data, for programs."""
        told: dict[str, Any] = {"evidence": self.evidence.id}
        if self.reason is not None:
            return {**told, "reason": self.reason}
        read = []
        for one in self.passages:
            place = {"start": one.passage.start, "end": one.passage.end}
            read.append(
                {
                    **{key: value for key, value in place.items() if value is not None},
                    "entailment": one.entailment,
                    "contradiction": one.contradiction,
                }
            )
        return {**told, "passages": read}


def read_evidence(context: Context) -> tuple[Reading, ...]:
    """Return what the model makes of the evidence of a case; nothing without a model."""
    return context.once(_read)


def _read(context: Context) -> tuple[Reading, ...]:
    options = EntailmentOptions.of(context.options)
    items: list[Evidence] = [one for one in context.case.evidence if _is_read(one, options)]
    if options.model is None or not items:
        return ()
    return readings(items, context.case, options, context.services)


def _is_read(item: Evidence, options: EntailmentOptions) -> bool:
    """Whether the model is asked about an item: it has no stance, or one that can be doubted."""
    return item.stance is None or (options.declared and item.stance in SIDES)


def readings(
    items: Iterable[Evidence], case: Case, options: EntailmentOptions, services: Services
) -> tuple[Reading, ...]:
    """Return what the model of the options makes of items, in their order.

    Raises UnreadableModel if the model cannot be loaded or answers nothing sensible.
    """
    from verifykit_entailment.model import Pair

    model = model_of(options)
    found: list[tuple[Reading, tuple[Passage, ...]]] = [
        _passages(item, case, options, services) for item in items
    ]
    pairs = [
        Pair(one.text, case.claims_by_id[reading.evidence.claim].text)
        for reading, chosen in found
        for one in chosen
    ]
    forth = _ask(model, pairs, options, services)
    # Only what looks like a contradiction needs to be read the other way round.
    turned = {
        pair: Pair(pair.hypothesis, pair.premise)
        for pair, answer in forth.items()
        if not isinstance(answer, str) and answer.contradiction >= _DOUBTFUL
    }
    back = _ask(model, list(turned.values()), options, services)
    return tuple(
        _reading(reading, chosen, case, forth, {one: back[two] for one, two in turned.items()})
        if chosen
        else reading
        for reading, chosen in found
    )


def model_of(options: EntailmentOptions) -> Model:
    """Return the model of the options, one for the whole process."""
    assert options.model is not None, "asked without a model"
    return _model(options.model, options.longest, options.threads)


@lru_cache(maxsize=2)
def _model(path: str, longest: int, threads: int) -> Model:
    from verifykit_entailment.model import Model

    return Model(ModelFolder.at(Path(path)), longest=longest, threads=threads)


def _ask(
    model: Model, pairs: Sequence[Pair], options: EntailmentOptions, services: Services
) -> dict[Pair, Probabilities | str]:
    """What the model says of pairs, or why it says nothing of one."""
    from verifykit_entailment.model import UnreadPair

    answers = model.read(
        pairs,
        batch=options.batch,
        timeout=options.timeout,
        kept=services.cache,
        progress=lambda share: services.progress(f"{model.folder.name} reads the evidence", share),
    )
    return {
        pair: answer.reason if isinstance(answer, UnreadPair) else answer
        for pair, answer in zip(pairs, answers, strict=True)
    }


def _reading(
    reading: Reading,
    chosen: Sequence[Passage],
    case: Case,
    forth: dict[Pair, Probabilities | str],
    back: dict[Pair, Probabilities | str],
) -> Reading:
    from verifykit_entailment.model import Pair

    claim = case.claims_by_id[reading.evidence.claim].text
    read = []
    for passage in chosen:
        pair = Pair(passage.text, claim)
        answer, turned = forth[pair], back.get(pair)
        if isinstance(answer, str) or isinstance(turned, str):
            reason = answer if isinstance(answer, str) else str(turned)
            return evolve(reading, reason=reason)
        against = 0.0 if turned is None else min(answer.contradiction, turned.contradiction)
        read.append(
            PassageReading(passage=passage, entailment=answer.entailment, contradiction=against)
        )
    return evolve(reading, passages=tuple(read))


def _passages(
    item: Evidence, case: Case, options: EntailmentOptions, services: Services
) -> tuple[Reading, tuple[Passage, ...]]:
    """What of an item the model is to read: its quote, else what its capture has on the claim."""
    if item.quote is not None:
        around = (item.quote.prefix, item.quote.exact, item.quote.suffix)
        text = " ".join(" ".join(one.split()) for one in around if one)
        return Reading(evidence=item), (Passage(text=text),)
    document = case.documents_by_id.get(item.document or "")
    if document is None or document.capture is None:
        return Reading(evidence=item, reason="it has neither a quote nor a capture"), ()
    from verifykit.captures import UnreadableCapture

    try:
        captured = services.read_capture(case, document)
    except UnreadableCapture as error:
        return Reading(evidence=item, reason=f"its capture cannot be read: {error}"), ()
    claim = case.claims_by_id[item.claim].text
    chosen = passages(captured.whole, claim, options.passages)
    if not chosen:
        return Reading(
            evidence=item, reason="no passage of its capture has a word of the claim"
        ), ()
    return Reading(evidence=item), chosen
