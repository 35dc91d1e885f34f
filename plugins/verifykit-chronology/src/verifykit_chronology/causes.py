"""Sentences that say what was after, or because of, what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifykit_chronology.expression import Expression
from verifykit_chronology.language import Language, language_of
from verifykit_chronology.texts import DatedText

_MARKS = r"[\s,]{0,3}"


def effects_first(text: DatedText) -> Iterator[tuple[Expression, Expression]]:
    """Yield pairs of an effect and its cause, where the effect was before the cause.

    Only where the two stand right beside what connects them: the date of the effect before
    "after", that of the cause behind a noun or two; or a sentence that begins with "After …, "
    and ends with the other date; or "… led to …".
    """
    words = language_of(text.text, text.language)
    if not words.words.get("determiners"):
        return
    for first, second in zip(text.expressions, text.expressions[1:], strict=False):
        if not (first.absolute and second.absolute) or first.edge or second.edge:
            continue
        before, between = text.text[: first.start], text.text[first.end : second.start]
        after = text.text[second.end :]
        if _after(words).fullmatch(between):
            effect, cause = first, second
        elif _led_to(words).fullmatch(between) or (
            _opening(words).search(before)
            and _main(words).fullmatch(between)
            and re.match(r"\s*(?:[.!?…]|$)", after)
        ):
            effect, cause = second, first
        else:
            continue
        if effect.spans and all(
            one.before(two) for one in effect.spans for two in cause.spans or (one,)
        ):
            yield effect, cause


def _noun(words: Language) -> str:
    """A noun with its article, at most one word before it, and the word that leads to its date."""
    given = words.words
    return (
        rf"(?:{given['determiners']})\s*[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:{given['on']})(?:\sthe)?\s?"
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _after(words: Language) -> re.Pattern[str]:
    given = words.words
    near = rf"(?:(?:{given['nearness']})\s){{0,3}}"
    return _compiled(rf"{_MARKS}{near}(?:{given['after']})\s{_noun(words)}")


def _opening(words: Language) -> re.Pattern[str]:
    near = rf"(?:(?:{words.words['nearness']})\s){{0,3}}"
    return _compiled(rf"(?:^|[.!?]\s){near}(?:{words.words['after']})\s{_noun(words)}$")


def _main(words: Language) -> re.Pattern[str]:
    return _compiled(rf",\s(?:[^\W\d_]+\s){{1,3}}(?:{words.words['on']})(?:\sthe)?\s?")


def _led_to(words: Language) -> re.Pattern[str]:
    given = words.words
    return _compiled(rf"\s(?:{given['led_to']})\s{_noun(words)}")
