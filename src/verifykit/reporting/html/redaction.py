"""Leaving out what is marked `x-private: true`, without changing any number.

The scores are those of the complete case. Private items keep their place in the reckoning under
a stand-in name; whatever else is known of them is dropped, and every text of the report that
mentions their id, name, title, address or quoted words has these replaced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from verifykit.model.case import Case
from verifykit.model.document import Correction, Derivation, Document, Retraction
from verifykit.model.evidence import Evidence, Judgement
from verifykit.model.source import Source
from verifykit.report import Report
from verifykit.reporting.html.dossier import LeftOut
from verifykit.reporting.html.plugin_words import PluginWords, pointers_of
from verifykit.reporting.html.private_marks import is_private, refuse_unheeded
from verifykit.reporting.html.rewriting import rewrite

_GONE = "[left out]"
_SHORTEST = 2
"""A single letter is replaced only where it is a whole id, not in running text."""
_LIKE = {
    sign: f"[{re.escape(signs)}]" for signs in ("'’‘ʼ`´′", "-‐‑‒–—−", '"“”„«»″') for sign in signs
}
"""Signs that one keyboard has for what another has as well: apostrophes, hyphens, quotes."""


@frozen(kw_only=True)
class Redacted:
    """A report without what is private; `hidden` are the stand-in ids."""

    report: Report
    left_out: LeftOut
    hidden: frozenset[str]


@frozen(kw_only=True)
class _Private:
    sources: frozenset[str]
    documents: frozenset[str]
    evidence: frozenset[str]


def redact(report: Report) -> Redacted:
    """Return the report without private sources and documents and all that is said in them.

    A document of a private source is private, too, and so is evidence in a private document or
    by a private speaker. UsageError for a mark that cannot be heeded.
    """
    scoring = report.scoring
    assert scoring is not None, "only what was scored is redacted"
    case = scoring.case
    refuse_unheeded(case)
    private = _find_private(case)
    names = _stand_ins(case, private)
    emptied = evolve(
        case,
        sources=tuple(_source(one, names) for one in case.sources),
        documents=tuple(_document(one, names) for one in case.documents),
        evidence=tuple(_evidence(one, names) for one in case.evidence),
        folder=None,
    )
    rename = _Renaming(names, _Pattern.of({**dict.fromkeys(_texts(case, private), _GONE), **names}))
    redacted = rewrite(emptied, rename)
    ids = frozenset(names)
    words = PluginWords(
        own=report.own_rules,
        ids=ids,
        pointers=pointers_of(case, ids),
        mentions=rename.pattern.finds,
    )
    bare = evolve(words.of_report(report), case=redacted, scoring=None)
    hushed = evolve(
        scoring,
        case=redacted,
        profile=rewrite(scoring.profile, rename),
    )
    return Redacted(
        report=evolve(rewrite(bare, rename), scoring=hushed),
        left_out=LeftOut(len(private.sources), len(private.documents), len(private.evidence)),
        hidden=frozenset(names.values()),
    )


def _find_private(case: Case) -> _Private:
    sources = {one.id for one in case.sources if is_private(one.extensions)}
    documents = {
        one.id for one in case.documents if is_private(one.extensions) or one.source in sources
    }
    evidence = {
        one.id
        for one in case.evidence
        if is_private(one.extensions)
        or one.document in documents
        or {one.attributed_to, one.source} & sources
    }
    return _Private(
        sources=frozenset(sources), documents=frozenset(documents), evidence=frozenset(evidence)
    )


def _stand_ins(case: Case, private: _Private) -> dict[str, str]:
    """For each private id a stand-in that nothing in the case is called."""
    names: dict[str, str] = {}
    taken = {*case.sources_by_id, *case.documents_by_id, *case.evidence_by_id}
    lists: tuple[tuple[str, Iterable[Source | Document | Evidence], frozenset[str]], ...] = (
        ("source", case.sources, private.sources),
        ("document", case.documents, private.documents),
        ("evidence", case.evidence, private.evidence),
    )
    for kind, items, hidden in lists:
        number = 0
        for item in items:
            if item.id not in hidden:
                continue
            number += 1
            while f"left-out-{kind}-{number}" in taken:
                number += 1
            names[item.id] = f"left-out-{kind}-{number}"
    return names


def _source(source: Source, names: Mapping[str, str]) -> Source:
    if source.id not in names:
        return source
    number = names[source.id].rpartition("-")[2]
    return Source(
        id=source.id,
        name=f"a source left out ({number})",
        reliability=source.reliability,
        owner=source.owner,
        anonymous=source.anonymous,
    )


def _document(document: Document, names: Mapping[str, str]) -> Document:
    if document.id not in names:
        return document
    number = names[document.id].rpartition("-")[2]
    retracted = document.retracted
    return Document(
        id=document.id,
        source=document.source,
        title=f"a document left out ({number})",
        consulted=document.consulted,
        known_through=document.known_through,
        derived_from=_bare(document.derived_from),
        retracted=None if retracted is None else Retraction(on=retracted.on),
        corrected=tuple(Correction(on=one.on, items=one.items) for one in document.corrected),
    )


def _evidence(evidence: Evidence, names: Mapping[str, str]) -> Evidence:
    if evidence.id not in names:
        return evidence
    return evolve(
        evidence,
        derived_from=_bare(evidence.derived_from),
        withdrawn=evidence.withdrawn and Retraction(on=evidence.withdrawn.on),
        strength=evidence.strength and Judgement(factor=evidence.strength.factor),
        quote=None,
        notes=None,
        extensions=(),
    )


def _bare(derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    return tuple(Derivation(one.parent, one.how) for one in derivations)


def _texts(case: Case, private: _Private) -> Iterator[str]:
    """Everything that would give a private item away wherever it is mentioned."""
    for source in case.sources:
        if source.id in private.sources:
            yield from filter(None, (source.name, source.url, source.notes))
    for document in case.documents:
        if document.id in private.documents:
            yield from filter(None, (document.title, document.url, document.notes))
            if document.capture is not None:
                yield from filter(None, (document.capture.path, document.capture.sha256))
            if document.retracted is not None and document.retracted.reason:
                yield document.retracted.reason
            yield from (one.reason for one in document.corrected if one.reason)
    for item in case.evidence:
        if item.id in private.evidence:
            reasons = (one.reason for one in (item.withdrawn, item.strength) if one is not None)
            yield from filter(None, (item.notes, *reasons))
            if item.quote is not None:
                yield from filter(None, (item.quote.exact, item.quote.prefix, item.quote.suffix))


@frozen
class _Pattern:
    """Finds any of several texts, the longest first, whatever their case, as whole words."""

    replacements: Mapping[str, str]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, replacements: Mapping[str, str]) -> _Pattern:
        texts = sorted(
            (one for one in replacements if len(one) >= _SHORTEST), key=len, reverse=True
        )
        found = {_folded(one): replacements[one] for one in reversed(texts)}
        if not texts:
            return cls(found, None)
        # Words of running text may be parted by other blanks than in the case.
        any_of = "|".join(r"\s+".join(map(_spelt, one.split())) or _spelt(one) for one in texts)
        pattern = re.compile(rf"(?<![^\W_])(?:{any_of})(?![^\W_])", re.IGNORECASE)
        return cls(found, pattern)

    def finds(self, text: str) -> bool:
        return self.pattern is not None and self.pattern.search(_composed(text)) is not None

    def replace(self, text: str) -> str:
        if self.pattern is None or not self.finds(text):
            return text
        return self.pattern.sub(
            lambda found: self.replacements.get(_folded(found[0]), _GONE), _composed(text)
        )


@frozen
class _Renaming:
    """Gives a private id its stand-in, and takes private words out of any other text."""

    names: Mapping[str, str]
    pattern: _Pattern

    def __call__(self, text: str) -> str:
        return self.names[text] if text in self.names else self.pattern.replace(text)


def _spelt(text: str) -> str:
    """A pattern for a text, whichever of the like signs of punctuation others write it with."""
    return "".join(_LIKE.get(one, re.escape(one)) for one in _composed(text))


def _folded(text: str) -> str:
    return " ".join(_composed(text).split()).lower()


def _composed(text: str) -> str:
    """Text with each accent in one character with its letter: there are two ways to write it."""
    return unicodedata.normalize("NFC", text)
