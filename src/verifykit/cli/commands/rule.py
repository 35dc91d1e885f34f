"""`verifykit rule`: what a rule checks, why it matters, what to do, a bad and a good example."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli import completing
from verifykit.cli.catalogue import ITSELF, catalogue
from verifykit.cli.listing import FORMAT, print_data, print_lines
from verifykit.cli.options import configured
from verifykit.cli.request import Request
from verifykit.cli.terminal import columns, style
from verifykit.errors import UsageError
from verifykit.plugin import FailureKind
from verifykit.reporting.rule_text import rule_data, rule_lines
from verifykit.schema import did_you_mean


@click.command("rule", short_help="Explain a rule.")
@click.argument("code", shell_complete=completing.rules)
@FORMAT
@configured("color")
def command(request: Request, code: str, format_name: str) -> None:
    """Explain a rule: CODE is its code or its name, as a finding gives it."""
    known = catalogue(request)
    rule = known.rule(code)
    failure = known.failure_kind(code)
    if rule is None and failure is None:
        raise UsageError(f"there is no rule {code!r} here{_meant(code, known.names())}")
    if rule is None:
        assert failure is not None
        _print_failure(failure, format_name)
    elif format_name == "json":
        print_data(rule_data(rule, known.owners[rule.code]))
    else:
        paint = style(request.configuration(Path())["color"], sys.stdout)
        owner = known.owners[rule.code]
        print_lines(rule_lines(rule, owner, paint, min(columns(sys.stdout), 100)))


def _meant(code: str, names: Sequence[str]) -> str:
    """Return the rule that may be meant: of a code the same number before any that looks alike."""
    number = re.fullmatch(r"([A-Za-z]+)0*([0-9]{1,3})", code)
    if number is not None and (exact := f"{number[1].upper()}{number[2]:0>3}") in names:
        return f"; did you mean {exact}?"
    return did_you_mean(code, names)


def _print_failure(kind: FailureKind, format_name: str) -> None:
    if format_name == "json":
        data = {"code": kind.code, "name": kind.name, "owner": ITSELF}
        print_data({**data, "happened": kind.happened, "fix": kind.fix})
    else:
        print_lines(
            [
                f"{kind.code} {kind.name}  a failure of a plug-in, not a finding about the case",
                "",
                kind.happened,
                "",
                kind.fix,
            ]
        )
