"""Asks Crossref about the papers of a case, and keeps what it answered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from attrs import frozen

from verifykit import Case, Document, Services
from verifykit.services import NetworkError, OfflineError, PrivacyError
from verifykit_retractions.doi import doi_of, host_of, names_itself, page_of, same_house
from verifykit_retractions.options import API
from verifykit_retractions.work import Work, work_of

_PRIVATE = ("x-private", "true")
_KEPT = ("DOI", "updated-by", "update-to", "resource", "link")
"""What is kept of an answer."""


@frozen(kw_only=True)
class Lookup:
    """A document with a DOI, and the work that Crossref knows, or why it could not be looked up."""

    document: Document
    doi: str
    work: Work | None = None
    problem: str | None = None


class _NoAnswerError(Exception):
    """There is no answer that says anything."""


def look_up(case: Case, services: Services, *, anew: bool) -> Iterator[Lookup]:
    """Yield what Crossref knows of each document with a DOI, as of the day of the case.

    What it answered for a case of the same day is not asked for again; of a case without a day it
    is, if `anew`. Without the network, and without a recording of it, nothing is yielded of what
    was never asked. Where there is no connection, the other documents are not tried.
    """
    papers = [(one, doi) for one in case.documents if (doi := doi_of(one)) is not None]
    known: dict[str, Work | str | None] = {}
    unreachable: str | None = None
    for place, (document, doi) in enumerate(papers):
        if not services.can_ask and _kept(case, services, doi) is None:
            continue
        if _is_private(case, document) and not services.offline and not services.http.guard.allowed:
            yield Lookup(document=document, doi=doi, problem="it is private, and nothing is sent")
            continue
        if doi not in known:
            services.progress("asking Crossref about papers", place / len(papers))
            try:
                known[doi] = unreachable or _work(case, services, doi, anew=anew)
            except OfflineError:
                known[doi] = None
            except (PrivacyError, _NoAnswerError) as error:
                known[doi] = str(error)
            except NetworkError as error:
                known[doi] = unreachable = str(error)
        found = known[doi]
        if isinstance(found, str):
            yield Lookup(document=document, doi=doi, problem=found)
        elif found is not None and _is_page_of(document, found):
            yield Lookup(document=document, doi=doi, work=found.known_on(case.as_of))


def _is_page_of(document: Document, work: Work) -> bool:
    """Whether a document is the work, and no page elsewhere that has its DOI in the address."""
    if names_itself(document):
        return True
    host = host_of(page_of(document.url or ""))
    return any(same_house(host, one) for one in work.hosts)


def _is_private(case: Case, document: Document) -> bool:
    source = case.sources_by_id[document.source]
    return _PRIVATE in document.extensions or _PRIVATE in source.extensions


def _work(case: Case, services: Services, doi: str, *, anew: bool) -> Work:
    kept = _kept(case, services, doi)
    if kept is None or (anew and case.as_of is None and not services.offline):
        kept = _asked(services, doi)
        services.cache.put_json(_key(case, services, doi), kept)
    work = work_of(kept, doi)
    if work is None and kept:
        raise _NoAnswerError(f"Crossref answered about another DOI than {doi}")
    if work is None:
        raise _NoAnswerError(f"Crossref has no work with the DOI {doi}")
    return work


def _kept(case: Case, services: Services, doi: str) -> Mapping[str, Any] | None:
    kept = services.cache.get_json(_key(case, services, doi))
    return kept if isinstance(kept, dict) else None


def _key(case: Case, services: Services, doi: str) -> str:
    return f"{_api(services)} {doi} as of {case.as_of}"


def _asked(services: Services, doi: str) -> Mapping[str, Any]:
    """What Crossref knows of a DOI; nothing at all where it does not know it."""
    address = f"{_api(services)}/works/{quote(doi, safe='')}"
    mailto = services.options.get("mailto")
    agent = f"verifykit-retractions (mailto:{mailto})" if mailto else None
    response = services.http.get(address, headers={"User-Agent": agent} if agent else None)
    if response.status == 404:
        return {}
    if not response.ok:
        raise _NoAnswerError(f"{host_of(address)} answered with the status {response.status}")
    try:
        message = json.loads(response.text)["message"]
        return {name: message[name] for name in _KEPT if name in message}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _NoAnswerError(f"{host_of(address)} did not answer with a work") from None


def _api(services: Services) -> str:
    return str(services.options.get("api", API)).rstrip("/")
