"""Finding any of many phrases in a text in one pass, in whatever spelling.

The phrases make two trees of words (Fredkin 1960, "Trie memory"): one of words as they are, one
of the stems of names, which other languages put endings to. A text is walked once; the time does
not depend on how many phrases there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product

from verifykit.parts import part
from verifykit.privacy.spelling import Word, composed, placed_words, words

_SHORTEST = 2
"""Letters of a phrase: a single one is in every text."""
_END = ""
"""The key under which a tree holds the phrase that ends there."""
_VOWEL = re.compile("[aeiouyаеиоуыэюяйьъαεηιουωάέή]$")
_ENDINGS = {3: 2, 4: 3}
"""How many letters may follow a stem of so many; a longer stem may have four, a shorter none."""
_LONGEST_ENDING = 4
_FLEETING = re.compile("(?:[её](?=[^аеиоуыэюяйьъ]$)|(?<=[a-z])e(?=[ck]$))")
"""The vowel that Slavic names lose with an ending: Павел, Павла; Marek, Marka."""
_ATTACHED = frozenset(
    "".join(letters)
    for kinds in (("وف", "بلك", ("ال",)), ("ו", "שכ", "הבלמכ"))
    for letters in product(*(("", *kind) for kind in kinds))
) - {""}
"""What Arabic and Hebrew write before a name without a blank: and, by, for, from, the."""
_LONGEST_ATTACHED = max(map(len, _ATTACHED))
_FOR_THE, _THE = "لل", "ال"
_SHORTEST_BARE = 3
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@part
class Phrase:
    """Words to look for, and what is put in their place.

    `name` is found with endings, too; `capital` only where it begins with a capital, since the
    word alone may be an ordinary one.
    """

    text: str
    instead: str
    name: bool = False
    capital: bool = False


@part
class Match:
    """Where a phrase was found: the first word, the one behind the last, and the phrase."""

    first: int
    last: int
    phrase: Phrase
    inflected: tuple[int, ...] = ()


@part
class _Leaf:
    """A phrase whose further words no other phrase shares."""

    words: Sequence[str]
    depth: int
    phrase: Phrase


_Tree = dict[str, "_Tree | _Leaf | Phrase"]
_Keys = Callable[[str], Iterable[str]]
"""The keys of a tree that a word of a text may go by, itself first."""


@part
class Finder:
    """Finds phrases as whole words, the longest first, and puts other words in their place."""

    _phrases: Sequence[Phrase]

    def finds(self, text: str) -> bool:
        """Return whether any of the phrases is in a text."""
        return self.first(text) is not None

    def first(self, text: str) -> Phrase | None:
        """Return the first of the phrases that are in a text; None if none is."""
        if not self._may_find(text):
            return None
        return next((phrase for _, _, phrase in self._places(composed(text))), None)

    def replace(self, text: str) -> str:
        """Return a text with every phrase replaced; the text itself where there is none."""
        if not self._may_find(text):
            return text
        whole = composed(text)
        parts: list[str] = []
        last = 0
        for start, end, phrase in self._places(whole):
            parts += [whole[last:start], phrase.instead]
            last = end
        return "".join([*parts, whole[last:]]) if parts else text

    def _may_find(self, text: str) -> bool:
        """Whether a phrase is there, but for what capitals decide: places cost more than words."""
        return any(True for _ in self._matches(words(text)))

    def _places(self, text: str) -> Iterator[tuple[int, int, Phrase]]:
        placed = placed_words(text)
        for match in self._matches([word.text for word in placed]):
            if _is_written_so(match, placed, text):
                yield placed[match.first].start, placed[match.last - 1].end, match.phrase

    def _matches(self, text: Sequence[str]) -> Iterator[Match]:
        exact, stems, beginnings = self._exact, self._stems, self._beginnings
        behind = 0
        for first, word in enumerate(text):
            if first < behind or not (
                word in exact or any(one[:3] in beginnings for one in _bare(word))
            ):
                continue
            found = _longest(exact, text, first, _as_it_is)
            inflected = _longest(stems, text, first, _stems_of)
            if inflected is not None and (found is None or inflected.last > found.last):
                found = inflected
            if found is not None:
                yield found
                behind = found.last

    @cached_property
    def _exact(self) -> _Tree:
        tree: _Tree = {}
        for phrase in self._phrases:
            for text in dict.fromkeys((phrase.text, composed(phrase.text).translate(_UMLAUTS))):
                split = words(text)
                _plant(tree, split, phrase)
                # Also as handles and addresses have it: in one word.
                _plant(tree, ["".join(split)], phrase)
        return tree

    @cached_property
    def _stems(self) -> _Tree:
        tree: _Tree = {}
        for phrase in self._phrases:
            if phrase.name:
                split = words(phrase.text)
                _plant(tree, [_stem(word) for word in split], phrase)
                _plant(tree, [_FLEETING.sub("", _stem(word)) for word in split], phrase)
        return tree

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:3] for word in self._stems)


def _plant(tree: _Tree, split: Sequence[str], phrase: Phrase) -> None:
    if sum(map(len, split)) < _SHORTEST:
        return
    for depth, word in enumerate(split):
        below = tree.get(word)
        if below is None:
            tree[word] = _Leaf(split, depth + 1, phrase)
            return
        if isinstance(below, _Leaf):
            below = tree[word] = _branch(below)
        assert isinstance(below, dict)
        tree = below
    tree.setdefault(_END, phrase)


def _branch(leaf: _Leaf) -> _Tree:
    if leaf.depth == len(leaf.words):
        return {_END: leaf.phrase}
    return {leaf.words[leaf.depth]: _Leaf(leaf.words, leaf.depth + 1, leaf.phrase)}


def _longest(tree: _Tree, text: Sequence[str], first: int, keys: _Keys) -> Match | None:
    """The longest phrase of a tree that begins at a word."""
    best: Match | None = None
    ways: list[tuple[_Tree, int, tuple[int, ...]]] = [(tree, first, ())]
    while ways:
        here, at, inflected = ways.pop()
        phrase = here.get(_END)
        if isinstance(phrase, Phrase) and (best is None or at > best.last):
            best = Match(first, at, phrase, inflected)
        if at == len(text):
            continue
        for key in keys(text[at]):
            below = here.get(key)
            marked = inflected if key == text[at] else (*inflected, at)
            if isinstance(below, _Leaf):
                ended = _end_of(below, text, at + 1, keys)
                if ended is not None and (best is None or ended[0] > best.last):
                    best = Match(first, ended[0], below.phrase, (*marked, *ended[1]))
            elif isinstance(below, dict):
                ways.append((below, at + 1, marked))
    return best


def _end_of(leaf: _Leaf, text: Sequence[str], at: int, keys: _Keys) -> tuple[int, list[int]] | None:
    """The place behind a leaf's last word, and which words have endings; None if it is another."""
    inflected: list[int] = []
    for depth in range(leaf.depth, len(leaf.words)):
        if at == len(text) or leaf.words[depth] not in keys(text[at]):
            return None
        if leaf.words[depth] != text[at]:
            inflected.append(at)
        at += 1
    return at, inflected


def _is_written_so(match: Match, placed: Sequence[Word], text: str) -> bool:
    """Whether capitals allow a match: an ordinary word is not the form of a name."""
    told = (match.first,) if match.phrase.capital else match.inflected
    return not any(text[placed[at].start].islower() for at in told)


def _as_it_is(word: str) -> tuple[str, ...]:
    return (word,)


def _stems_of(word: str) -> Iterator[str]:
    """The stems that a word may be a form of, itself first."""
    for bare in _bare(word):
        yield bare
        for length in range(len(bare) - 1, max(len(bare) - _LONGEST_ENDING, 3) - 1, -1):
            if len(bare) - length <= _ENDINGS.get(length, _LONGEST_ENDING):
                yield bare[:length]


def _bare(word: str) -> Iterator[str]:
    """A word, and what it is without what Arabic and Hebrew write before it."""
    yield word
    if not word.isascii():
        for length in range(1, min(_LONGEST_ATTACHED, len(word) - _SHORTEST_BARE) + 1):
            if word[:length] in _ATTACHED:
                yield word[length:]
        before, found, name = word.partition(_FOR_THE)
        if found and before in ("", "و", "ف"):
            yield _THE + name


def _stem(word: str) -> str:
    """A word without the vowel that other cases have another ending for."""
    return _VOWEL.sub("", word) if len(word) > 3 else word
