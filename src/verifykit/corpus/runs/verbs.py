"""The two public verbs on a corpus: learn a profile, score every value of every conflict set."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from verifykit.atomic import replacing
from verifykit.corpus.constants import FITTED, Constants
from verifykit.corpus.engines.workfolder import WorkFolder
from verifykit.corpus.ingest.ingest import REJECTS, NoStatements
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.corpus.ingest.rows import OBJECT_NAMES, VALUE_NAMES, object_columns
from verifykit.corpus.ingest.unused import Unused, Warn, unheard
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.learned import Learned, Progress, silent
from verifykit.corpus.learning.recorded import recorded
from verifykit.corpus.options import Options
from verifykit.corpus.output.merging import merged
from verifykit.corpus.output.names import put_in_order
from verifykit.corpus.output.places import check_places
from verifykit.corpus.output.profile import profile_of
from verifykit.corpus.output.score_parts import Parts, part_path, write_part
from verifykit.corpus.output.tables import COLUMNS, scores_schema, sources_table
from verifykit.corpus.output.writing import connect, write, writer_for
from verifykit.corpus.runs.preparation import READ, Prepared, digest, prepared
from verifykit.errors import UsageError
from verifykit.model.profile import Profile

DEFAULT = Options()
_PARTS = "parts"


@frozen(kw_only=True)
class Summary:
    """What a run did."""

    statements: int
    sources: int
    rejected: int
    values: int
    """Values scored."""
    rounds: int
    """Rounds of learning, over all families; 0 with a profile."""
    unused: tuple[Unused, ...] = ()
    """What was given and names nothing in the corpus."""


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
        _tell(run.unused, warn)
        learned = run.learned(inputs, constants, progress)
        about = run.rows.about
        return profile_of(
            learned,
            about.sources,
            about.predicates,
            f"{about.statements} statements of {len(about.sources)} sources",
            constants,
        )


def score(
    inputs: Inputs,
    output: Path,
    options: Options = DEFAULT,
    *,
    work: Path,
    format_name: str | None = None,
    sources: Path | None = None,
    rejects: Path | None = None,
    constants: Constants = FITTED,
    progress: Progress = silent,
    warn: Warn = unheard,
) -> Summary:
    """Score every value of every conflict set of a corpus, and write the scores to `output`.

    Learns first, unless the inputs have a profile. The format is the one named (`parquet`, `csv`,
    `jsonl`, `json`), or else follows the ending. One row per value, sorted by subject, predicate,
    scope, rank and value. With `sources`, the reliability of every source goes there. For `work`,
    `rejects`, `warn` and errors see `learn`. Whatever the engine, the order of the input and
    interruptions: the same bytes.
    """
    writer_for(output, format_name)
    if sources is not None:
        writer_for(sources)
    if taken := sorted(set(options.scope) & set(COLUMNS)):
        raise UsageError(
            f"the scores have a column {taken[0]!r} of their own; rename that of --scope"
        )
    check_places(inputs, {"the scores": output, "the sources": sources, "the rejects": rejects})
    with WorkFolder(work, digest(inputs, options, constants)) as folder, _kept(folder, rejects):
        with prepared(inputs, options, folder, constants, progress) as run:
            _tell(run.unused, warn)
            learned = run.learned(inputs, constants, progress)
            parts = _parts(run, learned, work / _PARTS, options.memory, constants, progress)
            about = run.rows.about
        progress("writing", 0.0)
        write(output, scores_schema(about.scope), merged(parts), format_name)
        if sources is not None:
            records = (
                recorded(inputs.profile, about.sources, constants)
                if inputs.profile is not None
                else reliability.overall(learned, len(about.sources), constants)
            )
            table = sources_table(records, learned, about.sources, constants)
            write(sources, table.schema, [table])
    return Summary(
        statements=about.statements,
        sources=len(about.sources),
        rejected=about.rejected,
        values=parts.rows,
        rounds=sum(family.rounds for family in learned),
        unused=run.unused,
    )


def _tell(unused: tuple[Unused, ...], warn: Warn) -> None:
    for one in unused:
        warn(one)


def _parts(
    run: Prepared,
    learned: tuple[Learned, ...],
    folder: Path,
    memory: int,
    constants: Constants,
    progress: Progress,
) -> Parts:
    """Score block by block."""
    about = run.rows.about
    folder.mkdir(exist_ok=True)
    progress("names", 0.0)
    with connect(memory // 2, folder / "spill") as connection:
        read = Path(about.folder)
        objects = put_in_order(connection, read / OBJECT_NAMES, object_columns(about.scope), folder)
        values = put_in_order(connection, read / VALUE_NAMES, ("text",), folder)
    count = 0
    written = run.engine.each(write_part, learned, run.given, constants, folder, objects, values)
    for number, rows in enumerate(written):
        count += rows
        progress("scoring", (number + 1) / run.engine.blocks)
    return Parts(
        files=tuple(part_path(folder, number) for number in range(about.blocks)),
        objects=objects,
        values=values,
        scope=about.scope,
        rows=count,
    )


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
