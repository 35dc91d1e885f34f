"""The built-in checkers keep to everything that is asked of others."""

from verifykit.config.settings import Settings
from verifykit.engine import plugin_manager
from verifykit.testing import parametrize_with_checks

_SETTINGS = Settings()
_REGISTRY = plugin_manager(_SETTINGS, installed=False).checkers(_SETTINGS)


@parametrize_with_checks(*(registered.checker for registered in _REGISTRY.checkers))
def test_conformance(checker, check):
    check(checker)
