"""What verifykit asks a plug-in, and when. The docstring of a hook is its contract.

For all of them: a plug-in implements the hooks it wants and leaves the others out. An
implementation may take fewer arguments than the specification, by the same names, and none that
are keyword-only. Plug-ins answer in the order of their names, built-in ones first, unless they
ask for `tryfirst` or `trylast`. Nobody stops anybody: every plug-in is asked, and one that raises,
returns the wrong type or claims what another owns is named in a failure (VK9xx, exit code 3)
while the others' answers stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from verifykit.config.settings import Settings
from verifykit.model.case import Case
from verifykit.plugin.markers import hookspec
from verifykit.plugin.protocols import BlockChecker, CaseChecker, Checker, Command, CorpusReader
from verifykit.reporting.report import Report
from verifykit.services import Services

if TYPE_CHECKING:
    from verifykit.captures import CaptureReader
    from verifykit.loading import CaseReader, CaseWriter
    from verifykit.model.proposal import Proposal
    from verifykit.model.section import Section
    from verifykit.reporting.registry import ReportWriter


@hookspec
def verifykit_checkers(  # type: ignore[empty-body]  # a specification has no body
    settings: Settings,
    services: Services,
) -> Iterable[Checker | CaseChecker | BlockChecker]:
    """Return the plug-in's checkers.

    **Called** once per process for each distinct `settings`, before the first case is assessed,
    and by the commands that list checkers and rules. The checkers are then used for every case:
    keep costly things (a model, an index) until the first `check` needs them.

    **Arguments**: `settings.plugins.get(NAME, {})` is the plug-in's own table, already validated.

    `services` has the plug-in's cache, the network and the folder of the configuration.

    **Stops it**: nothing. A checker whose name, rule code or rule name belongs to another checker
    is left out, and the failure names both owners.

    **May it raise**: `verifykit.ConfigError`, with a sentence, where its options make no sense:
    that is a configuration error (exit code 2). If it raises anything else, the plug-in contributes
    no checkers.
    """


@hookspec
def verifykit_options_schema() -> Mapping[str, Any]:  # type: ignore[empty-body]  # as above
    """Return the JSON Schema (2020-12) of the plug-in's table `[tool.verifykit.plugins.NAME]`.

    **Called** once for given settings, before any other hook sees them. What a property has as
    `default` is there where the table leaves it out, and a relative path, marked by
    `"format": "path"`, starts from the folder of the configuration file. Close it with
    `additionalProperties: false`, so that a misspelled option is an error and not silence. A
    plug-in without this hook takes no options: a table that sets any is refused. A `$ref` may only
    point into the schema itself; nothing is fetched.

    **Stops it**: a table that breaks the schema is a configuration error (exit code 2) that says
    which option and why.

    **May it raise**: no. If it does, or if the schema is no schema, the plug-in is left out, since
    nobody can say what its options mean.
    """


@hookspec
def verifykit_proposals(  # type: ignore[empty-body]  # as above
    case: Case, settings: Settings, services: Services
) -> Iterable[Proposal]:
    """Return proposals: edits of the case, each with its reason and what it rests on.

    **Called** once for each case, before provenance and scores are worked out. A proposal takes
    effect only if `settings.accept` names the plug-in, the proposal's rule or its id: then the case
    is assessed with the edit, and the report says so. Otherwise it becomes a finding (PRO001) that
    suggests the edit to a person, who may write it into the case with `verifykit accept`. This is
    the only way in which a plug-in can move a score. What the case says already is passed over.

    **Stops it**: `--checker-timeout`, which applies here as to a checker.

    **May it raise**: what was returned or yielded before is kept, the failure is reported.
    A proposal that the case cannot take is a failure, too.
    """


@hookspec
def verifykit_case_readers(  # type: ignore[empty-body]  # as above
    settings: Settings,
) -> Iterable[CaseReader]:
    """Return readers of further input formats of a case.

    **Arguments**: `settings.plugins.get(NAME, {})` is the plug-in's own table, already validated.

    **Called** once for given settings, by the commands that read cases. A reader is asked to
    `sniff` a file before the built-in ones, so it should say yes only to what is surely its own.

    **Stops it**: a reader name that another plug-in has is refused, naming both owners.

    **May it raise**: it should not; the plug-in then contributes no readers.
    """


@hookspec
def verifykit_case_writers() -> Mapping[str, CaseWriter]:  # type: ignore[empty-body]  # as above
    """Return writers of a case for `verifykit convert`, under the name of the format.

    **Called** once per process, by `convert`. **Stops it**: a name that another plug-in has is
    refused, naming both owners. **May it raise**: it should not; the plug-in then contributes no
    writers.
    """


@hookspec
def verifykit_report_writers(  # type: ignore[empty-body]  # as above
    settings: Settings,
) -> Mapping[str, ReportWriter]:
    """Return writers of reports for `--format` and `--output`, under the name of the format.

    **Called** once per process for each distinct `settings`, by the commands that write reports.
    A writer gets a stream and writes to nothing else.

    **Arguments**: `settings.plugins.get(NAME, {})` is the plug-in's own table, already validated.

    **Stops it**: a name that another plug-in has is refused, naming both owners.

    **May it raise**: it should not; the plug-in then contributes no writers.
    """


@hookspec
def verifykit_corpus_readers() -> Iterable[CorpusReader]:  # type: ignore[empty-body]  # as above
    """Return readers of further formats of a corpus, chosen by the ending of the file name.

    An ending may be longer than a suffix (`.odd.csv`); those that verifykit reads itself
    (`.csv`, `.jsonl`, `.parquet`) stay with it.

    **Called** once per process, by `score` and `learn`, where a name has an ending that is not
    verifykit's alone. **Stops it**: a name that another plug-in has is refused, naming both
    owners. **May it raise**: it should not; the plug-in then contributes no readers.
    """


@hookspec
def verifykit_capture_readers() -> Iterable[CaptureReader]:  # type: ignore[empty-body]  # as above
    """Return readers of captures of further kinds, such as PDF.

    Plain text, HTML and web archives are verifykit's own. A reader is asked at sight, by the first
    bytes of a capture or of the page in a web archive; what it returns is what every plug-in reads
    through `services.read_capture`.

    **Called** once per process, before the first case is assessed. **Stops it**: a reader name that
    another plug-in has is refused, naming both owners. **May it raise**: it should not; the plug-in
    then contributes no readers. A reader that fails makes that one capture unreadable.
    """


@hookspec
def verifykit_report_sections(  # type: ignore[empty-body]  # as above
    report: Report, settings: Settings, services: Services
) -> Iterable[Section]:
    """Return sections for a finished report: titles, paragraphs and tables of plain text.

    verifykit writes them, in text, JSON and HTML; there is no markup in them.

    **Called** once for each case, after its report is complete. The report cannot be changed.

    **Stops it**: a section that is malformed is left out, and a failure names the plug-in.

    **May it raise**: what was returned or yielded before is kept, the failure is reported.
    """


@hookspec
def verifykit_commands(  # type: ignore[empty-body]  # as above
    settings: Settings, services: Services
) -> Iterable[Command]:
    """Return subcommands of `verifykit`, as commands of click.

    What a subcommand returns is the exit code, None is 0.

    **Called** where the command line names a subcommand that verifykit does not have, and for its
    help; with the configuration of the working directory. **Stops it**: a name that is verifykit's
    own or another plug-in's is refused, naming both owners. **May it raise**: it should not; the
    plug-in then contributes no subcommands. What a subcommand raises ends the run with 3, or as the
    exceptions of `verifykit` do, and the message names the plug-in.
    """


@hookspec
def verifykit_assessed(report: Report) -> None:
    """Take note of a finished report, to count, to send, to store.

    **Called** once for each case, after its report is complete, in the process that made it. The
    report cannot be changed. Not called for a file that could not be assessed.

    **Stops it**: nothing; `--checker-timeout` does not apply, so keep it short.

    **May it raise**: the failure is added to the report's errors, and the other observers are
    still told.
    """
