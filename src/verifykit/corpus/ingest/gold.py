"""Gold labels: the true values of some objects, read and hashed as the corpus is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from verifykit.corpus.arrays import Floats, Keys
from verifykit.corpus.ingest.checking import check
from verifykit.corpus.ingest.reading import open_corpus
from verifykit.corpus.ingest.rows import Rows
from verifykit.corpus.ingest.tolerance import close
from verifykit.corpus.options import Options
from verifykit.corpus.rounds import Gold
from verifykit.errors import InputError


def read_gold(path: Path, options: Options) -> tuple[Gold, Floats]:
    """The gold labels in a file, and each as a number (nan where it is none).

    The file has the columns of the corpus but `source`. Raises InputError if the file
    cannot be read, has a row that cannot be used, or two values for one object.
    """
    objects: list[Keys] = [np.zeros(0, np.uint64)]
    values: list[Keys] = [np.zeros(0, np.uint64)]
    numbers: list[Floats] = [np.zeros(0)]
    for batch in open_corpus(path, options, required=("subject", "value")).batches:
        nobody = pa.array(["gold"] * batch.num_rows)
        if "source" in batch.column_names:
            batch = batch.drop_columns("source")
        checked = check(batch.append_column("source", nobody), (*options.scope, "unit"), options)
        bad = np.flatnonzero(~checked.usable)
        if len(bad):
            raise InputError(f"{path}:{checked.line[bad[0]]}: {checked.reasons[bad[0]]}")
        objects.append(checked.object_hashes())
        values.append(checked.value.hashes())
        numbers.append(checked.number)
    keys, first, place = np.unique(np.concatenate(objects), return_index=True, return_inverse=True)
    stated = np.concatenate(values)
    double = np.flatnonzero(stated != stated[first][place])
    if len(double):
        raise InputError(f"{path}: row {double[0] + 1} has a second value for its object")
    return Gold(objects=keys, values=stated[first]), np.concatenate(numbers)[first]


def matched(gold: Gold, numbers: Floats, rows: Rows) -> Gold:
    """The gold labels with the value that stands for them in the corpus.

    Where numbers are taken with a tolerance, a gold number that nobody stated exactly is the
    value of those who came close enough.
    """
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
