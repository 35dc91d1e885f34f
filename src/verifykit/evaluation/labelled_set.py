"""Any set of (claim, source, document, stance, verdict) in a table, as a case and its gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self, get_args

from attrs import evolve, field, frozen

from verifykit.config.toml import parse_toml, read_text
from verifykit.errors import ConfigError, InputError
from verifykit.evaluation.gold.rows import read_rows
from verifykit.evaluation.gold.table import ROLES, gold_of_rows
from verifykit.evaluation.labels import Gold
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation, Document
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.source import Source, SourceKind
from verifykit.ratings import RatingTable, built_in
from verifykit.tables.roles import Columns
from verifykit.tables.rows import Row

STANCES: tuple[Stance, ...] = get_args(Stance)
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
LEFT_OUT = "none"
"""What a stance's word is mapped to if such rows are no evidence."""


@frozen(kw_only=True)
class SetMapping:
    """How the columns and words of a table are to be read.

    `stances` maps the table's words to stances, or to "none" for rows that are no evidence.
    `prefix` is taken off the front of a claim, `kind` is what all of the sources are.
    """

    columns: Columns = field(factory=lambda: Columns({}))
    stances: Mapping[str, str] = field(factory=dict)
    prefix: str = ""
    kind: SourceKind | None = None

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the mapping in a TOML file; raise ConfigError if it is none."""
        data = parse_toml(read_text(path), path)
        unknown = data.keys() - {"columns", "stances", "prefix", "kind"}
        if unknown:
            raise ConfigError(f"{path}: there is no {sorted(unknown)[0]!r} in a mapping of columns")
        columns = _words(data.get("columns", {}), f"{path}: columns", ROLES, keys=True)
        stances = _words(data.get("stances", {}), f"{path}: stances", (*STANCES, LEFT_OUT))
        prefix = data.get("prefix", "")
        if not isinstance(prefix, str):
            raise ConfigError(f"{path}: prefix must be text")
        kind = next((kind for kind in KINDS if kind == data.get("kind")), None)
        if kind is None and "kind" in data:
            raise ConfigError(f"{path}: kind must be one of {', '.join(KINDS)}")
        return cls(columns=Columns(columns), stances=stances, prefix=prefix, kind=kind)

    def with_columns(self, columns: Columns) -> Self:
        """Return the mapping with further names of columns, which go first."""
        return evolve(self, columns=Columns({**self.columns.headers, **columns.headers}))

    def stance(self, word: str) -> Stance | None:
        """Return a stance for the table's word, None for no evidence; KeyError if unknown."""
        name = self.stances.get(word, word)
        if name == LEFT_OUT:
            return None
        for stance in STANCES:
            if stance == name:
                return stance
        raise KeyError(word)


@frozen
class LabelledSet:
    """A case made of a table, and the gold labels of its claims."""

    case: Case
    gold: tuple[Gold, ...]


def read_labelled_set(
    path: Path, mapping: SetMapping | None = None, ratings: RatingTable | None = None
) -> LabelledSet:
    """Return the case and the gold of a table with one row per article about a claim.

    Columns: `claim` (rows with equal text are about one claim) and `stance` are needed. Without
    `document` every row is a document of its own; without `source` every document is a source of
    its own, so one article counts as one origin; `derived_from` names documents, separated by
    semicolons. Without `verdict` there is no gold. Raise InputError with file and line.
    """
    mapping = mapping or SetMapping()
    rows = read_rows(path)
    if not rows:
        raise InputError(f"{path}: there are no rows")
    for role in ("claim", "stance"):
        mapping.columns.require(rows, path, role)
    table = _Table(mapping, path)
    claims = [table.claim(row) for row in rows]
    case = table.case(rows, claims)
    gold: list[Gold] = []
    if mapping.columns.has(rows, "verdict"):
        keyed = [
            Row({**row.values, mapping.columns.header("claim"): claim}, row.place)
            for row, claim in zip(rows, claims, strict=True)
        ]
        gold = gold_of_rows(keyed, path, mapping.columns, ratings or built_in())
    return LabelledSet(case, tuple(gold))


@frozen
class _Table:
    """Makes a case of rows. Only sources keep their names as ids: the lists share them."""

    mapping: SetMapping
    path: Path

    def claim(self, row: Row) -> str:
        text = self.mapping.columns.value(row, "claim")
        if text is None:
            raise InputError(f"{row.place}: the row names no claim")
        return text.removeprefix(self.mapping.prefix).strip()

    def case(self, rows: Sequence[Row], claims: Sequence[str]) -> Case:
        documents: dict[str, Document] = {}
        sources: dict[str, Source] = {}
        evidence: dict[tuple[str, str, Stance], Evidence] = {}
        for number, (row, claim, stance) in enumerate(
            zip(rows, claims, self._stances(rows), strict=True)
        ):
            if stance is None:
                continue
            document = self._document(row, number)
            documents.setdefault(document.id, document)
            name = document.source
            sources.setdefault(name, Source(id=name, name=name, kind=self.mapping.kind))
            evidence.setdefault(
                (claim, document.id, stance),
                Evidence(id=f"e:{number}", claim=claim, stance=stance, document=document.id),
            )
        return Case(
            id=self.path.name.split(".")[0],
            claims=tuple(Claim(id=claim, text=claim) for claim in dict.fromkeys(claims)),
            sources=tuple(sources.values()),
            documents=tuple(documents.values()),
            evidence=tuple(evidence.values()),
        )

    def _stances(self, rows: Iterable[Row]) -> list[Stance | None]:
        found: list[Stance | None] = []
        unknown: dict[str, str] = {}
        for row in rows:
            word = self.mapping.columns.value(row, "stance") or ""
            try:
                found.append(self.mapping.stance(word))
            except KeyError:
                unknown.setdefault(word, row.place)
        if unknown:
            words = "; ".join(f"{word!r} ({place})" for word, place in sorted(unknown.items()))
            raise InputError(
                f"stances that nothing explains: {words}. Map each to one of "
                f"{', '.join((*STANCES, LEFT_OUT))} under [stances] of a TOML file: --mapping FILE"
            )
        return found

    def _document(self, row: Row, number: int) -> Document:
        columns = self.mapping.columns
        name = columns.value(row, "document") or f"row {number + 1}"
        parents = (columns.value(row, "derived_from") or "").split(";")
        return Document(
            id=f"d:{name}",
            source=columns.value(row, "source") or name,
            title=columns.value(row, "title"),
            derived_from=tuple(Derivation(f"d:{one.strip()}") for one in parents if one.strip()),
        )


def _words(table: Any, where: str, known: Sequence[str], *, keys: bool = False) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ConfigError(f"{where} must be a table of words")
    for word in table if keys else table.values():
        if word not in known:
            raise ConfigError(f"{where}: {word!r} is not one of {', '.join(known)}")
    return table
