"""Counting one side of a proposition: any crowd is worth one voice, copies little more than one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import evolve

from verifykit.model.parameters import Parameters
from verifykit.parts import frozen
from verifykit.scoring.worth import Voice, is_vetted

Reading = Literal["counted", "copies", "independent"]
"""Lines of unknown independence counted as usual, as copies of one, or as independent."""


@frozen(eq=False)
class Term:
    """A voice with the part of its worth that counts, in log-odds."""

    voice: Voice
    amount: float


@frozen(eq=False)
class Count:
    """One side of a proposition: what counts of each voice, and their sum in log-odds."""

    terms: tuple[Term, ...] = ()
    total: float = 0.0


NOTHING = Count()


def larger(first: Count, second: Count) -> Count:
    """Return what counts for more."""
    return second if second.total > first.total else first


def count(voices: Iterable[Voice], parameters: Parameters, reading: Reading = "counted") -> Count:
    """Count the voices of one side.

    Established ones count in full; the k-th strongest of the other vetted ones `discount`
    ** (k - 1), of the crowd `crowd` ** (k - 1). Since the vetted ones may repeat the established,
    and the crowd both, a part of the smaller sum is taken off.
    """
    voices = list(voices)
    found = heard(voices)
    if not found:
        return NOTHING
    if len(found) == 1:
        return Count((Term(found[0], found[0].worth),), found[0].worth)
    certain = {voice.line.origin for voice in voices if voice.line.established}
    rest = [voice for voice in found if voice.line.origin not in certain]
    vetted = [voice for voice in rest if is_vetted(voice.line)]
    crowd = [voice for voice in rest if not is_vetted(voice.line)]
    sure = _ranked([voice for voice in found if voice.line.origin in certain], 1.0)
    if reading == "copies":
        return _as_copies(sure, found)
    if reading == "independent":
        unknown = _ranked(vetted, 1.0)
    else:
        unknown = _without_repeats(_ranked(vetted, parameters.discount), sure, parameters)
    masses = _without_repeats(_ranked(crowd, parameters.crowd), sure + unknown, parameters)
    terms = (*sure, *unknown, *masses)
    return Count(terms, _total(terms))


def heard(voices: Iterable[Voice]) -> list[Voice]:
    """Return the voices that are worth something, the strongest first, each origin once.

    Of a window only the strongest is heard, too; an origin known in two ways hangs on neither.
    """
    voices = list(voices)
    if len(voices) < 2:
        return [voice for voice in voices if voice.worth > 0]
    windows: dict[str, set[str | None]] = {}
    for voice in voices:
        windows.setdefault(voice.line.origin, set()).add(voice.line.window)
    spoken: set[tuple[str, str]] = set()
    found = []
    for voice in sorted((one for one in voices if one.worth > 0), key=_order):
        line = voice.line
        names = {("origin", line.origin)}
        if line.window is not None:
            if len(windows[line.origin]) > 1:
                voice = evolve(voice, line=evolve(line, window=None))
            else:
                names.add(("window", line.window))
        if not names & spoken:
            spoken |= names
            found.append(voice)
    return found


def _order(voice: Voice) -> tuple[float, bool, str, tuple[str, ...], str]:
    line = voice.line
    return (-voice.worth, not is_vetted(line), line.origin, line.items, line.claim)


def _ranked(voices: Sequence[Voice], factor: float) -> list[Term]:
    return [Term(voice, voice.worth * factor**rank) for rank, voice in enumerate(voices)]


def _total(terms: Iterable[Term]) -> float:
    return sum(term.amount for term in terms)


def _without_repeats(
    terms: list[Term], earlier: Sequence[Term], parameters: Parameters
) -> list[Term]:
    """What is left of terms that may repeat earlier ones, taken off in proportion."""
    whole = _total(terms)
    off = (1 - parameters.discount) * min(_total(earlier), whole)
    if not off:
        return terms
    return [Term(term.voice, term.amount * (1 - off / whole)) for term in terms]


def _as_copies(established: Sequence[Term], found: Sequence[Voice]) -> Count:
    """The established ones, or the one strongest voice where that is more."""
    strongest = Term(found[0], found[0].worth)
    total = _total(established)
    if total >= strongest.amount:
        return Count(tuple(established), total)
    return Count((strongest,), strongest.amount)
