"""Runs one peer on one CSV of statements, in the peer's own environment.

`python peer_runner.py PEER METHOD CLAIMS.csv ANSWERS.csv` writes the answers (object, value; ties
give several rows).
"""

from __future__ import annotations

import csv
import sys
import types


def crowd_kit(method: str, rows: list[list[str]]) -> dict[str, set[str]]:
    import crowdkit.aggregation as aggregation
    import pandas as pd

    frame = pd.DataFrame(rows, columns=["worker", "task", "label"])
    found = getattr(aggregation, method)().fit_predict(frame)
    return {task: {label} for task, label in found.items()}


def truthdiscovery(method: str, rows: list[list[str]]) -> dict[str, set[str]]:
    # Its drawing of graphs needs a graphics library and is not what is measured.
    sys.modules["truthdiscovery.graphs"] = types.ModuleType("truthdiscovery.graphs")
    import truthdiscovery.algorithm as algorithm
    from truthdiscovery.input import Dataset

    results = getattr(algorithm, method)().run(Dataset([tuple(row) for row in rows]))
    objects = {row[1] for row in rows}
    return {name: set(results.get_most_believed_values(name)) for name in objects}


PEERS = {"crowd-kit": crowd_kit, "truthdiscovery": truthdiscovery}

if __name__ == "__main__":
    peer, method, claims, answers = sys.argv[1:]
    csv.field_size_limit(1 << 30)
    with open(claims, encoding="utf-8", newline="") as stream:
        statements = list(csv.reader(stream))[1:]
    found = PEERS[peer](method, statements)
    with open(answers, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows((thing, value) for thing, values in found.items() for value in values)
