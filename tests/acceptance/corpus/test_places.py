"""Where a run on a corpus writes, what it leaves alone, and what it leaves behind."""

import json
import os
import sys
from pathlib import Path

import pytest

from verifykit.cli import main

ROWS = "source,subject,value\na,x,1\nb,x,2\nc,x,1\n"
GOLD = "subject,value\nx,1\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(ROWS)
    Path("gold.csv").write_text(GOLD)
    Path("tree.csv").write_text("value,part_of\n1,3\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "c.csv", "-o", "c.csv"],
        ["score", "c.csv", "-o", "sub/../c.csv"],
        ["score", "c.csv", "-o", "o.csv", "--sources", "c.csv"],
        ["score", "c.csv", "-o", "o.csv", "--sources", "o.csv"],
        ["score", "c.csv", "-o", "o.csv", "--rejects", "o.csv"],
        ["score", "c.csv", "-o", "o.csv", "--checks", "o.csv"],
        ["score", "c.csv", "-o", "gold.csv", "--gold", "gold.csv"],
        ["score", "c.csv", "-o", "tree.csv", "--hierarchy", "tree.csv"],
        ["score", "c.csv", "-o", "profile.json", "--profile", "profile.json"],
        ["score", "c.csv", "-o", "o.csv", "--rejects", "verifykit.toml"],
        ["learn", "c.csv", "-o", "c.csv"],
        ["learn", "c.csv", "-o", "gold.csv", "--gold", "gold.csv"],
    ],
)
def test_nothing_is_written_over_an_input_or_another_output(arguments, capsys) -> None:
    Path("sub").mkdir()
    Path("verifykit.toml").write_text("[corpus]\n")
    profile = {"verifykit": 1, "base_rate": 0.6, "records": [], "dependences": []}
    Path("profile.json").write_text(json.dumps(profile))
    assert main(arguments) == 2
    assert "would replace" in capsys.readouterr().err
    assert (Path("c.csv").read_text(), Path("gold.csv").read_text()) == (ROWS, GOLD)
    assert not Path("o.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "c.csv", "-o", "nowhere/o.csv"],
        ["score", "c.csv", "-o", "o.csv", "--sources", "nowhere/s.csv"],
        ["score", "c.csv", "-o", "o.csv", "--checks", "nowhere/s.csv"],
        ["learn", "c.csv", "-o", "nowhere/p.json"],
    ],
)
def test_a_missing_folder_is_told_before_the_work(arguments, capsys) -> None:
    assert main(arguments) == 2
    assert "cannot write nowhere/" in capsys.readouterr().err
    assert sorted(os.listdir()) == ["c.csv", "gold.csv", "tree.csv"]


def test_a_folder_of_somebody_else_is_not_worked_in(capsys) -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("keep")
    assert main(["score", "c.csv", "-o", "o.csv", "--work", "mine"]) == 2
    assert "notes.txt" in capsys.readouterr().err
    assert Path("mine/notes.txt").read_text() == "keep"


def test_a_bad_input_leaves_nothing_behind() -> None:
    Path("bad.csv").write_text("source,subject,value\na,x\n")
    assert main(["score", "missing.csv", "-o", "o.csv"]) == 4
    assert main(["score", "bad.csv", "-o", "o.csv", "--strict"]) == 4
    assert sorted(os.listdir()) == ["bad.csv", "c.csv", "gold.csv", "tree.csv"]


def test_rejects_are_kept_where_all_are_and_gone_where_none_is() -> None:
    Path("bad.csv").write_text("source,subject,value\na,x\n,x,1\n")
    assert main(["score", "bad.csv", "-o", "o.csv"]) == 5
    assert Path("o.csv.rejects.csv").read_text().splitlines() == [
        "file,line,reason",
        "bad.csv,2,2 fields where the header has 3",
        "bad.csv,3,source is missing",
    ]
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    assert not Path("o.csv.rejects.csv").exists()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
def test_a_device_for_the_rejects_stays_where_there_are_none() -> None:
    Path("rejects").symlink_to("/dev/null")
    assert main(["score", "c.csv", "-o", "o.csv", "--rejects", "rejects"]) == 0
    assert Path("rejects").is_symlink()
    assert Path("/dev/null").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_disk_that_is_full_is_told_and_the_old_output_stays(capsys) -> None:
    import resource

    lines = [f"s{n % 9},x{n // 9},{n % 2}" for n in range(900)]
    Path("c.csv").write_text("\n".join(["source,subject,value", *lines]) + "\n")
    Path("o.csv").write_text("of before")
    for memory in ("1M", "1G"):
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, limits[1]))
        try:
            code = main(["score", "c.csv", "-o", "o.csv", "--memory", memory])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        said = capsys.readouterr().err
        assert code == 2, said
        assert "File too large" in said
        assert "internal failure" not in said
        assert Path("o.csv").read_text() == "of before"
