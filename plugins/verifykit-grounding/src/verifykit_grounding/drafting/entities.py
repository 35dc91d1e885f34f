"""The things that a text names and that are no sources: people, places, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from verifykit_grounding.drafting.cast import Cast, name_key
from verifykit_grounding.drafting.names import Name, kind_of_entity, name_runs, plain_name
from verifykit_grounding.drafting.words import Word, words_of
from verifykit_grounding.vocabulary import voices
from verifykit_grounding.vocabulary.lands import is_demonym, territories


@frozen
class Names:
    """The names of a text. `inside` are words of names inside of sentences, where a capital tells.

    `runs` are the names as they are to be listed, in the order of the text; `articled` those that
    have "the" before them, as no person's name alone does.
    """

    inside: frozenset[str] = frozenset()
    runs: tuple[str, ...] = ()
    articled: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sentences: Sequence[str]) -> Names:
        """Return the names of sentences."""
        found = [(tokens, list(name_runs(tokens))) for tokens in map(words_of, sentences)]
        inside = {
            part
            for tokens, runs in found
            for run in runs
            if not _begins(tokens, run)
            for part in (run.text, *run.text.split())
        }
        kept = [_kept(tokens, run, inside) for tokens, runs in found for run in runs]
        articled = {
            run.text
            for tokens, runs in found
            for run in runs
            if run.first and tokens[run.first - 1].key == "the"
        }
        listed = tuple(dict.fromkeys(name for name in kept if name))
        return cls(frozenset(inside), listed, frozenset(articled))

    def entities(self, cast: Cast) -> Iterator[dict[str, Any]]:
        """Yield the entities that are no sources, as a case file would say them."""
        sources = [name_key(one) for held in cast.sources for one in (held.name, *held.aliases)]
        for name in self.runs:
            if any(f" {source} " in f" {name_key(name)} " for source in sources):
                continue
            # "Keita" is no other one than "Ibrahim Keita", who is there already.
            longer = any(name != one and name in one.split() for one in self.runs)
            if longer and name.lower() not in territories():
                continue
            kind = kind_of_entity(name)
            if kind == "person" and name in self.articled:
                kind = "other"
            yield {"id": cast.ids.of("entity", name), "kind": kind, "name": name}


def _begins(tokens: Sequence[Word], run: Name) -> bool:
    """Whether a name stands where any word has a capital: at the beginning, or of a quotation."""
    return run.first == 0 or tokens[run.first - 1].quote


def _kept(tokens: Sequence[Word], run: Name, inside: set[str]) -> str | None:
    """The name of a run as it is to be listed; None for what is none."""
    parts = run.text.split()
    if _begins(tokens, run) and len(parts) == 1 and parts[0] not in inside:
        parts = [part for part in parts if part.lower() in territories()]
    while parts and _describes(parts[0]) and " ".join(parts).lower() not in territories():
        parts = parts[1:]
    name = plain_name(" ".join(parts)) if parts else ""
    lowered = name.lower()
    if len(name) < 2 or (is_demonym(name) and lowered not in territories()):
        return None
    described = voices.TITLES | voices.ROLES | voices.PORTFOLIOS
    return None if not lowered or lowered.split()[-1] in described else name


def _describes(word: str) -> bool:
    """Whether a word says what somebody is or where they are from, before a name."""
    key = word.lower().rstrip(".")
    return key in voices.TITLES or key in voices.PORTFOLIOS or is_demonym(word) or key == "west"
