"""Whether a document credits a statement to whom a sentence credits it."""

from __future__ import annotations

from verifykit_grounding.drafting.credits import Credit, credits_of


def credited_elsewhere(sentence: str, passage: str) -> tuple[Credit, str] | None:
    """Return a credit of a sentence, and whom the passage credits instead; None if it does not.

    Only people are looked at, by their surname, since houses go by many names; and only where the
    passage itself says who speaks. Both are read as English.
    """
    ours = [
        one
        for one in credits_of(sentence)[0]
        if one.part == "speaker" and one.party.sense == "named" and one.party.kind == "person"
    ]
    if not ours:
        return None
    found, open_points = credits_of(passage)
    # A pronoun or a description may be whoever the sentence names.
    if open_points:
        return None
    theirs = [one.party.name for one in found if one.part in ("speaker", "origin")]
    said = {word.casefold() for name in theirs for word in name.split()}
    for one in ours:
        if theirs and one.party.name.split()[-1].casefold() not in said:
            return one, theirs[0]
    return None
