"""What an explanation draws in text: a score as a waterfall, provenance as a tree.

The waterfall shows every step and where it leads; the tree has origins at the left, and below
them whoever passed it on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from textwrap import wrap

from attrs import define, field

from verifykit.model.assessment import Step
from verifykit.model.case import Case
from verifykit.parts import part
from verifykit.provenance import ADDS, LEFT_OUT, SHOWN_OF_PATH, Graph, Role, Trace, TraceItem
from verifykit.reporting.numbers import log_odds_text, score_text
from verifykit.reporting.style import Style
from verifykit.reporting.visible import crop, visible, width
from verifykit.scoring.balance import sigmoid

_LABEL = 34
_BAR = 36
_ROLES: Mapping[Role, str] = {
    "origin": "speaks for itself",
    "stand-in": "stands in for words of the origin that the case does not hold",
    "circle": "in a reporting circle that nothing outside feeds",
    "relay": "passes it on, adds nothing",
    "dead": "taken back, or rests on what was; adds nothing",
    "partial": "bears on a part of the claim only, adds nothing",
    "unjudged": "no stance yet, adds nothing",
}


@part
class _Scale:
    """Maps log-odds to columns of the drawing."""

    low: float
    high: float

    @classmethod
    def of(cls, totals: Sequence[float]) -> _Scale:
        # Zero, even odds, is always in the drawing, as the line that scores are read against.
        low, high = min(0.0, *totals), max(0.0, *totals)
        return cls(low, high if high > low else low + 1.0)

    def column(self, log_odds: float) -> int:
        return round((log_odds - self.low) / (self.high - self.low) * (_BAR - 1))


def waterfall_lines(
    steps: Sequence[Step], speakers: Mapping[str, Sequence[str]], style: Style, columns: int
) -> Iterator[str]:
    """Yield the drawing: a row for each step, then its reason.

    A step to the right speaks for the claim, one to the left against it; `|` is even odds. The
    last column is the score after the step. A line is labelled with the ids of those whose word
    its items are, which `speakers` gives by item: their owner, the origin, has not said it.
    """
    moving = any(step.log_odds for step in steps)
    totals = list(accumulate(step.log_odds for step in steps))
    scale = _Scale.of(totals or [0.0])
    for step, before, after in zip(steps, [0.0, *totals], totals, strict=False):
        label = crop(visible(_label(step, speakers)), _LABEL)
        row = label + " " * (_LABEL - width(label))
        if moving:
            bar = _bar(scale, before, after)
            number = log_odds_text(step.log_odds) if step.log_odds else ""
            row += f" {number:>6}  {bar}  {score_text(sigmoid(after))}"
        yield row.rstrip()
        about = "; ".join(part for part in (_items(step), step.why) if part)
        for line in wrap(visible(about), max(columns - 4, 40)):
            yield style.faint("    " + line)


def _items(step: Step) -> str:
    """The items of a step; of several of one line it is the strongest that the reason tells of."""
    strongest = (
        ", of which the strongest counts" if step.step == "line" and step.evidence[1:] else ""
    )
    return ", ".join(step.evidence) + strongest


def _label(step: Step, speakers: Mapping[str, Sequence[str]]) -> str:
    match step.step:
        case "line" if step.origin is None and step.claims:
            return f"{step.side}: an argument"
        case "line" if step.origin is None:
            return f"{step.side}: a circle, no origin"
        case "line":
            names = (*step.evidence, *step.claims)
            who = dict.fromkeys(one for name in names for one in speakers.get(name, ()))
            return f"{step.side}: {' + '.join(who) or step.origin}"
        case "none":
            return "adds nothing"
        case "proposal":
            return "accepted proposal"
        case kind:
            return kind


def _bar(scale: _Scale, before: float, after: float) -> str:
    start, end, even = scale.column(before), scale.column(after), scale.column(0.0)
    cells = [" "] * _BAR
    cells[even] = "|"
    if end > start:
        cells[start + 1 : end + 1] = "=" * (end - start)
        cells[end] = ">"
    elif end < start:
        cells[end:start] = "-" * (start - end)
        cells[end] = "<"
    elif end != even:
        cells[end] = "."
    return "".join(cells)


@define
class _Node:
    """A link of the chains of provenance, with whatever derives from it by the shortest way."""

    children: dict[str, _Node] = field(factory=dict)


def tree_lines(case: Case, trace: Trace, idle: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of the tree of a claim's evidence, whoever said it first at the left.

    `idle` are the ids of the items that add nothing to the score.
    """
    items = {item.evidence.id: item for item in trace.items}
    roles = {name: _role(item, idle) for name, item in items.items()}
    root = _Node()
    for item in trace.items:
        node = root
        for name in _chain(item, items):
            node = node.children.setdefault(name, _Node())
    for name, child in root.children.items():
        yield _text(name, case, items, roles)
        yield from _below(child, "", case, items, roles)


def _role(item: TraceItem, idle: Collection[str]) -> str:
    if item.role in ADDS and item.evidence.id in idle:
        return "counts for nothing"
    back = item.taken_back
    if item.role == "dead" and back is not None and back.kind == "doubted":
        return "may not be theirs, since it is undercut; adds nothing"
    if item.role == "dead" and back is not None and back.kind == "misquoted":
        return "may not be theirs, since it comes from where they say the opposite; adds nothing"
    if item.role == "dead" and back is not None and back.is_contradiction:
        return "contradicted by the same voice or its house, or rests on what is; adds nothing"
    return _ROLES[item.role]


def _below(
    node: _Node, indent: str, case: Case, items: Mapping[str, TraceItem], roles: Mapping[str, str]
) -> Iterator[str]:
    for number, (name, child) in enumerate(node.children.items(), start=1):
        last = number == len(node.children)
        yield f"{indent}{'`- ' if last else '|- '}{_text(name, case, items, roles)}"
        yield from _below(child, indent + ("   " if last else "|  "), case, items, roles)


def _chain(item: TraceItem, items: Mapping[str, TraceItem]) -> Sequence[str]:
    """From whoever said it first to the item; of a long way the middle is left out."""
    chain = item.path.ends(SHOWN_OF_PATH)[::-1]
    root = item.path.last
    if root in items and root != item.evidence.id and len(items[root].path) == 1:
        return [*_chain(items[root], items), *chain[1:]]
    speaks = len(item.path) == 1 and item.role != "circle"
    return [" + ".join(item.speakers), root] if speaks and item.speakers else chain


def _text(name: str, case: Case, items: Mapping[str, TraceItem], roles: Mapping[str, str]) -> str:
    if name == LEFT_OUT:
        return name
    if name in items:
        return visible(_item(items[name], roles[name]))
    names = name.split(" + ")
    return visible(" + ".join(_name(one, case) for one in names))


def _item(item: TraceItem, role: str) -> str:
    evidence = item.evidence
    where = f" in {evidence.document}" if evidence.document else ""
    lineage = ", original" if item.original else ""
    return f"{evidence.id}: {item.stance or 'unjudged'}{where}{lineage} ({role})"


def _name(name: str, case: Case) -> str:
    source, document = case.sources_by_id.get(name), case.documents_by_id.get(name)
    evidence = case.evidence_by_id.get(name)
    if evidence is not None:
        return f"{name} (evidence for {evidence.claim})"
    if source is not None:
        grade = f", graded {source.reliability}" if source.reliability else ""
        return f"{name} ({source.name}{', anonymous' if source.anonymous else ''}{grade})"
    if document is not None:
        title = f" ({document.title})" if document.title else ""
        return f"{name}{title}, {'retracted' if Graph(case=case).retracted(name) else 'a document'}"
    return f"{name} (not listed)"
