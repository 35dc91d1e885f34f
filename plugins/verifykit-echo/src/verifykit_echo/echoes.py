"""The copies among a case's documents, and which way each went."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from verifykit import Case, Context
from verifykit_echo.ancestry import are_related
from verifykit_echo.direction import Direction, directions
from verifykit_echo.documents import Text, UnreadDocument, read_texts
from verifykit_echo.options import EchoOptions
from verifykit_echo.passages import Passage, shared_passages
from verifykit_echo.words import own_words


@frozen
class Pair:
    """Two documents with a text in common, and the share of each that the other one has."""

    first: Text
    second: Text
    first_share: float
    second_share: float

    @property
    def containment(self) -> float:
        """The share of the shorter text that is in the other one."""
        return max(self.first_share, self.second_share)

    def share_of(self, text: Text) -> float:
        """Return how much of one of the two is in the other one."""
        return self.first_share if text is self.first else self.second_share

    def other(self, text: Text) -> Text:
        """Return the other one of the two."""
        return self.second if text is self.first else self.first

    def passages(self, copy: Text) -> tuple[Passage, ...]:
        """Return the longest passages of one of the two that the other one has."""
        return shared_passages(copy.text, self.other(copy).text)


@frozen
class Link:
    """That a text derives from the `parent`, which is a document's or a source's id, and why."""

    direction: Direction
    pair: Pair

    @property
    def parent(self) -> str:
        """The id of what the copy derives from."""
        return self.direction.parent


@frozen
class Echo:
    """A document that is a copy, and the best known parent; several if they are equally good."""

    copy: Text
    links: tuple[Link, ...]


@frozen
class Lookalike:
    """A document that shares its text with others, and nothing says who was first."""

    text: Text
    pairs: tuple[Pair, ...]


@frozen(kw_only=True)
class Echoes:
    """What was found in a case; `short` are the texts that are too short for a word on them.

    Those are no `short` ones that are the same as another text.
    """

    copies: tuple[Echo, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    short: tuple[Text, ...] = ()
    unread: tuple[UnreadDocument, ...] = ()


def echoes_of(context: Context) -> Echoes:
    """Return the echoes of a case under the plug-in's options, worked out once."""
    return context.once(_echoes)


def _echoes(context: Context) -> Echoes:
    return find_echoes(context.case, EchoOptions.of(context.options))


def find_echoes(case: Case, options: EchoOptions) -> Echoes:
    """Compare all captured documents of a case.

    Of several parents of a copy the one with most in common counts, then the earliest. Documents
    that belong together by such steps are no lookalikes of each other.
    """
    texts, unread = read_texts(case)
    links: dict[str, list[Link]] = {}
    undirected: list[Pair] = []
    for pair in _pairs(texts, options):
        found = directions(pair.first, pair.second, case)
        for direction in found:
            links.setdefault(direction.copy.document.id, []).append(Link(direction, pair))
        if not found and not are_related(pair.first.document, pair.second.document, case):
            undirected.append(pair)
    copies = tuple(
        Echo(text, _best(links[text.document.id])) for text in texts if text.document.id in links
    )
    lookalikes = tuple(_lookalikes(texts, undirected, copies))
    told = {one.copy.document.id for one in copies} | {one.text.document.id for one in lookalikes}
    return Echoes(
        copies=copies,
        lookalikes=lookalikes,
        short=tuple(text for text in _short(texts, options) if text.document.id not in told),
        unread=unread,
    )


def _best(links: list[Link]) -> tuple[Link, ...]:
    def rank(link: Link) -> tuple[float, str]:
        return -link.pair.containment, link.pair.other(link.direction.copy).published

    best = min(map(rank, links))
    by_parent = {link.parent: link for link in links if rank(link) == best}
    return tuple(by_parent[parent] for parent in sorted(by_parent))


def _lookalikes(
    texts: tuple[Text, ...], undirected: list[Pair], copies: tuple[Echo, ...]
) -> Iterator[Lookalike]:
    together = _Together()
    for echo in copies:
        for link in echo.links:
            together.join(echo.copy.document.id, link.parent)
    apart = [
        pair
        for pair in undirected
        if not together.are_joined(pair.first.document.id, pair.second.document.id)
    ]
    for text in texts:
        own = [pair for pair in apart if text in (pair.first, pair.second)]
        if own:
            yield Lookalike(text, tuple(sorted(own, key=lambda one: one.other(text).document.id)))


@frozen
class _Together:
    """Which documents belong together: disjoint sets."""

    _above: dict[str, str] = field(factory=dict)

    def join(self, one: str, other: str) -> None:
        self._above[self._top(one)] = self._top(other)

    def are_joined(self, one: str, other: str) -> bool:
        return self._top(one) == self._top(other)

    def _top(self, name: str) -> str:
        while self._above.setdefault(name, name) != name:
            name = self._above[name]
        return name


def _pairs(texts: tuple[Text, ...], options: EchoOptions) -> Iterator[Pair]:
    if len(texts) < 2:
        return
    # Imported here, since numpy takes a tenth of a second that most cases need not wait for.
    from verifykit_echo.copies import find_copies

    for copy in find_copies([text.text for text in texts], options):
        first, second = texts[copy.first], texts[copy.second]
        if not _one_owner(first, second):
            yield Pair(first, second, copy.first_share, copy.second_share)


def _one_owner(first: Text, second: Text) -> bool:
    """Whether both are of one house, and so of one origin anyway."""
    owners = [{text.source.id, text.source.owner} - {None} for text in (first, second)]
    return bool(owners[0] & owners[1])


def _short(texts: tuple[Text, ...], options: EchoOptions) -> tuple[Text, ...]:
    if len(texts) < 2:
        return ()
    return tuple(text for text in texts if len(own_words(text.text)) < options.shortest)
