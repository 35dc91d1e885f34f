"""Tells a case folder from a file that stands alone."""

from __future__ import annotations

import os

from verifykit.model.case import LISTS

CASE_FILES = ("case.yaml", "case.yml", "case.json")
LIST_FILES = {f"{name}.csv": name for name in LISTS.values()}
"""The files that hold a list of the case each, and the lists' names."""
OTHER_TABLES = frozenset({"scores"})
"""Tables that stand beside a case and are none of its lists: what `score` writes."""
MISNAMED = 0.7
"""From this similarity on, a name is taken for the name of a list misspelled: entity, claims2."""


def case_folder(path: str) -> str | None:
    """Return the folder that a path stands for, itself or by its case file; None for other files.

    Whoever names case.yaml alone wants the evidence.csv beside it, too.
    """
    if os.path.isdir(path):
        return path
    folder, name = os.path.split(path)
    if name in CASE_FILES and any(os.path.isfile(os.path.join(folder, csv)) for csv in LIST_FILES):
        return folder or os.curdir
    return None
