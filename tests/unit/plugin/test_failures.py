"""How an exception of a plug-in is told."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from verifykit.plugin import FAILURES
from verifykit.plugin.failures import _TEXTS, describe
from verifykit.plugin.plugin import Plugin

HERE = Path(__file__).name


def test_there_are_words_for_every_kind_and_for_no_other():
    said = tomllib.loads(Path(_TEXTS).read_text(encoding="utf-8"))
    assert list(said) == [kind.code for kind in FAILURES]
    assert all(kind.happened.endswith(".") and kind.fix.endswith(".") for kind in FAILURES)


def told(function):
    with pytest.raises(BaseException) as raised:  # noqa: PT011  # whatever is raised
        function()
    return describe(raised.value)


def fails():
    raise KeyError("boo")


def test_the_place_in_the_code_of_the_plug_in_is_named():
    assert told(fails) == f"KeyError: 'boo' ({HERE}:{fails.__code__.co_firstlineno + 1})"


def test_the_place_is_where_the_plug_in_calls_the_library_of_python():
    said = told(lambda: json.loads("{"))
    assert re.search(rf" \({re.escape(HERE)}:\d+\)$", said)


def test_nothing_of_an_exception_itself_is_trusted():
    class Odd(Exception):
        @property
        def __traceback__(self):
            raise RuntimeError

        def __str__(self):
            raise RuntimeError

    def odd():
        raise Odd

    assert told(odd).startswith("Odd: (its message cannot be shown)")


def test_an_exception_that_nobody_raised_has_no_place():
    assert describe(ValueError("x" * 400)) == "ValueError: " + "x" * 287 + "…"


def test_where_the_stack_ends_is_chance():
    def deeper():
        deeper()

    assert "(" not in told(deeper).removeprefix("RecursionError: ")


def test_a_plug_in_that_is_one_file_has_no_version():
    assert str(Plugin(name="checks", distribution="checks.py")) == "plug-in 'checks' of checks.py"
    assert str(Plugin(name="x", distribution="d", version="2.1")) == "plug-in 'x' of d 2.1"
