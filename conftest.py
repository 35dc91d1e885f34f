"""For all tests, those of the plug-ins too: none fails for the time it takes, dear ones wait.

A property is tried on the same examples every time, so that a change is never held up by a fault
that it did not bring, and on few of them, `--long --worlds 50` on more. `--long` alone, as by
night, looks for new ones.
"""

import atexit
import gc
import re
from importlib.metadata import entry_points

import pytest
from hypothesis import HealthCheck, settings

from long_run import ALL

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
_SAME_AGAIN = settings(_UNTIMED, derandomize=True, database=None)
settings.register_profile("short", _SAME_AGAIN, max_examples=10)


# The fixtures of what is installed of the project, by the entry points that give them to others.
pytest_plugins = [
    point.module for point in entry_points(group="pytest11") if point.name.startswith("verifykit")
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`."""
    parser.addoption(
        "--long", action="store_true", help="run the tests that are marked as long or apart, too"
    )
    parser.addoption(
        "--worlds",
        type=int,
        metavar="N",
        default=ALL,
        help=f"of each {ALL:,} worlds that long tests look at, look at N, the same ones every time",
    )
    parser.addoption(
        "--apart", action="store_true", help="run the tests that are marked as apart, too"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose the examples of properties before any test is read."""
    worlds = config.getoption("--worlds")
    kind = _UNTIMED if worlds == ALL else _SAME_AGAIN
    settings.register_profile("long", kind, max_examples=worlds)
    settings.load_profile("long" if config.getoption("--long") else "short")


def pytest_collection_finish() -> None:
    """Keep the collector of garbage from what is no garbage, which took a tenth of the time.

    What is here before the first test stays until the end. What tests share stays, too, so that to
    look through all of it finds little; at the end of the process it finds nothing that matters.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 50)
    atexit.register(gc.freeze)


_DEAR_CHECKS = re.compile(
    r"(-(is_the_same_elsewhere|survives_(two_)?thousand_\w+|cost_stays_in_proportion)"
    r"|\[contradiction-(ids|order)_changes?_nothing)\]$"
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `long` or `apart`, unless it is asked for.

    Apart are the checks of conformance that take seconds for each checker, too: those that start
    processes or look at thousands of claims, and those that turn a tangle of claims over and over.
    So is what drives a browser, which is a process and takes as much as hundreds of tests.
    """
    for item in items:
        if item.get_closest_marker("browser") or _DEAR_CHECKS.search(item.nodeid):
            item.add_marker(pytest.mark.apart)
    if config.getoption("--long"):
        return
    left_out = ["long"] if config.getoption("--apart") else ["long", "apart"]
    waiting = [item for item in items if any(map(item.get_closest_marker, left_out))]
    config.hook.pytest_deselected(items=waiting)
    items[:] = [item for item in items if item not in waiting]
