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

FINDERS = (
    undiagnostic.find,
    not_covered.find,
    linchpin.find,
    not_told_apart.find,
    one_hypothesis.find,
    untested.find,
    weightless.find,
    set_aside.find,
    undecided.find,
)
"""What finds them: each takes the case and its analysis and yields findings."""

RULES = (
    undiagnostic.RULE,
    not_covered.RULE,
    linchpin.RULE,
    not_told_apart.RULE,
    one_hypothesis.RULE,
    untested.RULE,
    weightless.RULE,
    set_aside.RULE,
    undecided.RULE,
)
"""All rules, sorted by code."""

__all__ = ["FINDERS", "RULES"]
