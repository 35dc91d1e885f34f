"""The folder of an interrupted run: taken up for the same input, and never anybody else's."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verifykit.corpus.engines.workfolder import WorkFolder, fingerprint
from verifykit.errors import InputError, UsageError, VerifykitError


def opened(path: Path, digest: str = "one") -> WorkFolder:
    return WorkFolder(path, digest)


def test_what_is_finished_is_found_again(tmp_path: Path) -> None:
    work = opened(tmp_path / "work")
    assert not work.is_finished("read")
    work.fresh("read").joinpath("rows").write_text("x")
    work.finish("read")
    work.release()
    again = opened(tmp_path / "work")
    assert again.is_finished("read")
    assert (tmp_path / "work" / "read" / "rows").read_text() == "x"


def test_for_another_input_it_starts_empty(tmp_path: Path) -> None:
    work = opened(tmp_path / "work")
    work.fresh("read").joinpath("rows").write_text("x")
    work.finish("read")
    work.release()
    other = opened(tmp_path / "work", "two")
    assert not other.is_finished("read")
    assert not (tmp_path / "work" / "read").exists()


def test_a_kill_while_it_is_emptied_leaves_nothing_that_looks_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = opened(tmp_path / "work")
    work.fresh("read")
    work.fresh("parts")
    work.finish("read")
    work.release()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.rmtree", killed)
    with pytest.raises(KeyboardInterrupt):
        opened(tmp_path / "work", "two")
    monkeypatch.undo()
    for digest in ("one", "two"):
        work = opened(tmp_path / "work", digest)
        assert not work.is_finished("read")
        assert not (tmp_path / "work" / "parts").exists()
        work.release()


@pytest.mark.parametrize("deletions", range(6))
def test_a_kill_while_it_is_removed_is_in_nobodys_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deletions: int
) -> None:
    work = opened(tmp_path / "work")
    for stage in ("read", "parts"):
        work.fresh(stage).joinpath("rows").write_text("x")
        work.finish(stage)
    left = iter(range(deletions))

    def killed_in_time(delete):
        def dying(*arguments, **options):
            if next(left, None) is None:
                raise KeyboardInterrupt
            return delete(*arguments, **options)

        return dying

    for name in ("unlink", "rmdir"):
        monkeypatch.setattr(os, name, killed_in_time(getattr(os, name)))
    with pytest.raises(KeyboardInterrupt):
        work.remove()
    monkeypatch.undo()
    work.release()
    again = opened(tmp_path / "work")
    assert not again.is_finished("read")
    assert not again.is_finished("parts")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "thesis.txt"
    kept.write_text("years of work")
    with pytest.raises(UsageError, match=r"thesis\.txt"):
        opened(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps(["of something else"]))
    with pytest.raises(UsageError, match=r"thesis\.txt"):
        opened(tmp_path)
    assert kept.read_text() == "years of work"


def test_one_run_at_a_time(tmp_path: Path) -> None:
    holder = (
        "import sys\nfrom pathlib import Path\n"
        "from verifykit.corpus.engines.workfolder import WorkFolder\n"
        "work = WorkFolder(Path(sys.argv[1]), 'one')\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    command = [sys.executable, "-c", holder, str(tmp_path / "work")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match="another run"):
            opened(tmp_path / "work")
        process.kill()
    opened(tmp_path / "work").release()


@pytest.mark.parametrize(
    ("error", "left"),
    [(None, False), (InputError("a bad row"), False), (KeyboardInterrupt(), True)],
)
def test_it_stays_only_for_a_run_that_can_go_on(tmp_path: Path, error, left: bool) -> None:
    path = tmp_path / "work"
    try:
        with opened(path):
            if error is not None:
                raise error
    except (InputError, KeyboardInterrupt):
        pass
    assert path.exists() == left


def test_a_full_disk_is_no_fault_of_ours(tmp_path: Path) -> None:
    with pytest.raises(VerifykitError, match=r"No space left.*start again"), opened(tmp_path):
        raise OSError(28, "No space left on device")


def test_a_fingerprint_follows_the_file_and_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("1")
    before = fingerprint([path], "a")
    assert fingerprint([path], "a") == before
    assert fingerprint([path], "b") != before
    path.write_text("12")
    assert fingerprint([path], "a") != before


def test_a_folder_that_cannot_be_begun_is_told(tmp_path: Path, monkeypatch) -> None:
    def full(*arguments) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WorkFolder, "_write", full)
    with pytest.raises(UsageError, match=r"work: cannot be worked in: No space left"):
        opened(tmp_path / "work")
    monkeypatch.undo()
    assert not opened(tmp_path / "work").is_finished("read")


@pytest.mark.parametrize("damage", ["cut", "gone", "more"])
def test_a_stage_whose_files_are_damaged_is_not_finished(tmp_path: Path, damage: str) -> None:
    first = WorkFolder(tmp_path / "work", "one")
    part = first.fresh("read") / "part"
    part.write_bytes(b"abcdef")
    first.finish("read")
    assert first.is_finished("read")
    first.release()
    if damage == "cut":
        part.write_bytes(b"abc")
    elif damage == "gone":
        part.unlink()
    else:
        part.with_name("other").write_bytes(b"")
    again = WorkFolder(tmp_path / "work", "one")
    assert not again.is_finished("read")
    again.release()
