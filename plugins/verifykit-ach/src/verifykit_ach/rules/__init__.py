"""The rules of the plug-in, one to a file: its documentation, its examples, and what finds it."""

from verifykit_ach.rules import (
    linchpin,
    not_covered,
    not_told_apart,
    one_hypothesis,
    set_aside,
    undecided,
    undiagnostic,
    untested,
    weightless,
)

_BY_CODE = (
    undiagnostic,
    not_covered,
    linchpin,
    not_told_apart,
    one_hypothesis,
    untested,
    weightless,
    set_aside,
    undecided,
)

FINDERS = tuple(module.find for module in _BY_CODE)
"""What finds them: each takes the case and its analysis and yields findings."""

RULES = tuple(module.RULE for module in _BY_CODE)
"""All rules, sorted by code."""

__all__ = ["FINDERS", "RULES"]
