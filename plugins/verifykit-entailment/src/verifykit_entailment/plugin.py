"""The hooks of the plug-in: its checker, the stances that it proposes, and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from verifykit import Case, Proposal, Services, hookimpl
from verifykit_entailment.checker import EntailmentChecker
from verifykit_entailment.options import SCHEMA, EntailmentOptions

verifykit_api = "1"


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.entailment]`."""
    return SCHEMA


@hookimpl
def verifykit_checkers(services: Services) -> tuple[EntailmentChecker]:
    """Return the one checker; raises ConfigError if the folder of the model is no model."""
    options = EntailmentOptions.of(services.options)
    if options.model is not None:
        from verifykit_entailment.model_folder import ModelFolder

        ModelFolder.at(Path(options.model))
    return (EntailmentChecker(),)


@hookimpl
def verifykit_proposals(case: Case, services: Services) -> Iterator[Proposal]:
    """Propose stances for evidence that has none, where the model is sure of one."""
    options = EntailmentOptions.of(services.options)
    items = [item for item in case.evidence if item.stance is None]
    if options.model is None or not items:
        return
    from verifykit_entailment.reading import SIDES, model_of, readings
    from verifykit_entailment.wording import told

    model = model_of(options).folder
    for reading in readings(items, case, options, services):
        stance = reading.stance(options.threshold)
        if stance is not None:
            yield Proposal(
                kind="stance",
                evidence=reading.evidence.id,
                value=stance,
                reason=told(reading, stance, model),
                rests_on=(reading.basis(SIDES[stance], model.digest),),
            )
