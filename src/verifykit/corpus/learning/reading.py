"""A reading of a family's conflict sets: which of the values it takes for true, in the store.

Each round leaves a new version and reads the one before, so a step that runs again, on another
worker or after the others have gone on, finds what it found the first time.
"""

from __future__ import annotations

from attrs import evolve, frozen

from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.rounds import BlockState, Credit, Voices


@frozen(kw_only=True)
class Reading:
    """Where the store keeps a reading: the credit of claims and the voices of statements."""

    family: str
    """The key of the family."""
    name: str = "first"
    version: int = 0
    """How many times credit was estimated."""
    heard: int = 0
    """The version with which the voices were estimated last."""

    @classmethod
    def of(cls, family: Family, name: str = "first") -> Reading:
        """Return the first version of a reading of this family."""
        return cls(family=family.key, name=name)

    def next(self, *, heard: bool) -> Reading:
        """Return the next version, with new voices if `heard`."""
        version = self.version + 1
        return evolve(self, version=version, heard=version if heard else self.heard)

    @property
    def credit(self) -> str:
        """The kind of its credit."""
        return f"{kinds.CREDIT}{self.family}-{self.name}-{self.version}"

    @property
    def voices(self) -> str:
        """The kind of its voices."""
        return f"{kinds.VOICE}{self.family}-{self.name}-{self.heard}"

    def spent(self, after: Reading) -> tuple[str, ...]:
        """Return the kinds that nobody needs once `after` is whole."""
        before = (self.credit, self.voices)
        return tuple(kind for kind in before if kind not in (after.credit, after.voices))

    def load(self, store: Store, number: int) -> BlockState:
        """Return its state of a block."""
        voices = store.load(self.voices, number, Voices)
        credit = store.load(self.credit, number, Credit)
        return BlockState(voice=voices.voice, voice_against=voices.against, credit=credit.credit)

    def save(self, store: Store, number: int, state: BlockState) -> None:
        """Keep its state of a block: the credit, and the voices if they belong to this version."""
        store.save(self.credit, number, Credit(credit=state.credit))
        if self.heard == self.version:
            voices = Voices(voice=state.voice, against=state.voice_against)
            store.save(self.voices, number, voices)
