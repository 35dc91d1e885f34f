"""What data a fit rests on, in one line that changes with any of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from verifykit.evaluation.matching import Labelled
from verifykit.loading import to_data
from verifykit.model.case import Case


def data_digest(cases: Sequence[Case], labelled: Labelled) -> str:
    """Return `sha256:` and the digest of the cases and the labels of their claims.

    The order of lists and of cases does not enter.
    """
    lines = [
        json.dumps([case.id, key, item], sort_keys=True, default=str)
        for case in cases
        for key, items in to_data(case).items()
        for item in (items if isinstance(items, list) else [items])
    ]
    lines += [
        json.dumps([cases[number].id, claim, label])
        for (number, claim), label in labelled.labels.items()
    ]
    text = "\n".join(sorted(lines))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
