"""A rule reads its page when it is asked what the page says, and not before."""

import pickle

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit import Rule
from verifykit.model.page import parse_page

PAGE = """\
# ABC001 some-rule

Is it
so?

A second paragraph.

## Why it matters

Because.

## What to do

This.

## A case in which it finds something

Before the case there may be words.

```yaml
# a comment is no heading
claims: []
```

## A case in which it finds nothing

```yaml
claims:
  - {id: c, text: t}
```
"""


def rule(tmp_path, text=PAGE):
    (tmp_path / "ABC001.md").write_text(text, encoding="utf-8")
    module = str(tmp_path / "some_rule.py")
    return Rule.from_page(module, code="ABC001", name="some-rule", severity="note")


def test_a_page_is_read_in_its_parts(tmp_path):
    one = rule(tmp_path)
    assert one.checks == "Is it so?\n\nA second paragraph."
    assert (one.why, one.fix) == ("Because.", "This.")
    assert one.bad == "# a comment is no heading\nclaims: []\n"
    assert one.good == "claims:\n  - {id: c, text: t}\n"


def test_a_rule_without_its_page_finds_all_the_same(tmp_path):
    one = Rule.from_page(str(tmp_path / "x.py"), code="ABC001", name="some-rule", severity="note")
    assert one.finding("so").rule == "ABC001"
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(FileNotFoundError):
        one.why  # noqa: B018  # reading it is what is tried


def test_texts_may_be_given_instead_and_replaced(tmp_path):
    texts = {"checks": "a", "why": "b", "fix": "c", "bad": "d", "good": "e"}
    given_ = Rule(code="ABC001", name="some-rule", severity="note", **texts)
    assert {part: getattr(given_, part) for part in texts} == texts
    assert evolve(given_, why="z").why == "z"
    assert evolve(given_, why="z").fix == "c"
    paged = evolve(rule(tmp_path), severity="error")
    assert (paged.severity, paged.why) == ("error", "Because.")


@pytest.mark.parametrize(
    "broken",
    [
        PAGE.replace("## What to do", "## What else"),
        PAGE.replace("## What to do", "## Why it matters"),
        PAGE.replace("Because.", ""),
        PAGE.replace("```", ""),
        PAGE.partition("## A case in which it finds nothing")[0],
        "",
    ],
)
def test_a_page_that_lacks_a_part_or_has_another_is_refused(tmp_path, broken):
    with pytest.raises(ValueError, match=r"ABC001\.md"):
        rule(tmp_path, broken).why  # noqa: B018  # reading it is what is tried


@given(st.text())
def test_any_other_text_is_refused_in_words(text):
    with pytest.raises(ValueError, match="the page"):
        parse_page(text.replace("#", ""), "the page")
