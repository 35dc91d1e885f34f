"""CLR010: rating words that nobody explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit.ratings import rating_of, scale_of, text
from verifykit_claimreview.rules import RATING_WORD_UNKNOWN
from verifykit_claimreview.rules.fault import reviews_in

_TOLD = 8


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding about all strangers, however many reviews use them."""
    reviews = reviews_in(context)
    if not reviews:
        return
    # A case without reviews need not wait for the words of ratings.
    from verifykit_claimreview.rating import known_words

    words = known_words().with_own(context.options.get("ratings", {}))
    strangers: Counter[str] = Counter()
    for _, review in reviews:
        word = text(rating_of(review).get("alternateName"))
        if word is not None and words.saying(word) is None:
            number = scale_of(review).label
            read = "as none" if number is None else f"by its number, as {number}"
            strangers[f"{word[:80]!r} (read {read})"] += 1
    if not strangers:
        return
    shown = ", ".join(sorted(strangers, key=lambda told: (-strangers[told], told))[:_TOLD])
    more = f" and {len(strangers) - _TOLD} others" if len(strangers) > _TOLD else ""
    ratings = f"{len(strangers)} unknown rating{'s' if len(strangers) > 1 else ''}"
    count = strangers.total()
    where = f"{count} review{'s' if count > 1 else ''}"
    yield RATING_WORD_UNKNOWN.finding(f"{ratings} in {where}: {shown}{more}")
