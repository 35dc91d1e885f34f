"""Whether two claims can hold together: subject, value, unit, scope, time, group."""

from verifykit.comparison.claims import Comparison, Kind, compare, unit_of
from verifykit.comparison.groups import Members, quantifier_of
from verifykit.comparison.memberships import Group, Member
from verifykit.comparison.pairs import compare_all
from verifykit.comparison.relations import Relations, relate

__all__ = [
    "Comparison",
    "Group",
    "Kind",
    "Member",
    "Members",
    "Relations",
    "compare",
    "compare_all",
    "quantifier_of",
    "relate",
    "unit_of",
]
