"""The two public verbs on a corpus: learn a profile, score every value of every conflict set."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve

from verifykit.atomic import replacing
from verifykit.corpus.constants import FITTED, Constants
from verifykit.corpus.engines.workfolder import WorkFolder
from verifykit.corpus.ingest.gold import gold_marks
from verifykit.corpus.ingest.ingest import REJECTS, NoStatements
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.corpus.ingest.unused_names import Warn, unheard
from verifykit.corpus.learning.task import Progress, silent
from verifykit.corpus.options import Options
from verifykit.corpus.output.places import check_places
from verifykit.corpus.output.profile import profile_of
from verifykit.corpus.output.tables import COLUMNS, ESTIMATES
from verifykit.corpus.output.writing import write, write_table, writer_for
from verifykit.corpus.runs.preparation import READ, digest, prepared
from verifykit.corpus.runs.result import Summary, run_result
from verifykit.errors import UsageError
from verifykit.model.profile import Profile

DEFAULT = Options()


def learn(
    inputs: Inputs,
    options: Options = DEFAULT,
    *,
    work: Path,
    rejects: Path | None = None,
    constants: Constants = FITTED,
    progress: Progress = silent,
    warn: Warn = unheard,
) -> Profile:
    """Learn the reliability and dependence of the sources of a corpus.

    `work` is a folder for intermediate files that survives an interruption and is removed at the
    end; rows that cannot be used go to `rejects` (CSV: file, line, reason) if there are any.
    `warn` is told what was given and names nothing in the corpus, as soon as that is read.
    InputError if the corpus cannot be read, UsageError if an option makes no sense.
    """
    check_places(inputs, {"the rejects": rejects})
    with (
        WorkFolder(work, digest(inputs, options, constants)) as folder,
        _kept(folder, rejects),
        prepared(inputs, options, folder, constants, progress) as run,
    ):
        for one in run.unused:
            warn(one)
        found = profile_of(run.learned(inputs, constants, progress), run.rows.about, constants)
        return (
            found if inputs.gold is None else evolve(found, gold=gold_marks(inputs.gold, options))
        )


def score(
    inputs: Inputs,
    output: Path,
    options: Options = DEFAULT,
    *,
    work: Path,
    format_name: str | None = None,
    sources: Path | None = None,
    qualities: Path | None = None,
    rejects: Path | None = None,
    constants: Constants = FITTED,
    progress: Progress = silent,
    warn: Warn = unheard,
) -> Summary:
    """Score every value of every conflict set of a corpus, and write the scores to `output`.

    Learns first, unless the inputs have a profile. The format is the one named (`parquet`, `csv`,
    `jsonl`, `json`), or else follows the ending. One row per value, sorted by subject, predicate,
    scope, rank and value. With `sources`, the reliability of every source goes there; with
    `qualities`, what is known of each on measures and where several values can be true. For
    `work`, `rejects`, `warn` and errors see `learn`. Whatever the engine, the order of the input
    and interruptions: the same bytes.
    """
    writer_for(output, format_name)
    for table in (sources, qualities):
        if table is not None:
            writer_for(table)
    if taken := sorted(set(options.scope) & {*COLUMNS, *ESTIMATES}):
        raise UsageError(
            f"the scores have a column {taken[0]!r} of their own; rename that of --scope"
        )
    written = {
        "the scores": output,
        "the sources": sources,
        "the qualities": qualities,
        "the rejects": rejects,
    }
    check_places(inputs, written)
    with WorkFolder(work, digest(inputs, options, constants)) as folder, _kept(folder, rejects):
        found = run_result(inputs, options, folder, constants, progress, warn)
        progress("writing", 0.0)
        write(output, found.schema, found.tables(), format_name)
        if sources is not None:
            write_table(sources, found.sources())
        if qualities is not None:
            write_table(qualities, found.qualities())
    return found.summary


@contextmanager
def _kept(work: WorkFolder, rejects: Path | None) -> Iterator[None]:
    """Keep the rows that could not be used, even if none could; no file where all could."""
    try:
        yield
    except NoStatements:
        _keep_rejects(work, rejects)
        raise
    _keep_rejects(work, rejects)


def _keep_rejects(work: WorkFolder, rejects: Path | None) -> None:
    found = work.path / READ / REJECTS
    if rejects is None or not found.is_file():
        return
    with found.open("rb") as stream:
        stream.readline()
        if not stream.readline():
            # A device or a pipe is no file of an earlier run.
            if rejects.is_file():
                rejects.unlink()
            return
        stream.seek(0)
        with replacing(rejects) as kept:
            shutil.copyfileobj(stream, kept)
