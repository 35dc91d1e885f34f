"""What of a case is private, and every text that would give it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from verifykit.errors import UsageError
from verifykit.model.case import Case, Item
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.extensions import Extensions
from verifykit.model.source import Source
from verifykit.parts import frozen
from verifykit.privacy.spelling import words

_OF_ADDRESSES = ("http", "https", "ftp", "www")
_PERSON = ("person", "witness")
_ARTICLES = ("a", "an", "the", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une")
_ROMANCE = ("da", "de", "del", "della", "di", "dos", "du", "el", "la", "le", "y")
_PARTICLES = ("al", "ben", "bin", "den", "der", "ibn", "ten", "ter", "van", "von", "zu", *_ROMANCE)
_LONG = 3
"""Letters from which one word of a person's name tells who is meant."""
_SENTENCE = 5
"""Words from which a sentence of a private text tells where it is from."""
_FEW = 2

_KEY = "x-private"


@frozen(kw_only=True)
class Private:
    """The ids of what is private in a case, and of what was left out of it and is kept on record.

    A person whom the case enters as one voice with a private source is private, too: their name
    would tell who that is. So are a document of a private source, and evidence in a private
    document or by a private speaker.
    """

    sources: frozenset[str]
    documents: frozenset[str]
    evidence: frozenset[str]

    @classmethod
    def of(cls, *versions: Case) -> Private:
        """Return what is private in a case, or in any of several versions of one."""
        sources = set().union(*map(_private_sources, versions))
        documents = {
            one.id
            for case in versions
            for one in case.documents
            if is_private(one.extensions) or one.source in sources
        }
        evidence = {
            one.id
            for case in versions
            for one in (*case.evidence, *left_out_items(case))
            if is_private(one.extensions)
            or one.document in documents
            or {one.attributed_to, one.source} & sources
        }
        return cls(
            sources=frozenset(sources),
            documents=frozenset(documents),
            evidence=frozenset(evidence),
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """All of them; sources, documents and evidence share one name space."""
        return self.sources | self.documents | self.evidence

    def items(self, case: Case) -> Iterator[Source | Document | Evidence]:
        """Yield what is private of a case, in its order."""
        yield from (one for one in case.sources if one.id in self.sources)
        yield from (one for one in case.documents if one.id in self.documents)
        items = (*case.evidence, *left_out_items(case))
        yield from (one for one in items if one.id in self.evidence)


def _private_sources(case: Case) -> set[str]:
    """Return the sources that are marked, and those that tell who one of them is.

    An owner who is a person is the voice that speaks, and so is what a private person owns; that
    somebody speaks from inside of a house tells less, and the score needs it.
    """
    marked = {one.id for one in case.sources if is_private(one.extensions)}
    people = {one.id for one in case.sources if one.kind in _PERSON}
    one_voice: dict[str, list[str]] = {}
    for one in case.sources if marked else ():
        if one.owner is not None and one.owner in people:
            one_voice.setdefault(one.id, []).append(one.owner)
            one_voice.setdefault(one.owner, []).append(one.id)
    queue = list(marked)
    while queue:
        new = set(one_voice.get(queue.pop(), ())) - marked
        marked |= new
        queue += new
    return marked


def left_out_items(case: Case) -> Iterator[Evidence]:
    """Yield what a case keeps of items that somebody left out of it."""
    return (one.item for one in case.amendments if one.item is not None)


def entity_names(case: Case) -> dict[str, list[str]]:
    """Return all names of the entities of a case, by their ids and by each name without case."""
    found: dict[str, list[str]] = {}
    for entity in case.entities:
        called = [one for one in (entity.name, *entity.aliases) if one]
        for key in {entity.id, *map(str.casefold, called)}:
            found.setdefault(key, []).extend(called)
    return found


def names_of(
    item: Source | Document | Evidence, entities: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield what something private is called, which other languages put endings to.

    A source that is also an entity goes by all the names of that entity; `entities` are those
    that `entity_names` returns.
    """
    if isinstance(item, Source):
        yield item.name
        for key in dict.fromkeys((item.id, item.name.casefold())):
            yield from entities.get(key, ())
    elif isinstance(item, Document) and item.title:
        yield item.title


def single_names_of(item: Source | Document | Evidence) -> Iterator[str]:
    """Yield the words of a person's name that tell alone who is meant, as a surname does."""
    if isinstance(item, Source):
        parts = item.name.split()
        sure = item.kind in _PERSON and not item.anonymous
        if len(parts) > 1 and (sure or _may_be_somebody(item, parts)):
            little = (*_ARTICLES, *_PARTICLES)
            yield from (
                one
                for one in parts
                if len(one) >= _LONG and one[0].isupper() and one.lower() not in little
            )


def _may_be_somebody(item: Source, parts: Sequence[str]) -> bool:
    """Whether an unnamed person or an official goes by a name here, not by "a harbour official"."""
    return (
        item.kind in (*_PERSON, "official")
        and parts[0].lower() not in _ARTICLES
        and all(one[0].isupper() or one.lower() in _PARTICLES for one in parts)
    )


def texts_of(item: Source | Document | Evidence) -> Iterator[str]:
    """Yield the other texts of something private: addresses, files, notes, quotes, reasons."""
    for text in filter(None, _texts_of(item)):
        yield text
        split = words(text)
        if split and split[0] in _OF_ADDRESSES:
            yield " ".join(_without_scheme(split))
        for sentence in _sentences(text):
            if len(sentence.split()) >= _SENTENCE:
                yield sentence


def dates_of(item: Source | Document | Evidence) -> Iterator[str]:
    """Yield the dates of something private, as they are written."""
    if isinstance(item, Document):
        taken_back = (*(item.corrected), *(() if item.retracted is None else (item.retracted,)))
        capture = None if item.capture is None else item.capture.at
        yield from filter(None, (item.published, capture, *(one.on for one in taken_back)))
    elif isinstance(item, Evidence):
        yield from filter(None, (item.when, item.withdrawn and item.withdrawn.on))


def _texts_of(item: Source | Document | Evidence) -> Iterable[str | None]:
    if isinstance(item, Source):
        return (item.url, item.notes)
    if isinstance(item, Document):
        reasons = [one.reason for one in item.corrected]
        if item.retracted is not None:
            reasons.append(item.retracted.reason)
        capture: tuple[str | None, ...] = ()
        if item.capture is not None:
            path = item.capture.path.replace("\\", "/")
            capture = (path, path.rpartition("/")[2], item.capture.sha256)
        return (item.url, item.notes, *capture, *reasons)
    reasons = [one.reason for one in (item.withdrawn, item.strength) if one is not None]
    quoted = () if item.quote is None else (item.quote.exact, item.quote.prefix, item.quote.suffix)
    return (item.notes, *quoted, *reasons)


def _without_scheme(split: list[str]) -> list[str]:
    while len(split) > _FEW and split[0] in _OF_ADDRESSES:
        split = split[1:]
    return split


def _sentences(text: str) -> list[str]:
    for sign in ".!?;\n。！？":
        text = text.replace(sign + " ", "\n").replace(sign + "\n", "\n")
    return text.split("\n")


def is_private(extensions: Extensions) -> bool:
    """Return whether the item that carries these is marked `x-private: true`."""
    return (_KEY, "true") in extensions


def refuse_unheeded(case: Case) -> None:
    """Raise UsageError for a mark that would leave in view what somebody wanted out of it.

    Only sources, documents and evidence can be left out, and only `true` says so.
    """
    gone = (
        (f"{item.id}, which was left out,", mark)
        for item in left_out_items(case)
        for mark in _texts(item.extensions)
    )
    for place, mark in (*_marks(case, case.sources, case.documents, case.evidence), *gone):
        if mark not in ("true", "false"):
            raise UsageError(f"{place} has {_KEY}: {mark}; say true or false")
    others = _marks(
        case,
        case.claims,
        case.entities,
        case.predicates,
        case.hypotheses,
        case.relations,
        case.waivers,
    )
    header = (("the case", text) for text in _texts((*case.extensions, *case.header_extensions)))
    for place, mark in (*header, *others):
        if mark != "false":
            raise UsageError(
                f"{place} is marked {_KEY}, and only sources, documents and evidence can be "
                "left out: mark those, or take the mark away"
            )


def _marks(case: Case, *lists: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """The place of every marked item of the lists, and the JSON text of its mark."""
    for items in lists:
        for item in items:
            for text in _texts(item.extensions):
                yield case.pointer(item), text


def _texts(extensions: Extensions) -> Iterator[str]:
    return (text for key, text in extensions if key == _KEY)
