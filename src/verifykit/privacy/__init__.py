"""What a case marks as private: which items, what gives them away, and where a text does."""

from verifykit.privacy.finder import Finder, Phrase
from verifykit.privacy.private import (
    Private,
    dates_of,
    entity_names,
    is_private,
    left_out_items,
    names_of,
    refuse_unheeded,
    single_names_of,
    texts_of,
)

__all__ = [
    "Finder",
    "Phrase",
    "Private",
    "dates_of",
    "entity_names",
    "is_private",
    "left_out_items",
    "names_of",
    "refuse_unheeded",
    "single_names_of",
    "texts_of",
]
