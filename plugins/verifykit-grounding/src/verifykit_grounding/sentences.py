"""The sentences of a text, and which of them say something that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen
from sentencex import get_sentence_boundaries

_INSTRUCTION = re.compile(
    r"(?i)^(?:please|note that you|let me|feel free|see also|click|here (?:is|are)|if you|"
    r"i (?:hope|can|could|would|am|was|will|do|don't|cannot)|sure|of course|in summary:?$|"
    r"sources?:?$|references:?$|hope this|you (?:can|may|should|could))\b"
)
_HEDGE = re.compile(r"(?i)\b(?:it is unclear|it is not known|i think|i believe|in my opinion)\b")
_BYLINE = re.compile(r"By(?:,? (?:and |[A-Z]\. )?[A-ZÀ-Þ][\w.'’-]*){2,8}")
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{2}|[^\W\d_]{2,}")
"""A word, or two characters of a script that puts no spaces between words."""
_FEWEST_WORDS = 3
_ANSWER = re.compile(r"\bno\.(?=\s+[A-ZÀ-Þ])")
"""An answer that ends a sentence, and not the "no." before a number."""
_PARAGRAPH = re.compile(r"(?m)^[^\n]++(?:\n(?![ \t]*\n)[^\n]++)++")
"""Lines without an empty one between them. Nothing is tried twice: a line may have megabytes."""
_GOES_ON = re.compile(r"[^\W_][,’'”\"]?[ \t]*\n[a-zà-öø-ÿ]")
"""A line that ends in a word, and the next one that begins as no sentence and no item does."""
_BREAK = re.compile(r"\n(?![ \t]*(?:[-*+#>|]|\d+[.)] ))")
"""Not before what is a paragraph of its own in Markdown."""


@frozen
class Sentence:
    """A sentence: the characters `start` to `end` of a text, and its words without marks.

    `text` is as long as the stretch it stands for, so that offsets in it count from `start`.
    `aside` says why there is nothing in it to check; None if there is.
    """

    start: int
    end: int
    text: str
    aside: str | None = None


def sentences(
    text: str, language: str | None = None, hidden: tuple[tuple[int, int], ...] = ()
) -> Iterator[Sentence]:
    """Yield the sentences of a text in their order; `hidden` stretches are read as spaces.

    A line is a paragraph, but where an editor has wrapped paragraphs into lines of some length.

    The boundaries are those of sentencex, which has rules for some three hundred languages.
    """
    plain = _unwrapped(_without(text, hidden))
    for block in re.finditer(r"[^\n]+", plain):
        for found in get_sentence_boundaries(language or "en", block[0]):
            first, last = (block.start() + found[key] for key in ("start_index", "end_index"))
            ends = [one.end() for one in _ANSWER.finditer(plain, first, last)]
            for start, end in pairwise([first, *ends, last]):
                own = plain[start:end]
                left, right = len(own) - len(own.lstrip()), len(own.rstrip())
                if left < right:
                    words = own[left:right]
                    yield Sentence(start + left, start + right, words, _aside(words))


def _without(text: str, hidden: tuple[tuple[int, int], ...]) -> str:
    parts, reached = [], 0
    for start, end in sorted(hidden):
        start = max(start, reached)
        if start < end:
            parts += [text[reached:start], re.sub(r"[^\n]", " ", text[start:end])]
            reached = end
    return "".join([*parts, text[reached:]])


def _unwrapped(text: str) -> str:
    """Return a text of the same length with spaces for the line breaks inside of paragraphs."""
    return _PARAGRAPH.sub(_in_one_line, text)


def _in_one_line(paragraph: re.Match[str]) -> str:
    """A paragraph in one line, if one of its lines goes on in the middle of a sentence."""
    written = paragraph[0]
    return _BREAK.sub(" ", written) if _GOES_ON.search(written) else written


def _aside(sentence: str) -> str | None:
    plain = sentence.strip(" *_#>-\t\"'“”")
    if len(_WORD.findall(plain)) < _FEWEST_WORDS and not re.search(r"\d", plain):
        return "too short"
    if plain.endswith(("?", "？", "؟")):
        return "a question"
    if plain.endswith(":") or sentence.lstrip().startswith("#"):
        return "a heading"
    if _BYLINE.fullmatch(plain):
        return "a byline"
    if _HEDGE.search(plain):
        return "a hedge"
    if _INSTRUCTION.match(plain):
        return "an instruction, or about the answer itself"
    return None
