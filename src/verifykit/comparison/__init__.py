"""Whether claims can hold together: subject, value, unit, scope, time, group."""

from verifykit.comparison.comparison import Comparison, Kind
from verifykit.comparison.declarations import Signed
from verifykit.comparison.groups import Members, quantifier_of
from verifykit.comparison.likeness import amounts
from verifykit.comparison.memberships import Group, Member
from verifykit.comparison.of_case import CaseComparison, compare_all, relate
from verifykit.comparison.readings import unit_of
from verifykit.comparison.relations import Relations

__all__ = [
    "CaseComparison",
    "Comparison",
    "Group",
    "Kind",
    "Member",
    "Members",
    "Relations",
    "Signed",
    "amounts",
    "compare_all",
    "quantifier_of",
    "relate",
    "unit_of",
]
