"""Why a value is taken for true: who states it and its rivals, and what each source is worth."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from attrs import frozen


@frozen(kw_only=True)
class SourceLine:
    """A source that states a value, and what was learned of it."""

    name: str
    stated: str
    """The value as the source wrote it."""
    refutes: bool
    earlier: bool = False
    """Whether the source said something else of it later: that counts, and this does not."""
    cites: str = ""
    """Whom it names as having it from, between semicolons."""
    reliability: float
    """In [0, 1]."""
    depends_on: str | None
    """The source it is least independent of, if by one half or more; either may copy."""
    dependence: float | None


@frozen(kw_only=True)
class ValueLine:
    """A value of a conflict set."""

    value: str
    score: float
    rank: int
    verdict: str
    confidence: str
    documents: int
    origins: tuple[int, int]
    """Independent origins: at the least, and at the most."""
    sources: tuple[SourceLine, ...]


@frozen(kw_only=True)
class Explanation:
    """What is stated of one thing, value by value, the likeliest first."""

    subject: str
    predicate: str
    scope: tuple[tuple[str, str], ...]
    values: tuple[ValueLine, ...]

    def __str__(self) -> str:
        about = [self.subject, self.predicate, *(f"{name} {text}" for name, text in self.scope)]
        lines = [", ".join(filter(None, about))]
        for value in self.values:
            lines.append(f"  {_headline(value)}")
            lines += [f"    {_source_text(source)}" for source in value.sources]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        about = escape(", ".join(filter(None, (self.subject, self.predicate))))
        rows = [
            "".join(
                f"<td>{escape(cell)}</td>"
                for cell in (value.value, f"{value.score:.3f}", value.verdict, _origins(value),
                             "; ".join(map(_source_text, value.sources)))
            )
            for value in self.values
        ]  # fmt: skip
        head = "".join(f"<th>{name}</th>" for name in _HEADER)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><caption>{about}</caption><tr>{head}</tr>{body}</table>"


_HEADER: Sequence[str] = ("value", "score", "verdict", "origins", "who says what")


def _headline(value: ValueLine) -> str:
    return (
        f"{value.value}: {value.score:.3f}, {value.verdict} (confidence {value.confidence}); "
        f"origins {_origins(value)} of {value.documents} published"
    )


def _origins(value: ValueLine) -> str:
    low, high = value.origins
    return str(low) if low == high else f"{low} to {high}"


def _source_text(source: SourceLine) -> str:
    now, before = ("refutes", "refuted") if source.refutes else ("says", "said")
    text = f"{source.name} ({source.reliability:.2f}) "
    text += f"{before if source.earlier else now} {source.stated}"
    if source.earlier:
        return f"{text} before, which does not count: it said something else later"
    if source.cites:
        text += f"; names as its source: {source.cites}"
    if source.depends_on is not None and source.dependence is not None:
        # Which of the two has it from the other is not learned, so it is told of neither.
        text += f"; not independent of {source.depends_on} ({source.dependence:.2f})"
    return text
