"""Finding the line of a key in TOML."""

import pytest

from verifykit.config.toml import line_of

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
