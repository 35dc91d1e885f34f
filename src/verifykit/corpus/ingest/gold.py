"""Gold labels: the true values of some objects, read and hashed as the corpus is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus.blocks.arrays import Floats, Ints, Keys
from verifykit.corpus.blocks.known import Gold
from verifykit.corpus.ingest.checking import check
from verifykit.corpus.ingest.reading import open_corpus, open_table
from verifykit.corpus.ingest.rows import OBJECT_NAMES, Rows
from verifykit.corpus.ingest.tolerance import close
from verifykit.corpus.options import Options
from verifykit.errors import InputError
from verifykit.model.gold import object_mark


def read_gold(given: Path | pa.Table, options: Options) -> tuple[Gold, Floats]:
    """Return the gold labels in a file or table, and each as a number (nan where it is none).

    It has the columns of the corpus but `source`. Raise InputError if the file cannot be read, has
    no rows or one that cannot be used, or two values for one object.
    """
    required = ("subject", "value")
    file = (
        open_corpus(given, options, required=required)
        if isinstance(given, Path)
        else open_table(given, options, required=required)
    )
    path = file.path
    objects: list[Keys] = [np.zeros(0, np.uint64)]
    values: list[Keys] = [np.zeros(0, np.uint64)]
    numbers: list[Floats] = [np.zeros(0)]
    lines: list[Ints] = [np.zeros(0, np.int64)]
    for batch in file.batches:
        nobody = pa.array(["gold"] * batch.num_rows)
        if "source" in batch.column_names:
            batch = batch.drop_columns("source")
        checked = check(batch.append_column("source", nobody), options.scopes, options)
        bad = np.flatnonzero(~checked.usable)
        if len(bad):
            raise InputError(f"{path}:{checked.line[bad[0]]}: {checked.reasons[bad[0]]}")
        if checked.refutes is not None and checked.refutes.any():
            line = checked.line[np.flatnonzero(checked.refutes)[0]]
            raise InputError(f"{path}:{line}: refutes a value, which says of none that it is true")
        objects.append(checked.object_hashes())
        values.append(checked.value.hashes())
        numbers.append(checked.number)
        lines.append(checked.line)
    if not sum(map(len, objects)):
        raise InputError(f"{path}: no true values")
    keys, first, place = np.unique(np.concatenate(objects), return_index=True, return_inverse=True)
    stated = np.concatenate(values)
    double = np.flatnonzero(stated != stated[first][place])
    if len(double):
        line = np.concatenate(lines)[double[0]]
        raise InputError(f"{path}:{line}: a second value for its object")
    return Gold(objects=keys, values=stated[first]), np.concatenate(numbers)[first]


def gold_marks(given: Path | pa.Table, options: Options) -> tuple[str, ...]:
    """Return the marks of the objects in a file or table of gold labels, sorted.

    An object is known by subject and predicate, in any scope. Raise InputError as `read_gold`.
    """
    required = ("subject", "value")
    file = (
        open_corpus(given, options, required=required)
        if isinstance(given, Path)
        else open_table(given, options, required=required)
    )
    found = set()
    for batch in file.batches:
        subjects = batch["subject"].to_pylist()
        named = "predicate" in batch.column_names
        predicates = batch["predicate"].to_pylist() if named else [None] * len(subjects)
        pairs = zip(subjects, predicates, strict=True)
        found |= {object_mark(str(subject), str(predicate or "")) for subject, predicate in pairs}
    return tuple(sorted(found))


def _any_spoken_of(gold: Gold, rows: Rows) -> bool:
    """Whether anybody speaks about any of the objects."""
    names = pq.ParquetFile(Path(rows.about.folder) / OBJECT_NAMES)
    return any(
        np.isin(batch["object"].to_numpy(), gold.objects).any()
        for batch in names.iter_batches(columns=["object"])
    )


def matched(gold: Gold, numbers: Floats, rows: Rows) -> Gold:
    """The gold labels with the value that stands for them in the corpus.

    Where numbers are taken with a tolerance, a gold number that nobody stated exactly is the
    value of those who came close enough. InputError if the corpus has none of their objects.
    """
    if not _any_spoken_of(gold, rows):
        raise InputError(
            "none of the gold labels is of anything in the corpus; they need its predicate, its "
            "unit and the columns of --scope as well"
        )
    if not any(kind.is_tolerant for kind in rows.kinds):
        return gold
    values = gold.values.copy()
    for block in range(rows.about.blocks):
        statements, amount = rows.with_numbers(block)
        place = np.minimum(np.searchsorted(gold.objects, statements.object), len(values) - 1)
        for row in np.flatnonzero(gold.objects[place] == statements.object).tolist():
            label = place[row]
            kind = rows.kinds[int(statements.attribute[row])]
            if close(amount[row : row + 1], float(numbers[label]), kind)[0]:
                values[label] = statements.value[row]
    return Gold(objects=gold.objects, values=values)
