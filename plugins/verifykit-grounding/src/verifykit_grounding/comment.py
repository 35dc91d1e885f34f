"""A grounding as a comment in Markdown, for a review of whoever changed the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verifykit_grounding.grounding import GroundedSentence, Grounding
from verifykit_grounding.output import counted, voices

MARK = "<!-- verifykit ground -->"
"""The first line, which nobody sees: by it the comment is found again."""
MOST_ROWS = 100
"""Sentences that an answer's table shows; a forge takes comments of 65,536 characters."""
_LONGEST = 200
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~$-])")
_SIGNS = {"grounded": "✅", "contradicted": "❌", "not grounded": "❌"}


def as_markdown(groundings: Iterable[Grounding]) -> Iterator[str]:
    """Yield the lines of a comment: what each answer comes to, and what is to be looked at.

    A sentence that is grounded, without a finding, is counted and not listed.
    """
    yield MARK
    yield "### Do the sentences rest on what they cite?"
    for grounding in groundings:
        yield ""
        yield f"**{_escaped(grounding.answer.id)}**: {counted(grounding)}"
        listed = [one for one in grounding.sentences if one.outcome != "grounded" or one.findings]
        if listed:
            yield from ("", "| | sentence | what was found |", "|---|---|---|")
            yield from map(_row, listed[:MOST_ROWS])
        if len(listed) > MOST_ROWS:
            yield from ("", f"… and {len(listed) - MOST_ROWS} more.")
    yield ""
    yield "Whether it is true is not said: only what is cited, and how many voices that is."


def _row(one: GroundedSentence) -> str:
    found = [f"{finding.rule}: {_escaped(finding.message)}" for finding in one.findings]
    told = voices(one)
    what = "<br>".join([*found, *([_escaped(told)] if told else [])]) or one.outcome
    sign = _SIGNS.get(one.outcome, "❔")
    return f"| {sign} {one.outcome} | {_escaped(one.text)} | {what} |"


def _escaped(text: str) -> str:
    """Return a text so that no forge reads marks, tags or names of people in it."""
    plain = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    if len(plain) > _LONGEST:
        plain = f"{plain[: _LONGEST - 1]}…"
    for mark, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&#64;")):
        plain = plain.replace(mark, written)
    return _MARKS.sub(r"\\\1", plain.replace("&#64;", "\0")).replace("\0", "&#64;")
