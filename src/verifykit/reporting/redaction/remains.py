"""What remains of private items in a redacted case, and rewriting every text that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from attrs import evolve, fields, has

from verifykit.model.amendment import KEPT_UNDER, Amendment
from verifykit.model.case import Case
from verifykit.model.document import Correction, Derivation, Document, Retraction
from verifykit.model.edit import Fix
from verifykit.model.evidence import Evidence, Judgement
from verifykit.model.extensions import Extensions, freeze_extensions, thaw_extensions
from verifykit.model.fit import Fit, Promise
from verifykit.model.page import Page
from verifykit.model.proposal import Proposal
from verifykit.model.section import Section
from verifykit.model.source import Source
from verifykit.model.time import span_of
from verifykit.model.waiver import Waiver
from verifykit.parts import part
from verifykit.privacy import Private
from verifykit.reporting.redaction.plugin_words import LEFT_OUT

T = TypeVar("T")
_TOLD = ("id", "claim", "stance", "target", "document", "source", "attributed_to")
"""What is told of an item that was left out: whose word it was entered as, and which way."""
_EXTENSIONS = ("extensions", "header_extensions")
"""Fields that hold JSON text."""


@part(kw_only=True)
class Remains:
    """A case, what is private of it, and the stand-ins that private ids get in the end."""

    case: Case
    private: Private
    names: Mapping[str, str]

    def case_without(self) -> Case:
        """Return the case, with its ids, without all that private items do not need."""
        return evolve(
            self.case,
            sources=tuple(map(self._source, self.case.sources)),
            documents=tuple(map(self._document, self.case.documents)),
            evidence=tuple(map(self._evidence, self.case.evidence)),
            extensions=self._extensions(),
            folder=None,
        )

    def _source(self, source: Source) -> Source:
        if source.id not in self.private.sources:
            return source
        return Source(
            id=source.id,
            name=f"a source left out ({self._number(source.id)})",
            reliability=source.reliability,
            owner=source.owner,
            anonymous=source.anonymous,
            people=source.people,
        )

    def _document(self, document: Document) -> Document:
        if document.id not in self.private.documents:
            return document
        return Document(
            id=document.id,
            source=document.source,
            title=f"a document left out ({self._number(document.id)})",
            consulted=document.consulted,
            known_through=document.known_through,
            derived_from=_bare(document.derived_from),
            retracted=self._taken_back(document.retracted),
            corrected=tuple(
                Correction(items=one.items) for one in document.corrected if self._is_past(one.on)
            ),
        )

    def _evidence(self, evidence: Evidence) -> Evidence:
        if evidence.id not in self.private.evidence:
            return evidence
        return evolve(
            evidence,
            derived_from=_bare(evidence.derived_from),
            when=self.case.date(evidence) if self._is_on_both_sides(evidence) else None,
            withdrawn=self._taken_back(evidence.withdrawn),
            strength=evidence.strength and Judgement(factor=evidence.strength.factor),
            quote=None,
            notes=None,
            extensions=(),
        )

    def _extensions(self) -> Extensions:
        """The `x-…` keys; of accepted proposals, what `_record` leaves."""
        if not self.case.amendments:
            return self.case.extensions
        kept = thaw_extensions(self.case.extensions)
        return freeze_extensions({**kept, KEPT_UNDER: [*map(self._record, self.case.amendments)]})

    def _record(self, amendment: Amendment) -> dict[str, Any]:
        """What may be told of a proposal that was written into the case.

        Who accepted it is nobody's business but the desk's. A plug-in may quote captures, so where
        anything is private its words go; and so does what was left out, if that is private itself.
        """
        if self.private.ids:
            amendment = evolve(amendment, id=amendment.plugin, edit=LEFT_OUT, reason=LEFT_OUT)
        record = evolve(amendment, by="").record()
        item = amendment.item
        if item is not None:
            hidden = item.id in self.private.evidence
            names = ("id", "claim") if hidden else _TOLD
            record["was"] = {name: getattr(item, name) for name in names if getattr(item, name)}
        return record

    def _taken_back(self, back: Retraction | None) -> Retraction | None:
        """That it was taken back by the day of the case; the day would tell which document."""
        return None if back is None or not self._is_past(back.on) else Retraction()

    def _is_past(self, date: str | None) -> bool:
        return not span_of(self.case.as_of).before(span_of(date))

    def _is_on_both_sides(self, evidence: Evidence) -> bool:
        """Whether its speaker says the contrary, too: then the later word counts."""
        return len(self._stances[self._said(evidence)]) > 1

    def _said(self, evidence: Evidence) -> tuple[str, str | None]:
        return evidence.claim, self.case.speaker(evidence)

    @cached_property
    def _stances(self) -> Mapping[tuple[str, str | None], set[str]]:
        found: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
        for item in self.case.evidence:
            if item.stance in ("supports", "refutes"):
                found[self._said(item)].add(item.stance)
        return found

    def _number(self, name: str) -> str:
        return self.names[name].rpartition("-")[2]


def _bare(derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    return tuple(Derivation(one.parent, one.how) for one in derivations)


def rewrite(value: T, change: Callable[[str], str]) -> T:
    """Return a value in which `change` has been applied to every text, at any depth.

    Words of a fixed vocabulary (fields that are typed as a Literal, such as a stance) stay.
    """
    rewritten: T = _rewrite(value, type(value), change)
    return rewritten


def _rewrite(value: Any, hint: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if value in _vocabulary(hint) else change(value)
    if isinstance(value, tuple):
        return tuple(
            _rewrite(one, part, change)
            for one, part in zip(value, _parts(hint, len(value)), strict=True)
        )
    if not has(type(value)):
        return value
    hints = _hints(value.__class__)
    return evolve(
        value,
        **{
            one.alias or one.name: _rewrite(getattr(value, one.name), hints[one.name], change)
            if one.name not in _EXTENSIONS
            else _rewrite_extensions(getattr(value, one.name), change)
            for one in fields(type(value))
            if one.init
        },
    )


def _rewrite_extensions(extensions: Extensions, change: Callable[[str], str]) -> Extensions:
    """What is in JSON text is changed inside of it, so that it stays JSON."""
    if not extensions:
        return extensions
    return freeze_extensions(_rewrite_json(thaw_extensions(extensions), change))


def _rewrite_json(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {change(key): _rewrite_json(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_rewrite_json(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


_NAMED_LATE = {
    one.__name__: one for one in (Amendment, Fit, Fix, Page, Promise, Proposal, Section, Waiver)
}
"""Classes that modules name in their types and import only where they are needed."""


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=_NAMED_LATE)


@cache
def _vocabulary(hint: Any) -> frozenset[str]:
    if get_origin(hint) is Literal:
        return frozenset(get_args(hint))
    if get_origin(hint) in (tuple, None):
        return frozenset()
    return frozenset().union(*map(_vocabulary, get_args(hint)))


@cache
def _parts(hint: Any, length: int) -> tuple[Any, ...]:
    """Return the types of the parts of a tuple: those of the tuple type among several."""
    if get_origin(hint) is not tuple:
        of_tuples = [one for one in get_args(hint) if get_origin(one) is tuple]
        return _parts(of_tuples[0], length) if of_tuples else (None,) * length
    arguments = get_args(hint)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return (arguments[0],) * length
    return arguments
