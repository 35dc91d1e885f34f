"""A case and what plug-ins propose about it, for the commands that list and write proposals."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click
from attrs import evolve

from verifykit.cli.cases.assessing import load_inputs
from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.cases.run import CaseRun, finish
from verifykit.cli.options import comma_separated, with_options
from verifykit.cli.progress import passing_progress
from verifykit.cli.request import Request
from verifykit.engine import is_accepted, propose, shared_plugin_manager
from verifykit.errors import ExitCode
from verifykit.model.case import Case
from verifykit.model.proposal import Proposal
from verifykit.parts import part
from verifykit.reporting.result import Failure

CHOICE: Callable[[Any], Any] = with_options(
    click.option(
        "--rule",
        "of_rules",
        multiple=True,
        callback=comma_separated,
        metavar="CODE,…",
        help="Those that rest on these rules.",
    ),
    click.option(
        "--plugin",
        "of_plugins",
        multiple=True,
        callback=comma_separated,
        metavar="NAME,…",
        help="Those of these plug-ins.",
    ),
)
"""The options that choose among proposals; a subcommand gets `of_rules` and `of_plugins`."""


@part(kw_only=True)
class Choice:
    """Which proposals are meant; all where nothing is chosen."""

    rules: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def of(self, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
        """Return those that are meant, in their order."""
        names = (*self.rules, *self.plugins, *self.ids)
        return tuple(
            one
            for one in proposals
            if (not names or is_accepted(one, names)) and one.id not in self.but
        )


@part(kw_only=True)
class OpenCase:
    """A case, everything that is proposed about it, and what failed."""

    path: str
    case: Case
    proposals: tuple[Proposal, ...]
    failures: tuple[Failure, ...]


def open_case(path: str, request: Request, *, redact: bool = False) -> OpenCase | ExitCode:
    """Return the case at a path and what is proposed, or the exit code where there is none.

    Why there is none has then been printed; with `redact` it says nothing that may be private.
    """
    inputs = CaseInputs.read([path], None)
    [loaded] = load_inputs(inputs, request, contained=redact)
    case = loaded.report.case
    if case is None:
        run = CaseRun(inputs, (loaded,), redact)
        return finish(run.shown, run.lines)
    settings = evolve(loaded.settings, accept=())
    manager = shared_plugin_manager(settings)
    with passing_progress(sys.stderr) as progress:
        proposals, failures = propose(case, settings, manager=manager, progress=progress)
    return OpenCase(
        path=path, case=case, proposals=proposals, failures=(*manager.failures, *failures)
    )
