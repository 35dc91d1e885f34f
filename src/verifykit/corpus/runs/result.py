"""A corpus scored: the parts of all blocks, and what was learned of the sources."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from attrs import frozen

from verifykit.corpus.constants import FITTED, Constants
from verifykit.corpus.engines.workfolder import WorkFolder
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.corpus.ingest.rows import About
from verifykit.corpus.ingest.unused_names import UnusedName, Warn
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.profile_records import records_of
from verifykit.corpus.learning.reliability import qualities
from verifykit.corpus.learning.task import FamilyModel, Progress, with_progress
from verifykit.corpus.options import Options
from verifykit.corpus.output.merging import score_tables
from verifykit.corpus.output.profile import profile_of
from verifykit.corpus.output.readings import (
    OtherRegime,
    TwoReadings,
    other_regimes,
    two_readings,
)
from verifykit.corpus.output.score_parts import Parts, has_measures, part_path, write_part
from verifykit.corpus.output.tables import (
    plain_schema,
    qualities_table,
    scores_schema,
    sources_table,
)
from verifykit.corpus.runs.preparation import CorpusBlocks, digest, prepared
from verifykit.model.profile import Profile

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
    unused: tuple[UnusedName, ...] = ()
    """What was given and names nothing in the corpus."""
    readings: tuple[TwoReadings, ...] = ()
    """The predicates of which another reading may be the true one."""
    regimes: tuple[OtherRegime, ...] = ()
    """The predicates on which sources mean another thing for some subjects than for most."""


@frozen(kw_only=True, eq=False)
class RunResult:
    """What a run found. Its parts lie in the work folder, and are gone when that is."""

    summary: Summary
    parts: Parts
    about: About
    learned: tuple[FamilyModel, ...]
    given: Profile | None
    """The profile that stood in for learning."""
    constants: Constants

    @property
    def schema(self) -> pa.Schema:
        """Return the columns of the scores."""
        return scores_schema(self.about.scope, measures=has_measures(self.learned))

    def tables(self) -> Iterator[pa.Table]:
        """Yield the scores, sorted by subject, predicate, scope, rank and value."""
        return score_tables(self.parts)

    def table(self) -> pa.Table:
        """Return all scores at once, with words for dictionaries."""
        plain = plain_schema(self.schema)
        return pa.concat_tables([plain.empty_table(), *(t.cast(plain) for t in self.tables())])

    def sources(self) -> pa.Table:
        """Return one row per source, by name."""
        names = self.about.sources
        records = (
            records_of(self.given, names, self.constants)
            if self.given is not None
            else reliability.overall(self.learned, len(names), self.constants)
        )
        return sources_table(records, self.learned, names, self.constants)

    def qualities(self) -> pa.Table:
        """Return what is known of sources on measures and where several values can be true."""
        return qualities_table(
            tuple(qualities(self.learned, self.about.predicates)), self.about.sources
        )

    def profile(self) -> Profile:
        """Return what was learned, or the profile that stood in for it."""
        return self.given or profile_of(self.learned, self.about, self.constants)


def run_result(
    inputs: Inputs,
    options: Options,
    work: WorkFolder,
    constants: Constants,
    progress: Progress,
    warn: Warn,
) -> RunResult:
    """Score every value of every conflict set, learning first unless the inputs have a profile."""
    with prepared(inputs, options, work, constants, progress) as run:
        for one in run.unused:
            warn(one)
        learned = run.learned(inputs, constants, progress)
        parts = _parts(run, learned, work.path / _PARTS, constants, progress)
        about = run.rows.about
    return RunResult(
        summary=Summary(
            statements=about.statements,
            sources=len(about.sources),
            rejected=about.rejected,
            values=parts.rows,
            rounds=sum(family.rounds for family in learned),
            unused=run.unused,
            readings=two_readings(learned, about.sources, about.predicates),
            regimes=other_regimes(learned, about.sources, about.predicates),
        ),
        parts=parts,
        about=about,
        learned=learned,
        given=inputs.profile,
        constants=constants,
    )


@contextmanager
def in_passing(
    inputs: Inputs, options: Options, progress: Progress, warn: Warn
) -> Iterator[RunResult]:
    """Yield a run whose files are gone at the end: for tables that are in memory anyway."""
    with TemporaryDirectory(prefix="verifykit-") as name:
        work = WorkFolder(Path(name) / "work", digest(inputs, options, FITTED))
        with work:
            yield run_result(inputs, options, work, FITTED, progress, warn)


def _parts(
    run: CorpusBlocks,
    learned: tuple[FamilyModel, ...],
    folder: Path,
    constants: Constants,
    progress: Progress,
) -> Parts:
    """Score block by block."""
    about = run.rows.about
    folder.mkdir(exist_ok=True)
    progress("names", 0.0)
    objects, values = run.objects, run.values
    written = run.engine.each(write_part, learned, run.given, constants, folder, objects, values)
    count = sum(with_progress(written, run.engine.blocks, "scoring", progress))
    return Parts(
        files=tuple(part_path(folder, number) for number in range(about.blocks)),
        objects=objects,
        values=values,
        scope=about.scope,
        rows=count,
        room=run.memory // 8,
    )
