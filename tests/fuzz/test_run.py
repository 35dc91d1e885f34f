"""The fuzzer notices whatever a reader may do to it."""

import os
import time

import pytest

from fuzz import run
from fuzz.targets import TARGETS, Target

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="batches are forked")


def raises(path):
    raise ValueError("verifykit, line 1")


def hangs(path):
    time.sleep(60)


def dies(path):
    os._exit(9)


def swells(path):
    return b"x" * 150_000_000


@pytest.mark.parametrize(
    ("read", "told", "inputs"),
    [
        (raises, "ValueError", 3),
        (hangs, "TooSlow", 3),
        (dies, "Died: exit code 9", 0),
        (swells, "TooLarge", 3),
        (len, "TypeError", 3),
        (str, None, 3),
    ],
    ids=["raises", "hangs", "dies", "swells", "fails", "is fine"],
)
def test_what_a_reader_does_is_noticed(read, told, inputs, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(run, "FOUND", tmp_path / "found")
    monkeypatch.setattr(run, "MEGABYTES", 60)
    monkeypatch.setattr(run, "PATIENCE", 0.3 if read is hangs else 60)
    monkeypatch.setitem(TARGETS, "dates", Target(read=read, kind="text", name="dates.txt"))
    tally = run.Tally()
    run.tried("dates", 0, 3, tally)
    assert tally.inputs == inputs
    assert [told in way for way in tally.crashes] == ([] if told is None else [True])
    assert bool(capsys.readouterr().out) == (told is not None)
    kept = sorted(path.name for path in (tmp_path / "found").glob("dates/*"))
    assert kept == ([] if told is None else ["0", "0.txt"])
