"""Why something counts for nothing, and where it comes from, in words.

A sentence names nobody but those whom the case itself attaches to the statement: who prints it, who
speaks in it, and what it says it derives from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verifykit.model.case import Case
from verifykit.model.evidence import Evidence
from verifykit.model.source import PEOPLE
from verifykit.provenance.graph import Graph
from verifykit.provenance.path import Path
from verifykit.provenance.retraction import TakenBack
from verifykit.provenance.trace import Trace, TraceItem
from verifykit.provenance.voices import BothSides, Word
from verifykit.wording import list_text

SHOWN_OF_PATH = 4
"""So many steps at either end of a long path are named."""
LEFT_OUT = "…"


def name_of(graph: Graph, name: str) -> str:
    """Return the name of a source, told apart from others of that name."""
    return graph.case.source_name(name)


def path_text(graph: Graph, path: Sequence[str]) -> str:
    """Return a chain of ids as a reader follows it: `BBC Afrique <- Mali Tribune`.

    An item of evidence stands for who printed it and then who speaks in it, a document for who
    published it.
    """
    nodes = list(path.ends(SHOWN_OF_PATH) if isinstance(path, Path) else path)
    voices = [list(_voices(graph, node)) for node in nodes]
    names: list[str] = []
    for place, (*printer, speaker) in enumerate(voices):
        # Who is quoted at every step said it once, at the end: they have it from no printer.
        again = printer and any(speaker in later for later in voices[place + 1 :])
        for voice in printer if again else (*printer, speaker):
            name = name_of(graph, voice)
            if names[-1:] != [name]:
                names.append(name)
    return " <- ".join(names)


def nothing_text(graph: Graph, trace: Trace, item: TraceItem) -> str | None:
    """Return why an item of a trace adds nothing to its claim; None where it does add a line."""
    if item.role == "unjudged":
        return "has no stance yet: nobody has said whether it supports or refutes the claim"
    if item.role == "partial":
        return "bears on a part of the claim, or on a wider or narrower one"
    further = "" if item.path.rest is None else path_text(graph, item.path.rest)
    if item.role == "relay":
        others = {path_text(graph, one) for one in relayed_beside(graph, trace, item)}
        return f"relays {relayed_text(further, others)}"
    if item.taken_back is None:
        return None
    # What somebody said was taken back, not they.
    told = f"rests on what is from {further}, and that {taken_back_text(item.taken_back)}"
    return told if further else own_loss_text(item.evidence, item.taken_back)


def relayed_beside(graph: Graph, trace: Trace, item: TraceItem) -> Iterator[Path]:
    """Yield the paths of what a relay passes on beside its own, but for what was retracted."""
    return (one for one in trace.other_ways(item) if not graph.retracted(one.first))


def relayed_text(first: str, others: Iterable[str]) -> str:
    """Return what a relay passes on: the nearest, then the others, of many the first few."""
    told = sorted(set(others) - {first})
    more = len(told) - SHOWN_OF_PATH
    return list_text([first, *told[:SHOWN_OF_PATH], *([f"{more} more"] if more > 0 else [])])


def own_loss_text(evidence: Evidence, back: TakenBack) -> str:
    """Return what happened to an item or to its document, as a clause about the item."""
    told = taken_back_text(back)
    return f"stands in a document that {told}" if back.node == evidence.document else told


def taken_back_text(back: TakenBack) -> str:
    """Return what happened to a document, an item or the word of a source, as a predicate."""
    on = "" if back.on is None else f" on {back.on}"
    why = "" if back.reason is None else f" ({back.reason})"
    match back.kind:
        case "retracted":
            return f"was retracted{on}{why}"
        case "withdrawn":
            return f"was withdrawn{on}{why}"
        case "corrected":
            return f"was taken back in a correction{on}{why}"
        case "recanted":
            if back.house:
                return f"is contradicted by what the same house said later{on}"
            theirs = ", if it was theirs" if back.unsure else ""
            return f"was taken back{on}{theirs}, when the same voice said the opposite"
        case "doubted":
            return "may not be theirs, since it is undercut, and they are held to say the opposite"
        case "misquoted":
            return "may not be theirs, since it comes from where they say the opposite"
        case "both-sides":
            voice = "house" if back.house else "voice"
            return f"is contradicted by the same {voice}, and which came last is not known"


def house_text(case: Case, owner: str, *, own: bool) -> str:
    """Return how sources of one owner stand to each other; `own`: the owner is one of them.

    Whoever belongs to a person is that person under another name, or so it was entered.
    """
    source, name = case.sources_by_id.get(owner), case.source_name(owner)
    if source is not None and source.kind in PEOPLE:
        return f"are entered as one voice, that of {name},"
    return f"are one house, {name}," if own else f"belong to {name}"


def both_sides_text(graph: Graph, found: BothSides) -> str:
    """Return how one voice comes to stand on both sides of a claim, as a sentence."""
    speakers = [name_of(graph, name) for name in found.speakers]
    who, several = list_text(speakers), len(speakers) > 1
    if several:
        own = found.owner in found.speakers
        who += f", who {house_text(graph.case, found.owner, own=own)} and count as one"
    rightly = _rightly(graph, found)
    if found.doubted is not None:
        told = _may_not_be_theirs(graph, found.words[found.doubted], found)
        return f"{who}{',' if several else ''} {told}"
    if found.item is None:
        says = "contradict each other" if several else "says both"
        told = f"{who}{',' if several else ''} {says}{rightly}"
        return f"{told}, and which came last is not known: neither counts"
    last = graph.case.date(graph.case.evidence_by_id[found.item])
    if several:
        said = "supports" if found.kept == "supports" else "denies"
        told = f"what was said last, on {last}, {said} it and counts a quarter"
        return f"{who}, contradict each other{rightly}: {told}"
    back = "took it back" if found.kept == "refutes" else "took the denial back"
    told = "what was said before counts for nothing, this a quarter"
    return f"{who} {back} on {last}{rightly}: {told}"


def _may_not_be_theirs(graph: Graph, word: Word, found: BothSides) -> str:
    """Return that what a voice is held to have said is undercut, and by which claims.

    Or that it was made of words in which they say the opposite.
    """
    items = (*word.items, *word.stand_ins)
    by = [name for name in found.doubts if name in graph.case.claims_by_id]
    why = f"it is undercut by {list_text(by)}" if by else "it is undercut"
    if found.misquoted:
        comes = f"it comes from {list_text(found.misquoted)}, where they say the opposite"
        why = f"{comes}, or {why}" if found.doubts else comes
    return (
        f"may never have said what {list_text(items)} {'has' if len(items) == 1 else 'have'}, "
        f"since {why}: it counts for nothing here"
    )


def _rightly(graph: Graph, found: BothSides) -> str:
    """Return ", if The Daily cites them rightly" of a side that a voice has only as others cite it.

    Nobody holds where they said it, and they may deny that they ever did. Of what somebody says to
    be forged, and somebody to be genuine, return ", if both are theirs".
    """
    if found.doubts:
        return ", if both are theirs"
    words = (word for word in found.words.values() if not word.items)
    items = (graph.case.evidence_by_id[name] for word in words for name in word.stand_ins)
    names = {name_of(graph, one) for item in items if (one := graph.case.speaker(item))}
    last = graph.case.evidence_by_id.get(found.item or "")
    if last is not None and graph.case.misquoted(last, sure=False):
        names.add(name_of(graph, graph.case.outlet(last) or last.id))
    if not names:
        return ""
    return f", if {list_text(sorted(names))} {'cites' if len(names) == 1 else 'cite'} them rightly"


def _voices(graph: Graph, node: str) -> Iterable[str]:
    evidence = graph.case.evidence_by_id.get(node)
    if evidence is not None:
        voices = (graph.case.outlet(evidence), graph.case.speaker(evidence))
        return [voice for voice in voices if voice is not None]
    origin = graph.origin_of(node)
    return [node if origin is None else origin]
