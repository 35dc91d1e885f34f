"""Whether two claims can hold together: subject, value, unit, scope, time, group."""

from verifykit.comparison.claims import Comparison, Kind, compare, unit_of
from verifykit.comparison.groups import Members, quantifier_of
from verifykit.comparison.pairs import compare_all

__all__ = ["Comparison", "Kind", "Members", "compare", "compare_all", "quantifier_of", "unit_of"]
