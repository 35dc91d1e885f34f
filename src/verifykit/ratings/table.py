"""From the many words of fact-checkers to gold labels, by a table that users can extend."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Self, cast

from attrs import evolve

from verifykit.config.toml import parse_toml, read_text
from verifykit.errors import ConfigError
from verifykit.parts import frozen

Label = Literal["true", "false", "unknown"]
LABELS: tuple[Label, ...] = ("true", "false", "unknown")
"""In the order of every array with one column per label; `unknown` was never settled."""

UNRATED = "unrated"
"""The table's entry for words that are no rating; `None` where a label is expected."""

_NAMES = (*LABELS, UNRATED)
_SEPARATORS = re.compile(r"[\W_]+")


@frozen
class RatingTable:
    """Rating words, normalised, and the label of each; None for words that are no rating."""

    words: Mapping[str, Label | None]

    @classmethod
    def of(cls, entries: Mapping[str, Iterable[str]]) -> Self:
        """Return the table of lists of words under `true`, `false`, `unknown`, `unrated`."""
        return cls(
            {
                normalised(word): None if name == UNRATED else cast("Label", name)
                for name, words in entries.items()
                for word in words
            }
        )

    def extended(self, other: RatingTable) -> RatingTable:
        """Return a table in which the words of another one go first."""
        return evolve(self, words={**self.words, **other.words})

    def knows(self, word: str) -> bool:
        """Return whether the table has the word, as a label or as no rating."""
        return normalised(word) in self.words

    def label(self, word: str) -> Label | None:
        """Return the label of a word, None if it is no rating; raise KeyError if unknown."""
        return self.words[normalised(word)]


def normalised(word: str) -> str:
    """Return a word without case, accents, punctuation and surplus space."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _SEPARATORS.sub(" ", letters).strip()


@cache
def built_in() -> RatingTable:
    """Return the table that comes with verifykit."""
    source = files("verifykit.ratings") / "ratings.toml"
    return RatingTable.of(
        parse_toml(source.read_text(encoding="utf-8"), Path("ratings.toml")),
    )


def read_ratings(path: Path) -> RatingTable:
    """Return the built-in table, extended by a TOML file; raise ConfigError if it is no table."""
    entries = parse_toml(read_text(path), path)
    for name, words in entries.items():
        if name not in _NAMES:
            raise ConfigError(f"{path}: {name!r} is not one of {', '.join(_NAMES)}")
        if not _are_words(words):
            raise ConfigError(f"{path}: {name} must be a list of words")
    _refuse_contradictions(entries, path)
    return built_in().extended(RatingTable.of(entries))


def _refuse_contradictions(entries: Mapping[str, Iterable[str]], path: Path) -> None:
    meant: dict[str, str] = {}
    for name, words in entries.items():
        for word in words:
            other = meant.setdefault(normalised(word), name)
            if other != name:
                raise ConfigError(f"{path}: {word!r} is under {other} and under {name}")


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
