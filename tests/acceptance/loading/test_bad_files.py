"""Whatever file it is given, the command ends with 4 and a finding, and writes nothing."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from verifykit.cli import main
from verifykit.loading import load_case

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
BAD = {
    "latin-1.yaml": (b"x-a: \xe9\n", "latin-1.yaml:1:6: error: VK002"),
    "binary.yaml": (bytes(range(256)) * 10, "binary.yaml:1:1: error: VK003"),
    "empty.json": (b"", "empty.json:1:1: error: VK004"),
    "half.json": (b'{"verifykit": 1,', "half.json:1:17: error: VK005"),
    "twice.yaml": (b"verifykit: 1\nverifykit: 1\n", "twice.yaml:2:1: error: VK006"),
    "large.json": (b'{"x-a": "' + b"a" * 50_000_000 + b'"}', "large.json:1:1: error: VK007"),
    "deep.json": (b"[" * 500_000, "deep.json:1:1: error: VK008"),
    "bomb.yaml": (
        b"x-0: &a0 [b, b, b, b, b, b, b, b, b]\n"
        + b"".join(
            b"x-%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)
        ),
        "error: VK009",
    ),
    "tag.yaml": (b"x-a: !!python/object/apply:os.system [ls]\n", "tag.yaml:1:6: error: VK010"),
    "nan.json": (b'{"verifykit": 1, "x-a": NaN}', "nan.json:1:18: error: VK011"),
    "book.xlsx": (b"PK\x03\x04 and then nothing", "book.xlsx:1:1: error: VK005"),
    "missing.yaml": (None, "missing.yaml"),
}


@pytest.fixture
def verifykit(tmp_path, monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.chdir(tmp_path)
        code = main(list(arguments))
        return code, "".join(capsys.readouterr())

    return run


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_ends_with_4(name, verifykit, tmp_path):
    content, expected = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    code, output = verifykit("validate", name)
    assert code == 4
    assert expected in output
    assert sorted(tmp_path.iterdir()) == before


def test_a_process_of_its_own_ends_without_a_traceback(tmp_path):
    (tmp_path / "deep.json").write_bytes(BAD["deep.json"][0])
    run = subprocess.run(
        [sys.executable, "-m", "verifykit", "check", "deep.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 4
    assert "VK008" in run.stdout
    assert "Traceback" not in run.stderr


def test_every_format_and_back_to_the_first(verifykit, tmp_path):
    # Captures are not carried along, and are looked for beside the case.
    copytree(MALI.parent / "captures", tmp_path / "captures")
    copytree(MALI.parent / "captures", tmp_path / "folder" / "captures")
    chain = [str(MALI), "a.json", "folder", "b.xlsx", "c.yaml"]
    for source, target in pairwise(chain):
        code, output = verifykit("convert", source, target)
        assert code == 0, output
    assert load_case(tmp_path / "c.yaml") == load_case(MALI)
    assert (tmp_path / "folder" / "evidence.csv").is_file()
