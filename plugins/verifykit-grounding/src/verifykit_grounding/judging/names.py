"""Names of a sentence, and whether a source has them: spelled otherwise, short or in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA
from verifykit_quotes import Page, Token

from verifykit_grounding.drafting.vocabulary import (
    is_demonym,
    lands,
    like,
    speakers,
    words,
)
from verifykit_grounding.judging.comparison import TELLS, Comparison, Objection
from verifykit_grounding.judging.dates import covered
from verifykit_grounding.judging.source import ADDRESSES, SourceText
from verifykit_grounding.judging.stems import stem

_UNIT = re.compile(r"[kMGT]?(?:Wh?|J|Hz|Pa|V|B)")
"""A unit behind a number, which has capitals and is no name."""
_ADJECTIVE = 4
"""Names that begin alike for so many letters are of one root: Mali, Malian; Russia, Russian."""

_BEFORE = 3
"""A name stands so near before its verb."""

_OPENERS = """
although though while whereas whether because since once after before during despite amid among
between under over within along across against according both either another other such more less
fewer half much little nearly almost today later earlier soon still even yet however thus unlike
like upon given instead altogether together too yesterday tomorrow
"""
_OPENING = frozenset(_OPENERS.split())
"""Words that open a sentence with a capital and are no names."""
_WORDS = """
academy act age agency air airport archbishop archipelago army association award awards bank basin
battle bay bible board bridge bureau cabinet canal cape cathedral catholic central century
championship championships christian christmas church city civil club college committee
commonwealth company congress constitution corporation council county court cup department diocese
district division duchy duke dynasty easter earth emperor empire english european exchange
federation festival film force forest foundation fund games general god government great group
gulf hall harbour high highway house institute international internet island islands islamic
jewish junior king kingdom lake latin league liberal library lord marathon medal ministry mission
moon mount mountain mountains movement museum muslim national navy north south east west northern
southern eastern western ocean office olympic olympics open opera order orthodox palace park
parliament party peninsula pope prime prince princess prize professor protestant province queen
railway region republic revolution river road roman royal saint school sea senate senior series
square stadium state station street sun supreme team theatre town treaty trophy union united
university valley victorian village war western world
"""
_CAPITALISED = frozenset(_WORDS.split())
"""Words that names are made of and that are none: "the Museum" may be called otherwise there."""


def names(page: Page, taken: frozenset[int] = frozenset()) -> Iterator[Token]:
    """Yield the parts of names in a sentence, by their capital letters.

    Not where the language writes all nouns so, and not at the beginning of a sentence unless the
    next word has a capital, too. `taken` tokens are something else, such as dates.
    """
    tokens = page.tokens
    for at, token in enumerate(tokens):
        if at in taken or token.kind != "word" or not token.capital or len(token.key) < 2:
            continue
        if token.key in page.language.function or (token.first and token.key in _OPENING):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        text = page.text[token.start : token.end]
        if _UNIT.fullmatch(text) and at and tokens[at - 1].kind == "number":
            continue
        full = (
            following is not None
            and following.capital
            and not following.first
            and following.start - token.end == 1
        )
        if not token.first or text.isupper() or full:
            yield token


def capitals_mean_names(source: Page) -> bool:
    """Whether names can be told by their capitals: not where all nouns have one, as in German."""
    if source.language.code is None:
        return source.capitals_mean_names
    return source.language.code != "de"


def first_name(
    page: Page, passage: Sequence[Token], taken: frozenset[int] = frozenset()
) -> tuple[Token, ...]:
    """Return the first word of a sentence, if it stands where the passage has another name.

    Any first word has a capital, so it has to look like no other word: not a plural, an adverb, a
    conjunction or a form of a verb.
    """
    if not page.tokens or 0 in taken:
        return ()
    first = page.tokens[0]
    light = page.language.function | page.language.hedges | page.language.negations
    if first.kind != "word" or not first.capital or first.key in light or len(first.key) < 4:
        return ()
    if first.key in _OPENING:
        return ()
    if first.key.endswith(("s", "ing", "ly", "ed")):
        return ()
    if not _stands_before(page, passage):
        return ()
    own = {token.key for token in page.tokens}
    replaced = any(token.capital and not token.first and token.key not in own for token in passage)
    begins = bool(passage) and passage[0].capital and passage[0].key not in own
    return (first,) if replaced or begins else ()


def _stands_before(page: Page, passage: Sequence[Token]) -> bool:
    """Whether a passage has another name before what a page has right behind its first word."""
    behind = next((one for one in page.tokens[1:] if one.key not in page.language.function), None)
    if behind is None:
        return False
    found = (
        at
        for at, one in enumerate(passage)
        if stem(one.key) == stem(behind.key) or one.kind == behind.kind == "number"
    )
    return any(
        any(one.capital for one in passage[max(0, at - _BEFORE) : at] if one.kind == "word")
        for at in found
    )


def name_objections(comparison: Comparison, publisher: frozenset[str]) -> Iterator[Objection]:
    """Yield the names of a sentence that neither the document has nor its publisher's name."""
    source = comparison.source
    if not capitals_mean_names(source.page):
        return
    for token in claimed_names(comparison):
        spelled = comparison.sentence.text[token.start : token.end]
        if token.key not in publisher and not has_name(source, token, spelled):
            yield Objection(
                code="GRD012",
                message=f"the name “{spelled}” is not in the document",
                claimed=(token.start, token.end),
                open=(is_word(token.key) and not _in_its_place(comparison, token))
                or _adds_to_a_name(comparison, token)
                or _adds_a_land(comparison, token)
                or _is_other_day(comparison, token),
            )


def is_word(key: str) -> bool:
    """Return whether a name is a word as well, and may mean another: President, Norwegian."""
    return key in _CAPITALISED or key in speakers() | words("titles") or is_demonym(key)


def _adds_to_a_name(comparison: Comparison, added: Token) -> bool:
    """Whether a name comes before one that the document has: "Albert Fall" for its "Mr. Fall".

    Not where the document itself calls somebody of that name otherwise: "Jonas Fall".
    """
    page, source = comparison.sentence, comparison.source.page
    at = page.tokens.index(added)
    run = {at}
    for step in (-1, 1):
        place = at + step
        while _goes_with(page, min(place, place - step), max(place, place - step)):
            run.add(place)
            place += step
    keys = {page.tokens[one].key for one in run}
    behind = {page.tokens[one].key for one in run if one > at}
    known = {key for key in behind if comparison.source.is_name(key)}
    beside = {
        source.tokens[place + step].key
        for key in known
        for place in source.positions[key]
        for step in (-1, 1)
        if _goes_with(source, min(place, place + step), max(place, place + step))
    }
    called = {one for one in beside - keys if not is_word(one) and not is_address(one)}
    return bool(known) and all(len(one) == 1 and one == added.key[0] for one in called)


def is_address(key: str) -> bool:
    """Whether a word stands before a name and is none: "Mr.", "Captain", "Prosecutors"."""
    return key in ADDRESSES or key in words("titles") or key in speakers()


def begins_a_name(page: Page, at: int, source: Page) -> bool:
    """Whether the first word of a sentence is a name by the one behind it: "Tom Fisk was".

    Not where the source writes it small somewhere.
    """
    key = page.tokens[at].key
    small = any(not source.tokens[place].capital for place in source.positions.get(key, ()))
    return not small and key not in _OPENING and _goes_with(page, at, at + 1)


def _goes_with(page: Page, first: int, second: int) -> bool:
    """Whether two tokens side by side are of one name: "Albert Fall", "A. Fall"."""
    if first < 0 or second >= len(page.tokens):
        return False
    one, other = page.tokens[first], page.tokens[second]
    return (
        one.capital
        and other.capital
        and page.text[one.end : other.start] in ((" ", ". ") if len(one.key) == 1 else (" ", "-"))
    )


def _adds_a_land(comparison: Comparison, added: Token) -> bool:
    """Whether a name is a country's or a state's, and the passage names no other one or people."""
    if comparison.passage is None or added.key not in lands():
        return False
    there = comparison.source.tokens(comparison.passage)
    return not any(one.key in lands() or is_demonym(one.key) for one in there if one.capital)


def _is_other_day(comparison: Comparison, day: Token) -> bool:
    """Whether a name is a day of the week that the passage may tell by another: "the next day"."""
    if day.key not in words("weekdays") or comparison.passage is None:
        return False
    there = {one.key for one in comparison.source.tokens(comparison.passage)}
    return bool(there & words("onward_days")) or not there & words("weekdays")


def _in_its_place(comparison: Comparison, name: Token) -> bool:
    """Whether the passage has another name beside the same word: "mostly Nigerians"."""
    if comparison.passage is None or comparison.likeness < TELLS:
        return False
    ours, there = comparison.sentence.tokens, comparison.source.tokens(comparison.passage)
    own = {token.key for token in ours}
    beside = _beside(ours, ours.index(name))
    return any(
        bool(beside & _beside(there, at))
        for at, token in enumerate(there)
        if token.capital and not token.first and token.key not in own
    )


def _beside(tokens: Sequence[Token], at: int) -> set[tuple[int, str]]:
    """The stems of the words right before and right behind a token, with the side of each."""
    sides = ((side, at + side) for side in (-1, 1))
    return {
        (side, stem(tokens[place].key))
        for side, place in sides
        if 0 <= place < len(tokens) and len(tokens[place].key) >= _ADJECTIVE
    }


def claimed_names(comparison: Comparison) -> list[Token]:
    """Return the parts of names in a sentence; its first word where the passage tells of one."""
    taken = covered(comparison.sentence, comparison.days)
    found = list(names(comparison.sentence, taken))
    if comparison.likeness >= TELLS and comparison.passage is not None:
        there = comparison.source.tokens(comparison.passage)
        found += first_name(comparison.sentence, there, taken)
    return found


def shared_names(comparison: Comparison) -> Iterator[int]:
    """Yield where the document has a name of the sentence; its first word may be one."""
    page = comparison.source.page
    if not capitals_mean_names(page):
        return
    first = [one for one in comparison.sentence.tokens[:1] if one.key not in _OPENING]
    for token in (*claimed_names(comparison), *first):
        places = [page.tokens[at] for at in page.positions.get(token.key, ())]
        yield from (one.start for one in places if page.is_name(one) and not one.first)


def has_name(source: SourceText, name: Token, spelled: str) -> bool:
    """Whether a source has a name, in another spelling, as a root, or as initials."""
    key = name.key
    called = {key, *like("peoples").get(key, ()), *like("given").get(key, ())}
    if not called.isdisjoint(source.page.positions):
        return True
    if spelled.isupper() and len(key) > 1:
        # "USDA" is the Department of Agriculture.
        short = key.removeprefix("us") if len(key) > _ADJECTIVE - 1 else key
        if any(len(one) > 1 and _initials(source.page, one) for one in (key, short)):
            return True
    allowed = 2 if len(key) > 8 else 1 if len(key) > 4 else 0
    near = process.extractOne(key, source.names, scorer=OSA.distance, score_cutoff=allowed)
    if allowed and near is not None:
        return True
    return len(key) > _ADJECTIVE and any(
        other.startswith(key[: max(_ADJECTIVE, len(key) - 3)]) and abs(len(other) - len(key)) <= 3
        for other in source.names
    )


def _initials(source: Page, letters: str) -> bool:
    tokens = [token for token in source.tokens if token.kind == "word" and token.capital]
    first = "".join(token.key[0] for token in tokens)
    return letters in first
