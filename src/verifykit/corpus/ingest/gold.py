"""Gold labels: the true values of some objects, read and hashed as the corpus is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
from attrs import evolve

from verifykit.corpus.blocks.arrays import Flags, Floats, Ints, Keys
from verifykit.corpus.blocks.arrow import texts_of
from verifykit.corpus.blocks.hashing import combine
from verifykit.corpus.blocks.knowledge import KnownTruth
from verifykit.corpus.blocks.lists import ANSWERS, question
from verifykit.corpus.ingest.checking import check
from verifykit.corpus.ingest.reading import CorpusFile, open_corpus, open_table
from verifykit.corpus.ingest.rows import OBJECT_NAMES, Rows
from verifykit.corpus.ingest.tolerance import close
from verifykit.corpus.options import Options
from verifykit.errors import InputError
from verifykit.model.gold import object_mark


def read_gold(given: Path | pa.Table, options: Options) -> KnownTruth:
    """Return the gold labels in a file or table, by ascending object.

    It has the columns of the corpus but `source`. Raise InputError if the file cannot be read, has
    no rows or one that cannot be used, or two values for one object of which one can be true.
    """
    file = _open(given, options)
    path = file.path
    columns = [_columns(batch, options, path) for batch in file.batches]
    if not any(len(objects) for objects, *_ in columns):
        raise InputError(f"{path}: no true values")
    keys, stated, numbers, lines, many = map(np.concatenate, zip(*columns, strict=True))
    _, first, place = np.unique(keys, return_index=True, return_inverse=True)
    double = np.flatnonzero((stated != stated[first][place]) & ~many)
    if len(double):
        raise InputError(f"{path}:{lines[double[0]]}: a second value for its object")
    _, kept = np.unique(combine(keys, stated), return_index=True)
    kept = kept[np.argsort(keys[kept], kind="stable")]
    return KnownTruth(objects=keys[kept], values=stated[kept], numbers=numbers[kept])


def _open(given: Path | pa.Table, options: Options) -> CorpusFile:
    required = ("subject", "value")
    if isinstance(given, Path):
        return open_corpus(given, options, required=required)
    return open_table(given, options, required=required)


def _columns(
    batch: pa.Table, options: Options, path: Path
) -> tuple[Keys, Keys, Floats, Ints, Flags]:
    """Each row's object, value, number and line, and whether several values can be true."""
    nobody = texts_of(["gold"] * batch.num_rows)
    if "source" in batch.column_names:
        batch = batch.drop_columns("source")
    checked = check(batch.append_column("source", nobody), options.scopes, options)
    bad = np.flatnonzero(~checked.usable)
    if len(bad):
        raise InputError(f"{path}:{checked.line[bad[0]]}: {checked.reasons[bad[0]]}")
    if checked.refutes is not None and checked.refutes.any():
        line = checked.line[np.flatnonzero(checked.refutes)[0]]
        raise InputError(f"{path}:{line}: refutes a value, which says of none that it is true")
    several = [options.kind_of(name).many for name in checked.predicate.words()]
    many = np.array(several, bool)[checked.predicate.code]
    return checked.object_hashes(), checked.value.hashes(), checked.number, checked.line, many


def gold_marks(given: Path | pa.Table, options: Options) -> tuple[str, ...]:
    """Return the marks of the objects in a file or table of gold labels, sorted.

    An object is known by subject and predicate, in any scope. Raise InputError as `read_gold`.
    """
    found = set()
    for batch in _open(given, options).batches:
        subjects = batch["subject"].to_pylist()
        named = "predicate" in batch.column_names
        predicates = batch["predicate"].to_pylist() if named else [None] * len(subjects)
        pairs = zip(subjects, predicates, strict=True)
        found |= {object_mark(str(subject), str(predicate or "")) for subject, predicate in pairs}
    return tuple(sorted(found))


def gold_in(gold: KnownTruth, rows: Rows) -> KnownTruth:
    """Return the gold labels with the value that stands for them in the corpus.

    Where numbers are taken with a tolerance, a gold number that nobody stated exactly is the
    value of those who came close enough. Where several values can be true, the labels are answers:
    yes for those listed, no for all else that is stated of an object with a label. InputError if
    the corpus has none of their objects.
    """
    if not rows.any_named(OBJECT_NAMES, "object", gold.objects):
        raise InputError(
            "none of the gold labels is of anything in the corpus; they need its predicate, its "
            "unit and the columns of --scope as well"
        )
    near = np.array([kind.is_tolerant and not kind.is_measure for kind in rows.kinds])
    many = np.array([kind.many for kind in rows.kinds])
    if not (near | many).any():
        return gold
    values = gold.values.copy()
    answers = [np.zeros(0, np.uint64)]
    right = [np.zeros(0, bool)]
    for block in range(rows.about.blocks):
        statements, amount = rows.with_numbers(block)
        place = gold.places(statements.object)
        labelled = place >= 0
        for row in np.flatnonzero(labelled & near[statements.attribute]).tolist():
            kind = rows.kinds[int(statements.attribute[row])]
            last = int(np.searchsorted(gold.objects, statements.object[row], side="right"))
            for label in range(int(place[row]), last):
                if close(amount[row : row + 1], float(gold.numbers[label]), kind)[0]:
                    values[label] = statements.value[row]
        rows_asked = np.flatnonzero(labelled & many[statements.attribute])
        answers.append(question(statements.object[rows_asked], statements.value[rows_asked]))
        right.append(np.isin(answers[-1], question(gold.objects, values)))
    if not many.any():
        return evolve(gold, values=values)
    asked, first = np.unique(np.concatenate(answers), return_index=True)
    return _with_answers(evolve(gold, values=values), asked, np.concatenate(right)[first])


def _with_answers(gold: KnownTruth, asked: Keys, right: Flags) -> KnownTruth:
    """The gold labels, each object once, and the questions with their answers."""
    objects, first = np.unique(gold.objects, return_index=True)
    keys = np.concatenate([objects, asked])
    values = np.concatenate([gold.values[first], ANSWERS[right.astype(np.int64)]])
    numbers = np.concatenate([gold.numbers[first], np.full(len(asked), np.nan)])
    order = np.argsort(keys, kind="stable")
    return KnownTruth(objects=keys[order], values=values[order], numbers=numbers[order])
