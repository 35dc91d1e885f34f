"""What a model of entailment makes of a sentence and the passage most like it: the last question.

The model is that of verifykit-entailment, from its options; it is asked where one is configured,
and its answer stands beside the others: it changes no outcome and no score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, frozen

from verifykit import Context, PluginError
from verifykit_grounding.citations import claims_with_citations, plain, text_of

if TYPE_CHECKING:
    from verifykit_entailment import Model, Pair

SAYS = ("entailed", "contradicted", "neutral")


@frozen
class ModelReading:
    """What a model says of a sentence and a document that it cites.

    `says` is the likeliest of SAYS and `probability` that of it, in [0, 1]; None with `problem`
    where the model did not read the two.
    """

    document: str
    says: str | None = None
    probability: float | None = None
    problem: str | None = None

    def data(self) -> dict[str, Any]:
        """Return what is known, as outputs write it."""
        return asdict(self, filter=lambda _, value: value is not None)


def model_readings(
    context: Context, options: Mapping[str, Any]
) -> Mapping[str, tuple[ModelReading, ...]]:
    """Return what the model of the options says of each sentence, by the claim's id.

    `options` are those of the plug-in entailment. Raise PluginError where a model is configured and
    verifykit-entailment is not installed, or the model cannot be read.
    """
    asked = [(claim, document, passage) for claim, document, passage in _passages(context)]
    if not asked or options.get("model") is None:
        return {}
    try:
        from verifykit_entailment import Pair, UnreadableModel
    except ModuleNotFoundError as error:
        raise PluginError(
            "a model reads by means of verifykit-entailment, which is not installed"
        ) from error
    pairs = [Pair(passage, sentence) for (_, sentence), _, passage in asked]
    try:
        answers = _read(pairs, options, context)
    except UnreadableModel as error:
        raise PluginError(str(error)) from error
    found: dict[str, tuple[ModelReading, ...]] = {}
    for ((claim, _), document, _), answer in zip(asked, answers, strict=True):
        found[claim] = (*found.get(claim, ()), _reading(document, answer))
    return found


def _passages(context: Context) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Yield each sentence with a passage of a document that it cites: claim and words, both."""
    for sentence in claims_with_citations(context):
        for one in sentence.cites:
            span = one.judgement.span if one.judgement else None
            if span is not None:
                document = context.case.documents_by_id[one.cite.document]
                text = text_of(document, context)[0] or ""
                passage = plain(text[slice(*span)])
                yield (sentence.claim.id, plain(sentence.claim.text)), document.id, passage


def _read(pairs: Sequence[Pair], options: Mapping[str, Any], context: Context) -> list[Any]:
    model = _model(str(options["model"]), int(options["longest"]), int(options["threads"]))
    return list(
        model.read(
            pairs,
            batch=int(options["batch"]),
            timeout=float(options["timeout"]),
            kept=context.services.cache,
        )
    )


@lru_cache(maxsize=2)
def _model(path: str, longest: int, threads: int) -> Model:
    from verifykit_entailment import Model, ModelFolder

    return Model(ModelFolder.at(Path(path)), longest=longest, threads=threads)


def _reading(document: str, answer: Any) -> ModelReading:
    reason = getattr(answer, "reason", None)
    if reason is not None:
        return ModelReading(document, problem=f"the model did not read it: {reason}")
    told = dict(zip(SAYS, (answer.entailment, answer.contradiction, answer.neutral), strict=True))
    says = max(SAYS, key=lambda name: told[name])
    return ModelReading(document, says=says, probability=told[says])
