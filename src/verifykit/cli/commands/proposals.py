"""`verifykit proposals`: what plug-ins propose to edit in a case, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from verifykit.cli.cases.proposing import CHOICE, Choice, open_case
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.listing import FORMAT, print_data, print_lines
from verifykit.cli.options import PATH, REDACT, configured
from verifykit.cli.request import Request
from verifykit.errors import ExitCode
from verifykit.model.proposal import Basis, Proposal
from verifykit.reporting.visible import visible
from verifykit.wording import count_text


@click.command("proposals", short_help="List what plug-ins propose to edit in a case.")
@PATH
@CHOICE
@REDACT
@FORMAT
@configured()
def command(
    request: Request,
    path: str,
    of_rules: Sequence[str],
    of_plugins: Sequence[str],
    redact: bool,
    format_name: str,
) -> ExitCode:
    """List what plug-ins propose to edit in the case PATH, each with its reason.

    `verifykit accept PATH ID` writes a proposal into the case. In the configuration `accept` takes
    plug-ins, codes of rules and ids: those take effect whenever the case is scored.
    """
    opened = open_case(path, request, redact=redact)
    if isinstance(opened, ExitCode):
        return opened
    proposals = Choice(rules=tuple(of_rules), plugins=tuple(of_plugins)).of(opened.proposals)
    left_out = 0
    if redact:
        from verifykit.reporting.redaction import public_proposals

        public = public_proposals(opened.case, proposals)
        left_out = len(proposals) - len(public)
        proposals = public
    print_plugin_failures(opened.failures, redact=redact)
    if format_name == "json":
        print_data([proposal.facts() for proposal in proposals])
    else:
        print_lines(_lines(proposals))
    if left_out:
        told = count_text(left_out, "proposal")
        click.echo(f"verifykit: left out: {told} about what the case marks as private", err=True)
    return ExitCode.FAILURE if opened.failures else ExitCode.OK


def _lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    for proposal in proposals:
        yield f"{proposal.id}  {visible(proposal.edit)}"
        rule = f"{proposal.rule}: " if proposal.rule else ""
        yield f"    {rule}{visible(proposal.reason)}"
        for basis in proposal.rests_on:
            yield f"    rests on {visible(_basis(basis))}"
    if not proposals:
        yield "nothing is proposed"


def _basis(basis: Basis) -> str:
    """What a proposal rests on, in one line."""
    parts = [part for part in (basis.document, basis.url) if part is not None]
    if basis.start is not None:
        end = "" if basis.end is None else f"-{basis.end}"
        parts.append(f"characters {basis.start}{end}")
    if basis.sha256 is not None:
        parts.append(f"sha256 {basis.sha256}")
    if basis.text is not None:
        parts.append(f"“{basis.text}”")
    return ", ".join(parts)
