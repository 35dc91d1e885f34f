"""What both verbs begin with: the corpus is read, cut into blocks, and looked over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from attrs import evolve, frozen

from verifykit.corpus.blocks.knowledge import Knowledge
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine, LocalEngine
from verifykit.corpus.engines.names import NameOrder, put_in_order
from verifykit.corpus.engines.store import BoundedStore
from verifykit.corpus.engines.workfolder import WorkFolder, fingerprint
from verifykit.corpus.estimation.families import Census, Family
from verifykit.corpus.ingest.declarations import (
    head_starts,
    hierarchy_of,
    numbered_dependences,
)
from verifykit.corpus.ingest.gold import gold_in, read_gold
from verifykit.corpus.ingest.ingest import ingest
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.corpus.ingest.rows import OBJECT_NAMES, VALUE_NAMES, Rows, object_columns
from verifykit.corpus.ingest.unused_names import UnusedName, unused_names
from verifykit.corpus.learning.family import learn_family
from verifykit.corpus.learning.profile_records import learned_from
from verifykit.corpus.learning.sets import RowsAtHand, build_sets
from verifykit.corpus.learning.task import FamilyModel, Progress, SourceKnowledge, with_progress
from verifykit.corpus.options import Options
from verifykit.corpus.output.calibration import calibration_of
from verifykit.errors import InputError, UsageError

READ = "read"
"""The stage, and its folder, in which the corpus is read."""


def digest(inputs: Inputs, options: Options, constants: Constants) -> str:
    """Return a digest of all that the result depends on."""
    # A strict run does not go on from one that let rows pass.
    read = (options.columns, options.scope, options.values, options.strict)
    known = (inputs.declared.ordered, inputs.profile)
    return fingerprint([path for path in inputs.files if path.exists()], read, known, constants)


@frozen(kw_only=True, eq=False)
class CorpusBlocks:
    """A corpus in blocks."""

    rows: Rows
    engine: Engine
    families: tuple[Family, ...]
    given: SourceKnowledge
    folder: Path
    """Where the order of the names goes."""
    memory: int
    unused: tuple[UnusedName, ...]
    """What was given and names nothing in the corpus."""

    def learned(
        self, inputs: Inputs, constants: Constants, progress: Progress
    ) -> tuple[FamilyModel, ...]:
        """Return what the corpus teaches, or the profile says if there is one."""
        sources = self.rows.about.sources
        if inputs.profile is not None:
            return learned_from(
                inputs.profile, self.families, sources, self.rows.about.predicates, constants
            )

        def learn(family: Family, given: SourceKnowledge) -> FamilyModel:
            return learn_family(
                self.engine,
                family,
                len(sources),
                given,
                constants,
                progress,
                names=lambda: self.objects,
            )

        calibration = calibration_of(learn, self.engine, self.families, self.given, constants)
        return tuple(
            evolve(learn(family, self.given), calibration=calibration) for family in self.families
        )

    @cached_property
    def objects(self) -> NameOrder:
        """The objects in the order of their names."""
        return self._in_order(OBJECT_NAMES, object_columns(self.rows.about.scope))

    @cached_property
    def values(self) -> NameOrder:
        """The values in the order of their texts."""
        return self._in_order(VALUE_NAMES, ("text",))

    def _in_order(self, book: str, columns: tuple[str, ...]) -> NameOrder:
        self.folder.mkdir(exist_ok=True)
        return put_in_order(Path(self.rows.about.folder) / book, columns, self.folder, self.memory)


@contextmanager
def prepared(
    inputs: Inputs, options: Options, work: WorkFolder, constants: Constants, progress: Progress
) -> Iterator[CorpusBlocks]:
    """Read the corpus, or take up what an interrupted run has read, and cut it into blocks.

    InputError if the corpus cannot be read or changes meanwhile, and with `options.strict` if
    something that was given names nothing in it.
    """
    progress("reading", 0.0)
    rows = _rows(inputs, options, work)
    unused = tuple(unused_names(options, inputs.declared, inputs.profile, rows))
    if unused and options.strict:
        raise InputError("; ".join(map(str, unused)))
    with _engine(rows, options, work) as engine:
        at_hand = RowsAtHand(rows)
        attributes = len(rows.about.predicates)
        progress("blocks", 0.0)
        held = engine.each(build_sets, at_hand, attributes, constants)
        counted = with_progress(held, engine.blocks, "blocks", progress)
        census = Census.of(counted, attributes, constants.most_labels)
        sources = rows.about.sources
        gold = None if inputs.gold is None else gold_in(read_gold(inputs.gold, options), rows)
        given = SourceKnowledge(
            dependences=numbered_dependences(inputs.declared, sources),
            head_start=head_starts(inputs.declared, sources),
            known=Knowledge(gold=gold, hierarchy=hierarchy_of(inputs.declared.parents)),
        )
        yield CorpusBlocks(
            rows=rows,
            engine=engine,
            families=tuple(census.families(constants, given.known.hierarchy, rows.kinds)),
            given=given,
            folder=work.path / "names",
            memory=options.memory,
            unused=unused,
        )


def _rows(inputs: Inputs, options: Options, work: WorkFolder) -> Rows:
    kept = work.path / READ
    if work.is_finished(READ):
        return Rows.open(kept, options)
    before = [_stamp(path) for path in inputs.corpus]
    rows = ingest(
        inputs.corpus,
        options,
        work.fresh(READ),
        in_files=options.engine != "local",
        foreign=inputs.foreign,
        table=inputs.table,
    )
    for path, stamp in zip(inputs.corpus, before, strict=True):
        if _stamp(path) != stamp:
            # Half of one version and half of another is a corpus that nobody wrote.
            raise InputError(f"{path} changed while it was read; start again")
    if rows.spool.in_files:
        rows.save()
        work.finish(READ)
    return rows


def _stamp(path: Path) -> tuple[int, int] | None:
    """The size of a file, and when it was written; None if it is not there, as reading tells."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


@contextmanager
def _engine(rows: Rows, options: Options, work: WorkFolder) -> Iterator[Engine]:
    blocks = work.path / "blocks"
    if options.engine == "local":
        store = BoundedStore(blocks, options.memory * 3 // 8, seldom=frozenset({kinds.SETS}))
        try:
            yield LocalEngine(store, rows.about.blocks)
        finally:
            store.clear()
    elif options.engine == "dask":
        from verifykit.corpus.engines.dask_engine import dask_engine

        with dask_engine(blocks, rows.about.blocks, options) as engine:
            yield engine
    else:
        raise UsageError(f"no engine {options.engine!r}; there are 'local' and 'dask'")
