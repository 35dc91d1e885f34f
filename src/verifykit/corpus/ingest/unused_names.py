"""What was given and names nothing in the corpus: a misspelt name, the file of another corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
from attrs import frozen

from verifykit.corpus.ingest.columns import text_column
from verifykit.corpus.ingest.declarations import Declarations
from verifykit.corpus.ingest.rows import VALUE_NAMES, Rows
from verifykit.corpus.options import Options
from verifykit.model.profile import Profile
from verifykit.wording import count_text

_MOST_EXAMPLES = 3


@frozen(kw_only=True)
class UnusedName:
    """Names that were given and occur nowhere in the corpus; as text, a sentence that says so."""

    given: str
    """By which option, as the command line calls it: `value`, `grades`, `derivations`, `profile`,
    `hierarchy`."""
    noun: str
    """What is named: `predicate`, `source` or `value`."""
    count: int
    """How many of the names occur nowhere."""
    of: int
    """How many names were given."""
    examples: tuple[str, ...]
    """Up to three of those that occur nowhere, the first by name."""

    def __str__(self) -> str:
        named = ", ".join(map(repr, self.examples))
        if self.of == 1:
            return f"--{self.given}: the {self.noun} {named} occurs nowhere in the corpus"
        if self.count > len(self.examples):
            named += ", …"
        given = count_text(self.of, self.noun)
        if self.count == self.of:
            return f"--{self.given}: none of the {given} is in the corpus: {named}"
        occur = "occurs" if self.count == 1 else "occur"
        share = f"{self.count:,} of {given}"
        return f"--{self.given}: {share} {occur} nowhere in the corpus: {named}"


Warn = Callable[[UnusedName], None]
"""Is told what is not used, before anything is learned or scored."""


def unheard(_unused: UnusedName) -> None:
    """Tells nobody."""


def unused_names(
    options: Options, declared: Declarations, profile: Profile | None, rows: Rows
) -> Iterator[UnusedName]:
    """Yield what was given and is not used.

    Predicates, grades and dependences are written for a corpus, so every name of them that occurs
    nowhere is told. A profile and a hierarchy may well know more than one corpus holds: they are
    told where they share no name with it at all.
    """
    sources = frozenset(rows.about.sources)
    read = options.values.keys() - {"*"}
    yield from _absent("value", "predicate", read, frozenset(rows.about.predicates))
    yield from _absent("grades", "source", declared.grades, sources)
    paired = (name for pair in declared.dependences for name in pair)
    yield from _absent("derivations", "source", paired, sources)
    if profile is not None:
        recorded = {record.source for record in profile.records}
        if sources.isdisjoint(recorded):
            yield from _absent("profile", "source", recorded, sources)
    parts = sorted(declared.parents.keys() | frozenset().union(*declared.parents.values()))
    if parts and not rows.any_named(VALUE_NAMES, "value", text_column(pa.array(parts)).hashes()):
        yield from _absent("hierarchy", "value", parts, frozenset())


def _absent(
    given: str, noun: str, names: Iterable[str], present: frozenset[str]
) -> Iterator[UnusedName]:
    every = frozenset(names)
    absent = sorted(every - present)
    if absent:
        yield UnusedName(
            given=given,
            noun=noun,
            count=len(absent),
            of=len(every),
            examples=tuple(absent[:_MOST_EXAMPLES]),
        )
