"""How many worlds a long test looks at in this run: all of them by night, some at every change."""

from hypothesis import settings

ALL = 1000
"""The examples of a property of no size of its own in a run that looks at all worlds."""


def share(count: int) -> int:
    """Return how many of `count` worlds this run looks at, at least one; see `--worlds`."""
    return max(1, count * settings.default.max_examples // ALL)
