"""The case that a draft begins: only what the text itself settles."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import frozen

from verifykit_grounding.drafting.draft import Draft
from verifykit_grounding.ids import Ids
from verifykit_grounding.origins import publisher_of

MARK = "x-draft"
"""The key by which a case, its claims and its items say that they are of a draft."""


@frozen(kw_only=True)
class TextFacts:
    """What is known of the text: its id among the documents, its capture, who published it.

    `role` is that of its claims in the case: `asserted` if whoever drafts it is its author.
    """

    id: str
    path: str
    sha256: str
    publisher: str
    published: str | None = None
    url: str | None = None
    title: str | None = None
    role: str = "asserted"


def draft_data(draft: Draft, text: TextFacts, ids: Ids) -> dict[str, Any]:
    """Return the data of the case, after the schema of cases.

    Every sentence is a claim, and the text is the document that says it; one that credits somebody
    is looked into, whoever drafts it. More is not settled before somebody accepts what the plug-in
    proposes. The sources that the text credits are there, with a document of theirs that nobody
    here has read, so that a proposal can name them.
    """
    publisher = ids.of("source", text.publisher)
    sources = [{"id": publisher, "name": text.publisher, "kind": "other"}]
    sources += [one.data() for one in draft.sources if one.id != publisher]
    document: dict[str, Any] = {"id": text.id, "source": publisher}
    given = {"title": text.title, "url": text.url, "published": text.published}
    document |= {key: value for key, value in given.items() if value}
    document["capture"] = {"path": text.path, "sha256": text.sha256, "tool": "verifykit draft"}
    case: dict[str, Any] = {"id": ids.of("case", f"draft of {text.path}"), "role": text.role}
    if text.title:
        case["title"] = text.title
    if text.published:
        case["as_of"] = text.published
    if draft.language:
        case["language"] = draft.language
    return {
        "verifykit": 1,
        "case": case,
        MARK: {"document": text.id},
        "sources": sources,
        "documents": [document, *_reports(draft, text.id, ids), *_linked(draft, text.id, ids)],
        "entities": list(draft.entities),
        "predicates": [
            one.data()
            for one in dict.fromkeys(found.predicate for _, found in draft.predications.values())
        ],
        "claims": [
            {
                "id": one.id,
                "text": one.claim,
                # What a text has from somebody it does not say itself.
                **({"role": "examined"} if one.credits and text.role == "asserted" else {}),
                MARK: {"start": one.start, "end": one.end},
            }
            for one in draft.sentences
        ],
        "evidence": [
            {
                "id": ids.of("evidence", f"said in {one.id}"),
                "claim": one.id,
                "document": text.id,
                "stance": "supports",
                MARK: True,
            }
            for one in draft.sentences
        ],
    }


def _reports(draft: Draft, text: str, ids: Ids) -> list[dict[str, Any]]:
    """A document of each outlet that is credited, which nobody here has read.

    None of one that the text links to once: what it credits to the house is in that.
    """
    linked = Counter(ids.of("source", publisher_of(held)) for held in draft.documents)
    credited = {
        credit.source.id: credit.source
        for one in draft.sentences
        for credit in one.credits
        if credit.part == "outlet"
    }
    return [
        {
            "id": ids.of("document", f"{one.name} report"),
            "source": one.id,
            "consulted": False,
            "known_through": [text],
        }
        for one in credited.values()
        if linked[one.id] != 1
    ]


def _linked(draft: Draft, text: str, ids: Ids) -> list[dict[str, Any]]:
    """The documents that the text links to."""
    return [
        {
            "id": held.id,
            "source": ids.of("source", publisher_of(held)),
            **held.described,
            "consulted": False,
            "known_through": [text],
        }
        for held in draft.documents
    ]
