"""Gold labels: the true values of some objects, read and hashed as the corpus is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from verifykit.corpus.arrays import Keys
from verifykit.corpus.ingest.checking import check
from verifykit.corpus.ingest.reading import open_corpus
from verifykit.corpus.options import Options
from verifykit.corpus.rounds import Gold
from verifykit.errors import InputError


def read_gold(path: Path, options: Options) -> Gold:
    """The gold labels in a file with the corpus's columns but `source`.

    InputError if the file cannot be read, has a row that cannot be used, or two values for one
    object.
    """
    objects: list[Keys] = [np.zeros(0, np.uint64)]
    values: list[Keys] = [np.zeros(0, np.uint64)]
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
    keys, first, place = np.unique(np.concatenate(objects), return_index=True, return_inverse=True)
    stated = np.concatenate(values)
    double = np.flatnonzero(stated != stated[first][place])
    if len(double):
        raise InputError(f"{path}: row {double[0] + 1} has a second value for its object")
    return Gold(objects=keys, values=stated[first])
