"""What the installed checkers say of the conflict sets of a corpus, as a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from verifykit.atomic import replacing_text
from verifykit.config.settings import Settings
from verifykit.corpus.checks.block_checks import block_rows
from verifykit.corpus.checks.conflict_sets import conflict_sets
from verifykit.corpus.ingest.ingest import ingest
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.corpus.ingest.rows import Rows, object_columns
from verifykit.corpus.options import Options
from verifykit.corpus.output.places import beside
from verifykit.corpus.output.writing import inert
from verifykit.engine import assess, shared_plugin_manager
from verifykit.engine.tally import Tally
from verifykit.errors import UsageError
from verifykit.plugin import BlockChecker
from verifykit.plugin.containment import each_contained
from verifykit.plugin.failures import RAISED, describe
from verifykit.reporting.result import Failure

_ROWS_AT_ONCE = 1000
HEADER = ("subject", "predicate", "value", "checker", "score", "findings")
"""The columns; those of the scope follow the predicate, as in the scores."""

_Row = tuple[object, ...]
"""What the columns hold."""


def write_checks(
    path: Path, inputs: Inputs, options: Options, settings: Settings
) -> tuple[Failure, ...]:
    """Write a row per value and checker that says something; return the failures of checkers.

    A checker with `check` sees every conflict set as a case with a claim per value; one with the
    block protocol sees the corpus in columns. UsageError if the file cannot be written.
    """
    tally = Tally()
    with _folder_beside(path) as folder, replacing_text(path) as stream:
        rows = ingest(inputs.corpus, options, folder, foreign=inputs.foreign)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*HEADER[:2], *rows.about.scope, *HEADER[2:]])
        for row in chain(_by_case(rows, settings, tally), _by_block(rows, settings, tally)):
            writer.writerow(map(inert, row))
    return tally.failures


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder for what is read, beside the file to be written, gone at the end."""
    try:
        folder = TemporaryDirectory(dir=beside(path, "checks").parent)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    with folder as name:
        yield Path(name)


def _by_case(rows: Rows, settings: Settings, tally: Tally) -> Iterator[_Row]:
    manager = shared_plugin_manager(settings)
    for conflict_set in conflict_sets(rows):
        report = assess(conflict_set.case, settings, manager=manager)
        for failure in report.errors:
            # The claims of a conflict set have ids that nobody has ever seen.
            tally.add(evolve(failure, claim=None))
        for claim, scored in zip(conflict_set.case.claims, report.claims, strict=True):
            for check in scored.checks:
                codes = sorted({finding.rule for finding in check.findings})
                score = "" if check.score is None else f"{check.score:.6g}"
                scope = [dict(conflict_set.scope).get(name, "") for name in rows.about.scope]
                about = (conflict_set.subject, conflict_set.predicate, *scope, claim.value)
                yield (*about, check.checker, score, ";".join(codes))


def _by_block(rows: Rows, settings: Settings, tally: Tally) -> Iterator[_Row]:
    for registered in shared_plugin_manager(settings).checkers(settings).checkers:
        checker = registered.checker
        if not isinstance(checker, BlockChecker):
            continue
        raised: list[BaseException] = []
        said = partial(block_rows, rows, checker, settings.parameters)
        for names, score in each_contained(said, raised.append, at_once=_ROWS_AT_ONCE):
            about = [names[name] for name in (*object_columns(rows.about.scope), "value")]
            yield (*about, registered.name, f"{score:.6g}", "")
        for error in raised:
            owner, name = registered.plugin.name, registered.name
            tally.add(RAISED.failure(describe(error), plugin=owner, checker=name, error=error))
