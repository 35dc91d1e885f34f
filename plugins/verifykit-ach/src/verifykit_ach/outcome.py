"""The analysis of the case that a checker looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifykit import Context

if TYPE_CHECKING:
    from verifykit_ach.analysis import Analysis


def analysis_of(context: Context) -> Analysis:
    """Return the analysis of a case under the plug-in's options, worked out once."""
    return context.once(_analysis)


def _analysis(context: Context) -> Analysis:
    # Imported here: a case without hypotheses need not wait for what analyses them.
    from verifykit_ach.analysis import analyse

    equal = context.options.get("weights") == "equal"
    analysis = analyse(context.case, context.scored, equal=equal)
    assert analysis is not None, "asked of a case without hypotheses"
    return analysis
