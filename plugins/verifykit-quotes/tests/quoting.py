"""Makes honest and tampered quotes of the sentences of a text, as careless and dishonest people do.

Independent of what the plug-in knows: what counts as a number, a name or a negation is found here
by plain means, so that the two cannot be wrong in the same way.
"""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

NEGATIONS = {
    "en": {
        "did not": "did",
        "will not": "will",
        "could not": "could",
        "never": "",
        "Nobody was": "He was",
        "no complaint": "a complaint",
        "without": "with",
    },
    "fr": {
        "n'a pas": "a",
        "ne pouvait pas": "pouvait",
        "n'a jamais": "a",
        "Personne n'a": "Il a",
        "sans": "avec",
    },
    "de": {"nicht ": "", "nie ": "", "Kein ": "Ein ", "nichts": "alles", "ohne": "mit"},
    "es": {
        "no quiso": "quiso",
        "nunca ": "",
        "Ningún": "Un",
        "no pagará sin": "pagará con",
        "que nadie": "que",
    },
    "fi": {
        "ei halunnut": "halusi",
        "ei tarkastettu": "tarkastettiin",
        "ei loukkaantunut": "loukkaantui",
        "ei maksa": "maksaa",
        "ilman ": "",
        "ei vastusta": "vastustaa",
    },
}
NUMBER_WORDS = {
    "en": {"two": "four", "thirty": "fifty", "eleven": "seven", "three": "five"},
    "fr": {"huit": "dix", "trois": "cinq"},
    "de": {"sechs": "acht", "neunzehn": "neunundzwanzig"},
    "es": {"nueve": "doce"},
    "fi": {"seitsemän": "kaksikymmentä"},
}
OTHER_NAMES = {
    "en": ("Marlow", "Dennering", "Ruthwick"),
    "fr": ("Beaulac", "Chambrelle", "Dorival"),
    "de": ("Lindau", "Petersen", "Grauwald"),
    "es": ("Zamudio", "Larrea", "Torrebruna"),
    "fi": ("Koskela", "Vuorenpää", "Saarimaa"),
}
FUNCTION_WORDS = {"en": "the", "fr": "la", "de": "die", "es": "el", "fi": "ja"}
Rng = random.Random

_INSIDE_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b|mill|miljoon|percent|%)")
"""The space inside of "1 200", "3.4 million", "35 %": whoever cuts there changes the number."""


@frozen
class Text:
    """A page in one language, a sentence to a line, written for these tests."""

    language: str
    page: str

    @classmethod
    def read(cls, language: str) -> "Text":
        path = Path(__file__).parent / "texts" / f"{language}.txt"
        return cls(language, path.read_text(encoding="utf-8"))

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self.page.splitlines())


@frozen
class Quotation:
    kind: str
    sentence: str
    quote: str


TEXTS = tuple(map(Text.read, ("en", "fr", "de", "es", "fi")))


def honest(text: Text, rng: Rng) -> Iterator[Quotation]:
    makers: dict[str, Callable[[str, Text, Rng], str]] = {
        "verbatim": lambda sentence, _, __: sentence,
        "typos": typos,
        "typography": typography,
        "ellipsis": ellipsis,
        "brackets": brackets,
        "dropped words": dropped_words,
        "part": part,
    }
    for sentence in text.sentences:
        for kind, make in makers.items():
            yield Quotation(kind, sentence, make(sentence, text, rng))


def tampered(text: Text, rng: Rng) -> Iterator[Quotation]:
    for sentence in text.sentences:
        for kind, quotes in (
            ("number", numbers(sentence, text, rng)),
            ("negation", negations(sentence, text)),
            ("name", names(sentence, text, rng)),
        ):
            for quote in quotes:
                yield Quotation(kind, sentence, quote)
                yield Quotation(f"{kind}, with typos", sentence, typos(quote, text, rng))


def typos(sentence: str, text: Text, rng: Rng) -> str:
    """Two words in which a letter is missing, doubled, wrong, or has changed places."""
    words = words_of(sentence)
    protected = {word for phrase in NEGATIONS[text.language] for word in phrase.split()}
    protected |= set(NUMBER_WORDS[text.language]) | set(NUMBER_WORDS[text.language].values())
    able = [
        index
        for index, word in enumerate(words)
        if len(word) > 4 and word.isalpha() and word not in protected
    ]
    for index in rng.sample(able, 2):
        words[index] = _mistyped(words[index], rng)
    return " ".join(words)


def _mistyped(word: str, rng: Rng) -> str:
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + rng.choice("etaoinshr") + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def typography(sentence: str, text: Text, rng: Rng) -> str:
    curly = sentence.replace("'", "’").replace(" - ", " – ").replace(" ", "\u00a0", 1)
    return f"“{curly.rstrip('.')}”"


def ellipsis(sentence: str, text: Text, rng: Rng) -> str:
    """Leaves out some words in the middle that hide nothing."""
    words = words_of(sentence)
    negative = {word for phrase in NEGATIONS[text.language] for word in phrase.split()}
    gaps = [
        (start, start + length)
        for length in (2, 3, 4)
        for start in range(3, len(words) - 3 - length)
        if not negative & set(words[start : start + length])
    ]
    start, end = rng.choice(gaps)
    mark = rng.choice(("…", "...", "[...]", "(…)", "[…]"))
    return " ".join([*words[:start], mark, *words[end:]])


def brackets(sentence: str, text: Text, rng: Rng) -> str:
    """An editor's words: who is meant, in the place of a function word, or "[sic]" beside."""
    words = words_of(sentence)
    if FUNCTION_WORDS[text.language] in words:
        words[words.index(FUNCTION_WORDS[text.language])] = f"[{OTHER_NAMES[text.language][0]}]"
    else:
        words.insert(rng.randrange(2, len(words) - 1), "[sic]")
    first = words[0]
    return " ".join([f"[{first[0].lower()}]{first[1:]}", *words[1:]])


def dropped_words(sentence: str, text: Text, rng: Rng) -> str:
    """A plain word in lower case is missing: no number, no name, no negation."""
    words = words_of(sentence)
    heavy = {word for phrase in NEGATIONS[text.language] for word in phrase.split()}
    heavy |= set(NUMBER_WORDS[text.language])
    able = [
        i
        for i, word in enumerate(words)
        if i and word.isalpha() and word.islower() and word not in heavy
    ]
    del words[rng.choice(able)]
    return " ".join(words)


def part(sentence: str, text: Text, rng: Rng) -> str:
    """Half of the sentence, cut so that nothing negative is cut off at its edges."""
    words = words_of(sentence)
    length = len(words) // 2
    begins_negative = any(phrase in " ".join(words[:3]) for phrase in NEGATIONS[text.language])
    start = len(words) - length if begins_negative or rng.random() < 0.5 else 2
    return " ".join(words[start : start + length])


def words_of(sentence: str) -> list[str]:
    return _INSIDE_NUMBER.sub("\u00a0", sentence).split(" ")


def numbers(sentence: str, text: Text, rng: Rng) -> Iterator[str]:
    for match in re.finditer(r"\d+", sentence):
        value = str(int(match[0]) + rng.choice((1, 2, 10, -1))).zfill(len(match[0]))
        yield sentence[: match.start()] + value + sentence[match.end() :]
    for word, other in NUMBER_WORDS[text.language].items():
        if re.search(rf"\b{word}\b", sentence):
            yield re.sub(rf"\b{word}\b", other, sentence)


def negations(sentence: str, text: Text) -> Iterator[str]:
    for phrase, other in NEGATIONS[text.language].items():
        if phrase in sentence:
            yield " ".join(sentence.replace(phrase, other).split())


def names(sentence: str, text: Text, rng: Rng) -> Iterator[str]:
    """Another name in the place of a capitalised word inside the sentence (in German any noun)."""
    for match in re.finditer(r"(?<=[a-zäöüéè,] )[A-ZÄÖÜ]\w{3,}", sentence):
        other = rng.choice(OTHER_NAMES[text.language])
        yield sentence[: match.start()] + other + sentence[match.end() :]
