"""`verifykit accept`: writes proposals of plug-ins into a case, with who accepted them and when."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Sequence

import click

from verifykit.cli.cases.proposing import CHOICE, Choice, OpenCase, open_case
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.options import PATH, comma_separated, configured
from verifykit.cli.request import Request
from verifykit.editing.acceptance import Signature, write_accepted
from verifykit.engine import accept
from verifykit.errors import ExitCode, UsageError
from verifykit.model.proposal import Proposal
from verifykit.schema import did_you_mean


@click.command("accept", short_help="Write proposals of plug-ins into a case.")
@PATH
@click.argument("ids", nargs=-1, metavar="[ID]…")
@CHOICE
@click.option(
    "--except",
    "but",
    multiple=True,
    callback=comma_separated,
    metavar="ID,…",
    help="Leave these out.",
)
@click.option("--by", metavar="NAME", help="Who accepts them. [default: the user of this machine]")
@click.option("--on", metavar="DATE", help="When they are accepted. [default: today]")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@configured()
def command(
    request: Request,
    path: str,
    ids: Sequence[str],
    of_rules: Sequence[str],
    of_plugins: Sequence[str],
    but: Sequence[str],
    by: str | None,
    on: str | None,
    dry_run: bool,
) -> ExitCode:
    """Write proposals of plug-ins into the case PATH: the IDs, those of a rule or of a plug-in.

    The file keeps its comments and its order; the same goes for the folder and the workbook. What
    was written, by whom and when is kept under `x-accepted` in the case. The score is then that of
    the case with these edits, as if a person had made them.
    """
    if not (ids or of_rules or of_plugins):
        raise UsageError(
            "name the proposals behind the case: their ids, --rule CODE or --plugin NAME"
        )
    opened = open_case(path, request)
    if isinstance(opened, ExitCode):
        return opened
    print_plugin_failures(opened.failures)
    _require_known((*ids, *but), opened.proposals)
    choice = Choice(
        rules=tuple(of_rules), plugins=tuple(of_plugins), ids=tuple(ids), but=tuple(but)
    )
    chosen = choice.of(opened.proposals)
    if not chosen:
        raise UsageError("nothing of that is proposed; `verifykit proposals` lists what is")
    _write(opened, chosen, Signature(by=by or _user(), on=on or _today()), dry_run=dry_run)
    return ExitCode.FAILURE if opened.failures else ExitCode.OK


def _write(
    opened: OpenCase, chosen: Sequence[Proposal], acceptance: Signature, *, dry_run: bool
) -> None:
    accepting = accept(opened.case, opened.proposals, [one.id for one in chosen])
    written = [one.proposal for one in accepting.accepted]
    names = {one.id for one in written}
    for proposal in chosen:
        if proposal.id not in names:
            click.echo(
                f"not written: {proposal.id}: another one says something else of the same, or it "
                "needs one that was not named",
                err=True,
            )
    if written and not dry_run:
        about = [(one.proposal, one.claims) for one in accepting.accepted]
        write_accepted(opened.path, opened.case, about, acceptance)
    for proposal in written:
        click.echo(f"{'would write' if dry_run else 'wrote'} {proposal.id}: {proposal.edit}")
    if not written:
        raise UsageError("nothing was written")


def _require_known(ids: Sequence[str], proposals: Sequence[Proposal]) -> None:
    known = [proposal.id for proposal in proposals]
    for name in ids:
        if name not in known:
            raise UsageError(f"nobody proposes {name!r}{did_you_mean(name, known)}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A container may run as a user without a name.
        return "unknown"


def _today() -> str:
    return datetime.date.today().isoformat()
