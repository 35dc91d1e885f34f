"""Finding the line of a key in TOML."""

from pathlib import Path

import pytest

from verifykit.config import toml
from verifykit.config.toml import line_of, parse_toml, problems_text
from verifykit.errors import ConfigError

TEXT = """\
title = "x"

[tool.verifykit]
select = ["SRC"]
"fail-on" = ["error"]

[tool.verifykit.plugins."my plug-in"]
depth = 3
options.deep = 1
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 1),
        (("tool", "verifykit"), 3),
        (("tool", "verifykit", "select"), 4),
        (("tool", "verifykit", "select", "0"), 4),
        (("tool", "verifykit", "fail-on"), 5),
        (("tool", "verifykit", "plugins"), 7),
        (("tool", "verifykit", "plugins", "my plug-in", "depth"), 8),
        (("tool", "verifykit", "plugins", "my plug-in", "options", "deep"), 9),
        (("tool", "verifykit", "missing"), 3),
        (("nowhere",), None),
    ],
)
def test_a_key_has_the_line_of_its_nearest_holder(keys, line):
    assert line_of(TEXT, keys) == line


@pytest.mark.parametrize(
    "text",
    ["a" + ".a" * 100_000 + " = 1", "[" + "a." * 100_000 + "a]", "a = {" + "a." * 100_000 + "a=1}"],
)
def test_a_key_of_very_many_parts_is_refused_before_it_takes_gigabytes(text):
    with pytest.raises(ConfigError, match=r"c\.toml:2: has more than 50 dots in a row of keys"):
        parse_toml(f"b = 1\n{text}\n", Path("c.toml"))


def test_a_row_of_file_names_is_no_key():
    names = [f"case{number}.yaml" for number in range(40)]
    assert parse_toml(f"exclude = {names}", Path("c.toml")) == {"exclude": names}


@pytest.mark.parametrize("text", ["b = 1\na = {}", "[a.b]\nc = [1, {{d = -{}}}]"])
def test_a_number_of_thousands_of_digits_is_refused_with_its_line(text):
    with pytest.raises(ConfigError, match=r"c\.toml:2: holds a number of thousands of digits"):
        parse_toml(text.format("9" * 5_000), Path("c.toml"))


def test_a_problem_that_quotes_thousands_of_names_is_cut():
    told = problems_text(["short", "x" * 100_000], 5)
    assert told.startswith("short\nxxx")
    assert told.endswith("x…\nand 3 more")
    assert len(told) < 1_100


def test_many_lines_of_one_file_are_asked_for_and_it_is_read_once(monkeypatch):
    text = "\n".join(f"[a.b{number}]\nc = {number}" for number in range(200))
    read = []
    loads = toml.tomllib.loads
    monkeypatch.setattr(toml.tomllib, "loads", lambda part: read.append(part) or loads(part))
    lines = [line_of(text, ("a", f"b{number}", "c")) for number in range(200)]
    assert lines == list(range(2, 401, 2))
    assert len(read) == 400
