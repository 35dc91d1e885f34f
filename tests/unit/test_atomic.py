"""Output files appear complete, or the old one stays."""

import os
import stat
from pathlib import Path

import pytest

from verifykit.atomic import replacing, replacing_text
from verifykit.errors import UsageError


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(TypeError), replacing(path) as stream:
        stream.writelines([b"half of it", "and no bytes"])
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_nothing_is_there_before_the_end(tmp_path):
    path = tmp_path / "out.txt"
    with replacing(path) as stream:
        stream.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"


def test_permissions_and_links_are_kept(tmp_path):
    path, link = tmp_path / "out.txt", tmp_path / "link.txt"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path):
    path, usual = tmp_path / "out.txt", tmp_path / "usual.txt"
    usual.write_text("")
    with replacing(path):
        pass
    assert path.stat().st_mode == usual.stat().st_mode


def test_a_folder_and_a_missing_folder_are_usage_errors(tmp_path):
    for path in (tmp_path, tmp_path / "no" / "such"):
        with pytest.raises(UsageError, match="cannot write"), replacing(path):
            pass


def test_a_device_is_written_directly():
    with replacing_text(Path(os.devnull)) as stream:
        stream.write("x")


def test_text_is_utf8_with_line_feeds(tmp_path):
    path = tmp_path / "out.txt"
    with replacing_text(path) as stream:
        stream.write("é\n\ud800\n")
    assert path.read_bytes() == b"\xc3\xa9\n\\ud800\n"
