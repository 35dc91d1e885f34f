"""The English words for months and days, and by which a text tells a day by another."""

from __future__ import annotations

from verifykit_grounding.vocabulary.listing import listed

WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
CALENDAR = WEEKDAYS | listed("""
january february march april may june july august september october november december
""")
"""What is written with a capital and is no name."""
ONWARD_DAYS = listed(
    "next following later earlier before after yesterday tomorrow today midnight morning"
)
"""Words by which a text tells a day by another one."""
