"""How a run wants its output: what the built-in writers may be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from verifykit.model.finding import Finding
from verifykit.parts import field, part
from verifykit.reporting.places import Lines
from verifykit.reporting.report import Report
from verifykit.reporting.style import Style

if TYPE_CHECKING:
    from verifykit.model.edit import Fix

Group = Literal["rule", "claim", "file"]
"""By what findings are brought together."""


def is_error(finding: Finding) -> bool:
    """Return whether a finding is of the gravest kind."""
    return finding.severity == "error"


def no_lines(path: str) -> Sequence[str]:
    """Return the lines of no file."""
    return ()


@part
class TextChange:
    """A piece of a text file that is to be another: from where, to where, and what comes there.

    A place is a line and a column, both from 1, columns in characters; the end is not included.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


TextChanges = Callable[[Report, "Fix"], Mapping[str, Sequence[TextChange]]]
"""Gives what a fix of a finding in a report changes in each file, by its path."""


def no_changes(report: Report, fix: Fix) -> Mapping[str, Sequence[TextChange]]:
    """Return that a fix is known as a patch of the case only."""
    return {}


@part(kw_only=True)
class Listing:
    """How findings are listed for people.

    `concise` is one line for each, in the order of places. Otherwise they stand in groups, by
    rule, claim or file, and what repeats itself is folded unless `verbose`.
    """

    concise: bool = False
    group_by: Group = "rule"
    verbose: bool = False


@part(kw_only=True)
class Presentation:
    """What an output looks like; a writer is given what its fields name.

    `style` paints on a terminal `columns` wide. `statistics` counts the findings of each rule
    instead of listing them, `summary` leaves them out, and `listing` says how they are listed.
    `lines` gives the lines of an input file for excerpts, `configurations` the configuration file
    that held for a report, by its path. `fails` tells which findings fail the run. `tracebacks`
    shows how plug-ins came to fail. `changes` gives what a fix changes in the files. `brief`
    leaves out all but verdicts and their reasons.
    """

    style: Style = field(factory=Style)
    columns: int = 100
    statistics: bool = False
    summary: bool = False
    listing: Listing = field(factory=Listing)
    lines: Lines = no_lines
    configurations: Mapping[str, str] = field(factory=dict)
    fails: Callable[[Finding], bool] = is_error
    tracebacks: bool = False
    changes: TextChanges = no_changes
    brief: bool = False
