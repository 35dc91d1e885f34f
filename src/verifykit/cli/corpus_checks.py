"""What the installed checkers say of the conflict sets of a corpus, as a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from verifykit.atomic import replacing_text
from verifykit.config.settings import Settings
from verifykit.corpus.block_checks import block_rows
from verifykit.corpus.conflict_sets import conflict_sets
from verifykit.corpus.ingest.ingest import ingest
from verifykit.corpus.ingest.rows import Rows
from verifykit.corpus.options import Options
from verifykit.corpus.preparation import Inputs
from verifykit.engine import assess, shared_plugin_manager
from verifykit.plugin import BlockChecker

HEADER = ("subject", "predicate", "value", "checker", "score", "findings")


def write_checks(path: Path, inputs: Inputs, options: Options, settings: Settings) -> list[str]:
    """Write a row per value and checker that says something; returns the failures of checkers.

    A checker with `check` sees every conflict set as a case with a claim per value; one with the
    block protocol sees the corpus in columns.
    """
    failures: list[str] = []
    with TemporaryDirectory(dir=path.parent) as name, replacing_text(path) as stream:
        rows = ingest(inputs.corpus, options, Path(name), foreign=inputs.foreign)
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(_by_case(rows, settings, failures))
        writer.writerows(_by_block(rows, settings, failures))
    return failures


def _by_case(rows: Rows, settings: Settings, failures: list[str]) -> Iterator[tuple[object, ...]]:
    manager = shared_plugin_manager(settings)
    for conflict_set in conflict_sets(rows):
        report = assess(conflict_set.case, settings, manager=manager)
        failures.extend(str(failure.message) for failure in report.errors)
        for claim, scored in zip(conflict_set.case.claims, report.claims, strict=True):
            for check in scored.checks:
                codes = sorted({finding.rule for finding in check.findings})
                score = "" if check.score is None else f"{check.score:.6g}"
                about = (conflict_set.subject, conflict_set.predicate, claim.value)
                yield (*about, check.checker, score, ";".join(codes))


def _by_block(rows: Rows, settings: Settings, failures: list[str]) -> Iterator[tuple[object, ...]]:
    for registered in shared_plugin_manager(settings).checkers(settings).checkers:
        checker = registered.checker
        if not isinstance(checker, BlockChecker):
            continue
        try:
            for names, score in block_rows(rows, checker, settings.parameters):
                about = (names["subject"], names["predicate"], names["value"])
                yield (*about, checker.name, f"{score:.6g}", "")
        except Exception as error:  # a plug-in may raise anything, and must not end the run
            failures.append(f"checker {checker.name!r}: {type(error).__name__}: {error}")
