"""SRC017: two sources of one name, or two documents of one address, that may well be one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding, Rule, Source
from verifykit.checkers.wording import document_name, listing, related_to
from verifykit.provenance import Alike, lookalikes

RULE = Rule.from_page(__file__, code="SRC017", name="lookalikes", severity="warning", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each group of sources, or of documents, that look like one."""
    for group in lookalikes(case).groups:
        things = _things(case, group)
        if group.kind == "sources":
            named = [f"{one.name} ({one.id})" for one in things if isinstance(one, Source)]
            told = f"the sources {listing(named)} look the same"
        else:
            names = listing(document_name(case, name) for name in group.ids)
            told = f"the documents {names} have one address"
        yield RULE.finding(
            f"{told}: only one of them counts as independent until somebody says that they differ",
            pointer=case.pointer(things[0]),
            related=related_to(case, [(one, "looks the same") for one in things[1:]]),
        )


def _things(case: Case, group: Alike) -> list[Source] | list[Document]:
    if group.kind == "sources":
        return [case.sources_by_id[name] for name in group.ids]
    return [case.documents_by_id[name] for name in group.ids]
