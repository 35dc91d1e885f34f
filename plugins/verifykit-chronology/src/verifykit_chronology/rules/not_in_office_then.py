"""CHR012: called the holder of an office at a time at which the case has somebody out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifykit import Case, Context, Finding, span_of
from verifykit_chronology.rules import NOT_IN_OFFICE_THEN
from verifykit_chronology.terms import Term, names_of, terms
from verifykit_chronology.texts import dates_of_claims


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim that calls somebody the "then president" out of their term.

    A title alone is no statement about a time ("President Obama was born in 1961"); the word
    "then" makes it one.
    """
    held = terms(context)
    if not held:
        return
    from verifykit_chronology.language import language_of

    dates = dates_of_claims(context)
    people: dict[str, list[Term]] = {}
    for term in held:
        people.setdefault(term.person, []).append(term)
    for claim in case.claims:
        when = claim.when or dates.get(claim.id)
        if when is None or claim.negated:
            continue
        then = language_of(claim.text, case.language).words.get("then")
        if not then or re.search(rf"(?<!\w)(?:{then})(?!\w)", claim.text, re.IGNORECASE) is None:
            continue
        for person, own in people.items():
            office = _called(case, claim.text, then, person, own)
            same = [term for term in own if _head(case, term) == office]
            if same and not any(term.span.overlaps(span_of(when)) for term in same):
                name = names_of(case, person)[0]
                known = ", ".join(dict.fromkeys(str(term.claim.when) for term in same))
                yield NOT_IN_OFFICE_THEN.finding(
                    f"calls {name} the {office} of the time, {when}; the case has the time in "
                    f"office as {known}",
                    claim=claim.id,
                    pointer=f"{case.pointer(claim)}/text",
                    data={"when": when, "terms": [term.claim.id for term in same]},
                )


def _called(case: Case, text: str, then: str, person: str, own: list[Term]) -> str | None:
    """The office that a text calls somebody the holder of "then", or None."""
    names = "|".join(re.escape(name) for name in _short_names(case, person))
    for head in dict.fromkeys(_head(case, term) for term in own):
        office = re.escape(head).replace(r"\ ", r"[\s-]")
        patterns = (
            rf"(?<!\w)(?:{then})[\s-]{office}(?:\s[^\W\d_]+){{0,2}}\s(?:{names})(?!\w)",
            rf"(?<!\w)(?:{names}),?\s(?:(?:the|der|die|le|la|el)\s)?(?:{then})[\s-]{office}(?!\w)",
        )
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
            return head
    return None


def _head(case: Case, term: Term) -> str:
    """What the holder of an office is called: "president" of "President of the republic"."""
    name = names_of(case, term.office)[0].replace("-", " ")
    return re.split(r"\s(?:of|von|der|des|de|du|del)\s", name, maxsplit=1)[0].casefold()


def _short_names(case: Case, person: str) -> tuple[str, ...]:
    names = names_of(case, person)
    last = [name.split()[-1] for name in names if len(name.split()[-1]) > 3]
    return tuple(dict.fromkeys((*names, *last)))
