"""Generates texts as newsrooms would write them, and copies of them as newsrooms would edit them.

The words are made of syllables and follow Zipf's law, with a stock of function words and of phrases
that everybody uses. Independent texts about one event share its names and may quote the same
statements; copies are cut, reworded, reordered and added to.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from attrs import frozen

_SYLLABLES = (
    "ba",
    "ro",
    "ten",
    "li",
    "ma",
    "sur",
    "ke",
    "do",
    "vin",
    "pa",
    "ler",
    "ti",
    "gor",
    "na",
)
_FUNCTION = (
    "the",
    "a",
    "of",
    "to",
    "in",
    "and",
    "that",
    "for",
    "on",
    "with",
    "was",
    "by",
    "it",
    "as",
)
_PHRASES = [
    phrase.split()
    for phrase in (
        "according to the",
        "at the end of the",
        "for the first time",
        "told reporters on",
        "in the course of the week",
        "a spokesperson for the",
        "as well as the",
        "on the other hand",
    )
]
Sentence = list[str]
Story = list[Sentence]


@frozen
class Collection:
    """Texts with the pairs that are copies: `direct` of each other, or of one `family`."""

    texts: list[str]
    direct: set[tuple[int, int]]
    families: list[int]

    def are_family(self, first: int, second: int) -> bool:
        return self.families[first] == self.families[second]


class Newsroom:
    def __init__(self, seed: int, vocabulary: int = 20_000) -> None:
        self.rng = random.Random(seed)
        self.words = sorted({self._word() for _ in range(vocabulary)})
        self.rng.shuffle(self.words)
        self.weights = list(accumulate(1 / rank for rank in range(3, len(self.words) + 3)))

    def _word(self) -> str:
        return "".join(self.rng.choices(_SYLLABLES, k=self.rng.choice((2, 2, 3, 3, 4))))

    def choose(self, count: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self) -> Sentence:
        words = self.choose(self.rng.randint(7, 16))
        words = [
            part
            for word in words
            for part in ([self.rng.choice(_FUNCTION), word] if self.rng.random() < 0.4 else [word])
        ]
        if self.rng.random() < 0.4:
            words[self.rng.randrange(len(words)) : 0] = self.rng.choice(_PHRASES)
        return words

    def story(self, length: int, names: list[Sentence], said: list[Sentence]) -> Story:
        sentences: Story = []
        while sum(map(len, sentences)) < length:
            sentence = self.sentence()
            if self.rng.random() < 0.5:
                sentence[1:1] = self.rng.choice(names)
            sentences.append(sentence)
        for quotation in self.rng.sample(said, min(len(said), 2)):
            sentences.insert(self.rng.randrange(len(sentences)), quotation)
        return sentences

    def edited(self, story: Story) -> Story:
        """A copy: perhaps cut, reworded word by word, reordered, with sentences of its own."""
        rng = self.rng
        kept = story[: max(4, round(len(story) * rng.uniform(0.3, 1.0)))]
        rate = rng.uniform(0.0, 0.3)
        copy = [
            [self.choose(1)[0] if rng.random() < rate else word for word in sentence]
            for sentence in kept
        ]
        if rng.random() < 0.3:
            at = rng.randrange(len(copy) - 1)
            copy[at], copy[at + 1] = copy[at + 1], copy[at]
        for _ in range(round(len(copy) * rng.choice((0, 0.2, 0.6, 1.5)))):
            copy.insert(rng.randrange(len(copy)), self.sentence())
        return copy


def collection(seed: int, size: int, words: int = 300) -> Collection:
    """About `size` texts: events with one to three independent stories, of which some are copied.

    The stories come before their copies, as they do by date.
    """
    room = Newsroom(seed)
    rng = room.rng
    stories: list[Story] = []
    families: list[int] = []
    direct: set[tuple[int, int]] = set()
    while len(stories) < size:
        names = [room.choose(rng.randint(2, 3)) for _ in range(4)]
        said = [quoted(room.choose(rng.randint(10, 26))) for _ in range(rng.choice((0, 1, 2, 3)))]
        for _ in range(rng.choice((1, 1, 2, 3))):
            family = max(families, default=-1) + 1
            members = [len(stories)]
            stories.append(room.story(rng.randint(words // 2, words * 3 // 2), names, said))
            families.append(family)
            for _ in range(rng.choice((0, 0, 0, 1, 1, 3))):
                parent = rng.choice(members)
                direct.add((parent, len(stories)))
                members.append(len(stories))
                stories.append(room.edited(stories[parent]))
                families.append(family)
    return Collection([text_of(story) for story in stories], direct, families)


def quoted(words: Sentence) -> Sentence:
    return [f"“{words[0]}", *words[1:-1], f"{words[-1]}”"]


def text_of(story: Story) -> str:
    return " ".join(_sentences(story))


def _sentences(story: Story) -> Iterator[str]:
    for sentence in story:
        text = " ".join(sentence)
        yield f"{text[0].upper()}{text[1:]}."
