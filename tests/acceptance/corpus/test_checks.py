"""Checkers on a corpus: conflict sets as cases, and whole blocks in columns."""

import csv
import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from forked_command import run_forked
from verifykit.cli import main
from verifykit.corpus import Options
from verifykit.corpus.checks.block_checks import block_rows, sums_over
from verifykit.corpus.checks.conflict_sets import columns_of
from verifykit.corpus.ingest.ingest import ingest
from verifykit.errors import PluginError
from verifykit.model.parameters import Parameters

ROWS = """source,subject,value,derived_from
wire,x,a,
paper,x,a,wire
other,x,b,
wire,y,c,
other,y,c,
"""


class Shares:
    """The share of statements that each value has of all statements of the corpus."""

    name = "shares"
    rules = ()

    def build(self, table):
        return table

    def estep(self, block, parameters):
        return {"statements": len(block["source"])}

    def final(self, block, parameters):
        keys = np.stack([block["object"], block["value"]], axis=1)
        pairs, count = np.unique(keys, axis=0, return_counts=True)
        score = count / block["sums"]["statements"]
        return {"object": pairs[:, 0], "value": pairs[:, 1], "score": score}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "c.csv"
    path.write_text(ROWS)
    return path


def test_checkers_of_cases_see_conflict_sets(corpus: Path, tmp_path: Path) -> None:
    checks = tmp_path / "checks.csv"
    arguments = ["score", str(corpus), "-o", str(tmp_path / "o.csv"), "--checks", str(checks)]
    assert main(arguments) == 0
    with checks.open() as stream:
        rows = list(csv.DictReader(stream))
    found = {(row["subject"], row["value"], row["checker"]): row for row in rows}
    assert set(found) >= {("x", "a", "source-count"), ("x", "b", "contradiction")}
    assert "CON001" in found["x", "a", "contradiction"]["findings"], "once for each conflict"
    assert found["x", "b", "contradiction"]["findings"] == ""
    assert float(found["y", "c", "contradiction"]["score"]) == 1


def test_checks_name_the_scope_as_scores_do(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = ["source,subject,value,place,unit", "a,x,1,ML,m", "b,x,2,NE,", "c,x,2,ML,m"]
    Path("c.csv").write_text("\n".join(rows) + "\n")
    asked = ["score", "c.csv", "-o", "o.csv", "--checks", "checks.csv", "--scope", "place"]
    assert main(asked) == 0
    with Path("checks.csv").open() as stream:
        found = {(r["place"], r["unit"], r["value"]) for r in csv.DictReader(stream)}
    assert found == {("ML", "m", "1"), ("ML", "m", "2"), ("NE", "", "2")}


def test_checks_that_cannot_be_written_are_told(corpus: Path, monkeypatch, capsys) -> None:
    def full(*arguments, **options):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("verifykit.cli.corpora.checks.TemporaryDirectory", full)
    asked = ["score", str(corpus), "-o", str(corpus.with_name("o.csv"))]
    checks = str(corpus.with_name("checks.csv"))
    assert main([*asked, "--checks", checks]) == 2
    assert f"cannot write {checks}: Read-only file system" in capsys.readouterr().err


def test_checkers_with_the_block_protocol(corpus: Path, tmp_path: Path) -> None:
    rows = ingest([corpus], Options(), tmp_path)
    assert sums_over([columns_of(rows, 0)], Shares(), Parameters()) == {"statements": 5}
    found = {
        (names["subject"], names["value"]): score
        for names, score in block_rows(rows, Shares(), Parameters())
    }
    assert found == {("x", "a"): 0.4, ("x", "b"): 0.2, ("y", "c"): 0.4}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda found: {**found, "score": np.full(3, 2.0)}, "outside"),
        (lambda found: {**found, "score": np.full(3, np.nan)}, "outside"),
        (lambda found: {**found, "score": np.full(2, 0.5)}, "different lengths"),
        (lambda found: {"object": found["object"], "value": found["value"]}, "no column score"),
        (lambda found: {k: np.append(v, v) for k, v in found.items()}, "judges a value twice"),
        (lambda found: {**found, "value": found["value"] + np.uint64(1)}, "does not have"),
    ],
)
def test_a_block_checker_that_breaks_its_word(
    corpus: Path, tmp_path: Path, change: Any, says: str
) -> None:
    class Broken(Shares):
        def final(self, block, parameters):
            return change(super().final(block, parameters))

    with pytest.raises(PluginError, match=says):
        list(block_rows(ingest([corpus], Options(), tmp_path), Broken(), Parameters()))


PLUGIN = f"""
import numpy as np
from verifykit import hookimpl


{inspect.getsource(Shares)}

class Broken(Shares):
    name = "broken"

    def estep(self, block, parameters):
        print("printed")
        raise RuntimeError("out of order")


class Leaves(Shares):
    name = "leaves"

    def final(self, block, parameters):
        raise SystemExit(0)


class Spoils(Shares):
    name = "spoils"

    def estep(self, block, parameters):
        block["value"][:] = 0
        return super().estep(block, parameters)


class RaisesOnSets:
    name = "raises-on-sets"
    rules = ()

    def check(self, claim, context):
        raise ValueError("not mine")


@hookimpl
def verifykit_checkers():
    return [Broken(), Leaves(), Spoils(), RaisesOnSets(), Shares()]
"""


def test_an_installed_block_checker_is_asked_on_the_command_line(corpus: Path) -> None:
    folder = corpus.parent
    (folder / "share_plugin.py").write_text(PLUGIN)
    info = folder / "dist_share-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dist-share\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[verifykit]\nshare = share_plugin\n")
    done = run_forked("score", corpus, "-o", "o.csv", "--checks", "checks.csv", folder=folder)
    assert done.exit_code == 3, done.stderr
    assert "VK910 broken of plug-in share: RuntimeError: out of order" in done.stderr
    assert "VK910 spoils of plug-in share: ValueError: assignment destination" in done.stderr
    assert "VK910 leaves of plug-in share: SystemExit: 0" in done.stderr
    assert done.stderr.count("VK910 raises-on-sets of plug-in share: ValueError: not mine") == 1
    assert done.stdout == ""
    with (folder / "checks.csv").open() as stream:
        rows = [row for row in csv.DictReader(stream) if row["checker"] == "shares"]
    scores = {(row["subject"], row["value"]): float(row["score"]) for row in rows}
    assert scores == {("x", "a"): 0.4, ("x", "b"): 0.2, ("y", "c"): 0.4}
