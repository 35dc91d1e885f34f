"""The plug-in manager: who is let in, who is left out, and that nobody harms anybody."""

import pickle
import types
from functools import partial

import pytest

from verifykit.config.settings import Settings
from verifykit.errors import ConfigError, PluginError
from verifykit.model.rule import Rule
from verifykit.plugin import API_VERSION, Plugin, PluginManager, hookimpl


def rule(code="ABC001", name="some-rule"):
    return Rule(
        code=code,
        name=name,
        severity="note",
        checks="it",
        why="so",
        fix="this",
        bad="claims: []",
        good="claims: []",
    )


class Silent:
    def __init__(self, name="silent", rules=()):
        self.name = name
        self.rules = rules

    def check(self, claim, context):
        return None


class Offers:
    def __init__(self, *checkers):
        self.offered = checkers
        self.asked = 0

    @hookimpl
    def verifykit_checkers(self, settings):
        self.asked += 1
        return self.offered


def module(**attributes):
    made = types.ModuleType("made")
    vars(made).update(attributes)
    return made


def names(manager, settings=None):
    registry = manager.checkers(settings or Settings())
    return [one.name for one in registry.checkers]


def codes(failures):
    return [failure.code for failure in failures]


def test_checkers_come_in_the_order_of_registration_and_are_asked_for_once():
    manager = PluginManager()
    first, second = Offers(Silent("one"), Silent("two")), Offers(Silent("three"))
    manager.register(first, "first")
    manager.register(second, "second")
    settings = Settings()
    assert names(manager, settings) == ["one", "two", "three"]
    assert names(manager, settings) == ["one", "two", "three"]
    assert first.asked == second.asked == 1
    assert manager.failures == ()


def test_an_implementation_may_take_fewer_arguments():
    @hookimpl
    def verifykit_checkers():
        return [Silent()]

    manager = PluginManager()
    manager.register(module(verifykit_checkers=verifykit_checkers), "short")
    assert names(manager) == ["silent"]


@hookimpl
def verifykit_chekers(settings):
    return []


@hookimpl(wrapper=True)
def verifykit_checkers(settings):
    return (yield)


def _wrong_argument():
    @hookimpl
    def verifykit_checkers(setings):
        return []

    return verifykit_checkers


def _keyword_only():
    @hookimpl
    def verifykit_checkers(*, settings):
        return []

    return verifykit_checkers


@pytest.mark.parametrize(
    ("plugin", "code", "says"),
    [
        (module(verifykit_chekers=verifykit_chekers), "VK902", "did you mean verifykit_checkers?"),
        (module(verifykit_checkers=lambda settings: []), "VK902", "not marked with @hookimpl"),
        (module(verifykit_checkers=verifykit_checkers), "VK902", "wrapper"),
        (module(verifykit_checkers=hookimpl(partial(list, []))), "VK902", "is no function"),
        (module(verifykit_checkers=_wrong_argument()), "VK902", "no argument setings"),
        (module(verifykit_checkers=_keyword_only()), "VK902", "keyword-only"),
        (Offers, "VK902", "names the class Offers"),
        (module(verifykit_api="99"), "VK901", "'99'"),
    ],
)
def test_a_malformed_plugin_is_left_out_by_name(plugin, code, says):
    manager = PluginManager()
    manager.register(Offers(Silent()), "fine")
    left_out = manager.register(plugin, "odd")
    assert left_out.state == "failed"
    assert codes(manager.failures) == [code]
    assert manager.failures[0].plugin == "odd"
    assert says in manager.failures[0].message
    assert names(manager) == ["silent"]


class NotToBeLookedAt:
    def __dir__(self):
        raise RuntimeError("no")


def test_one_module_under_two_names_is_used_once_naming_both():
    manager = PluginManager()
    plugin = Offers(Silent())
    manager.register(plugin, "first")
    manager.register(plugin, "second")
    assert [one.state for one in manager.plugins] == ["active", "failed"]
    (failure,) = manager.failures
    assert (failure.code, failure.plugin) == ("VK902", "second")
    assert "plug-in 'first'" in failure.message
    assert names(manager) == ["silent"]


def test_a_plugin_that_cannot_be_looked_at_is_left_out():
    manager = PluginManager()
    assert manager.register(NotToBeLookedAt(), "odd").state == "failed"
    assert codes(manager.failures) == ["VK900"]


def test_the_current_api_is_accepted():
    manager = PluginManager()
    assert manager.register(module(verifykit_api=API_VERSION), "m").state == "active"


def test_a_second_plugin_of_one_name_is_refused_naming_both_owners():
    manager = PluginManager()
    manager.register(Offers(Silent("one")), "twin", distribution="left", version="1")
    manager.register(Offers(Silent("two")), "twin", distribution="right", version="2")
    assert names(manager) == ["one"]
    assert codes(manager.failures) == ["VK903"]
    assert "left 1" in manager.failures[0].message
    assert "right 2" in manager.failures[0].message


@pytest.mark.parametrize(
    ("second", "taken"),
    [
        (Silent("other", [rule("ABC001", "elsewhere")]), "rule ABC001"),
        (Silent("other", [rule("ABC002", "some-rule")]), "rule some-rule"),
        (Silent("silent"), "checker silent"),
    ],
)
def test_a_second_owner_of_a_rule_or_checker_name_is_refused_naming_both(second, taken):
    manager = PluginManager()
    manager.register(Offers(Silent("silent", [rule()])), "first")
    manager.register(Offers(second, Silent("third")), "second")
    registry = manager.checkers(Settings())
    assert [one.name for one in registry.checkers] == ["silent", "third"]
    assert codes(registry.failures) == ["VK904"]
    message = registry.failures[0].message
    assert message.startswith(taken)
    assert "plug-in 'first'" in message
    assert "plug-in 'second'" in message


@pytest.mark.parametrize(
    "bad", [rule("vk001"), rule("VK123"), rule("A001"), rule("ABC0001"), rule(name="Not Kebab")]
)
def test_malformed_rules_are_refused(bad):
    manager = PluginManager()
    manager.register(Offers(Silent("bad", [bad]), Silent("good")), "m")
    registry = manager.checkers(Settings())
    assert [one.name for one in registry.checkers] == ["good"]
    assert codes(registry.failures) == ["VK905"]


def test_rules_that_can_be_gone_through_only_once_are_kept():
    manager = PluginManager()
    manager.register(Offers(Silent(rules=(one for one in [rule()]))), "once")
    registry = manager.checkers(Settings())
    assert registry.failures == ()
    assert [one.code for one in registry.rules] == ["ABC001"]


def test_a_code_that_merely_begins_like_the_reserved_one_is_fine():
    manager = PluginManager()
    manager.register(Offers(Silent("fine", [rule("VKX001")])), "m")
    assert names(manager) == ["fine"]


@pytest.mark.parametrize("thing", [None, 3, Silent, object()])
def test_what_is_no_checker_is_refused(thing):
    manager = PluginManager()
    manager.register(Offers(thing, Silent("good")), "m")
    registry = manager.checkers(Settings())
    assert [one.name for one in registry.checkers] == ["good"]
    assert codes(registry.failures) == ["VK906"]


@pytest.mark.parametrize(
    "error", [ValueError("x"), SystemExit(0), RecursionError(), GeneratorExit()]
)
def test_a_hook_that_raises_costs_only_its_own_checkers(error, capsys):
    class Breaks:
        @hookimpl
        def verifykit_checkers(self):
            print("noise")
            raise error

    manager = PluginManager()
    manager.register(Breaks(), "breaks")
    manager.register(Offers(Silent()), "fine")
    registry = manager.checkers(Settings())
    assert [one.name for one in registry.checkers] == ["silent"]
    assert codes(registry.failures) == ["VK906"]
    assert registry.failures[0].plugin == "breaks"
    assert capsys.readouterr().out == ""


def test_ctrl_c_is_the_users():
    class Interrupted:
        @hookimpl
        def verifykit_checkers(self):
            raise KeyboardInterrupt

    manager = PluginManager()
    manager.register(Interrupted(), "m")
    with pytest.raises(KeyboardInterrupt):
        manager.checkers(Settings())


class Takes(Offers):
    @hookimpl
    def verifykit_options_schema(self):
        return {
            "type": "object",
            "properties": {"depth": {"type": "integer"}},
            "additionalProperties": False,
        }


def test_options_are_validated_by_the_plugins_own_schema():
    manager = PluginManager()
    manager.register(Takes(), "takes")
    manager.checkers(Settings(plugins={"takes": {"depth": 3}}))
    with pytest.raises(ConfigError, match=r"plugins\.takes: depth: .*integer"):
        manager.checkers(Settings(plugins={"takes": {"depth": "deep"}}))
    with pytest.raises(ConfigError, match="dept"):
        manager.checkers(Settings(plugins={"takes": {"dept": 3}}))


class TakesPaths(Offers):
    @hookimpl
    def verifykit_options_schema(self):
        path = {"type": "string", "format": "path"}
        return {
            "type": "object",
            "properties": {
                "model": path,
                "lists": {"type": "array", "items": path},
                "depth": {"type": "integer", "default": 3},
                "inner": {"type": "object", "properties": {"width": {"default": 5}}},
            },
        }


def test_options_have_the_defaults_of_the_schema():
    manager = PluginManager()
    manager.register(TakesPaths(), "takes")
    assert dict(manager.complete_settings(Settings()).plugins["takes"]) == {"depth": 3}
    given = Settings(plugins={"takes": {"depth": 4, "inner": {}}})
    whole = manager.complete_settings(given).plugins["takes"]
    assert whole["depth"] == 4
    assert whole["inner"]["width"] == 5


def test_relative_paths_start_from_the_folder_of_the_configuration(tmp_path):
    manager = PluginManager()
    manager.register(TakesPaths(), "takes")
    table = {"model": "model.onnx", "lists": ["a.txt", str(tmp_path / "b.txt")]}
    settings = Settings(plugins={"takes": table}, folder=tmp_path / "desk")
    whole = manager.complete_settings(settings)
    assert whole.plugins["takes"]["model"] == str(tmp_path / "desk" / "model.onnx")
    assert whole.plugins["takes"]["lists"] == (
        str(tmp_path / "desk" / "a.txt"),
        str(tmp_path / "b.txt"),
    )
    assert manager.complete_settings(whole) == whole


def test_a_plugin_without_a_schema_takes_no_options():
    manager = PluginManager()
    manager.register(Offers(), "plain")
    with pytest.raises(ConfigError, match="takes no options"):
        manager.checkers(Settings(plugins={"plain": {"a": 1}}))


@pytest.mark.parametrize(
    "schema", [{"type": "nonsense"}, {"$ref": "https://example.org/schema.json"}, 3, []]
)
def test_a_broken_schema_leaves_the_plugin_out(schema):
    class Broken(Offers):
        @hookimpl
        def verifykit_options_schema(self):
            return schema

    manager = PluginManager()
    manager.register(Broken(Silent("one")), "broken")
    manager.register(Offers(Silent("two")), "fine")
    assert names(manager, Settings(plugins={"broken": {"a": 1}})) == ["two"]
    assert codes(manager.failures) == ["VK906"]


class Entry:
    """An installed plug-in, as it is found before it is imported."""

    def __init__(self, name, plugin, distribution="dist"):
        self.plugin = Plugin(name=name, distribution=distribution, version="1.0")
        self._module = plugin
        self.loaded = 0

    def load(self):
        self.loaded += 1
        if isinstance(self._module, BaseException):
            raise self._module
        return self._module


@pytest.fixture
def installed(monkeypatch):
    entries = []

    def found():
        return sorted(entries, key=lambda one: (one.plugin.name, one.plugin.distribution))

    monkeypatch.setattr("verifykit.plugin.manager.find_installed", found)
    return entries


def test_installed_plugins_are_found_only_when_asked_for_and_in_the_order_of_names(installed):
    installed += [Entry("b", Offers(Silent("two"))), Entry("a", Offers(Silent("one")))]
    manager = PluginManager()
    assert names(manager) == []
    manager.discover({})
    manager.discover({})
    assert names(manager) == ["one", "two"]
    assert [entry.loaded for entry in installed] == [1, 1]


def test_a_plugin_that_fails_at_import_is_named_and_the_rest_works(installed):
    installed += [
        Entry("broken", ImportError("no module named nothing")),
        Entry("exits", SystemExit(7)),
        Entry("fine", Offers(Silent())),
    ]
    manager = PluginManager()
    manager.discover({})
    assert names(manager) == ["silent"]
    assert [(one.code, one.plugin) for one in manager.failures] == [
        ("VK900", "broken"),
        ("VK900", "exits"),
    ]
    assert "no module named nothing" in manager.failures[0].message


def test_a_disabled_plugin_is_not_even_imported(installed):
    entry = Entry("loud", Offers(Silent()))
    installed.append(entry)
    manager = PluginManager(disable=["loud"])
    manager.discover({})
    assert entry.loaded == 0
    assert [(one.name, one.state) for one in manager.plugins] == [("loud", "blocked")]
    # Its options may stay in the config file.
    assert names(manager, Settings(plugins={"loud": {"a": 1}}, accept=["loud"])) == []


def test_the_environment_stops_autoload_but_not_what_is_required(installed):
    one, two = Entry("one", Offers(Silent("one"))), Entry("two", Offers(Silent("two")))
    installed += [one, two]
    manager = PluginManager(require=["two"])
    manager.discover({"VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": "1"})
    assert names(manager) == ["two"]
    assert one.loaded == 0


def test_required_plugins_must_be_there_and_work(installed):
    installed.append(Entry("broken", ImportError("x")))
    with pytest.raises(PluginError, match="'absent' is not installed"):
        PluginManager(require=["absent"]).discover({})
    with pytest.raises(PluginError, match="'broken' is broken: VK900"):
        PluginManager(require=["broken"]).discover({})
    with pytest.raises(ConfigError, match="both required and disabled"):
        PluginManager(require=["a"], disable=["a"])


def test_two_distributions_with_one_name_are_refused_naming_both(installed):
    installed += [
        Entry("twin", Offers(Silent("b")), "second-dist"),
        Entry("twin", Offers(Silent("a")), "first-dist"),
    ]
    manager = PluginManager()
    manager.discover({})
    assert names(manager) == ["a"]
    assert codes(manager.failures) == ["VK903"]
    assert "first-dist" in manager.failures[0].message
    assert "second-dist" in manager.failures[0].message


@pytest.mark.parametrize("settings", [Settings(accept=["ecoh"]), Settings(plugins={"ecoh": {}})])
def test_names_that_nobody_has_are_a_config_error(installed, settings):
    manager = PluginManager()
    manager.discover({})
    with pytest.raises(ConfigError, match="no plug-in 'ecoh'"):
        manager.checkers(settings)


def test_tryfirst_and_trylast_are_honoured():
    class First:
        @hookimpl(tryfirst=True)
        def verifykit_checkers(self):
            return [Silent("first")]

    class Last:
        @hookimpl(trylast=True)
        def verifykit_checkers(self):
            return [Silent("last")]

    manager = PluginManager()
    manager.register(Last(), "a")
    manager.register(Offers(Silent("middle")), "b")
    manager.register(First(), "c")
    assert names(manager) == ["first", "middle", "last"]


def test_a_plugin_value_pickles():
    manager = PluginManager()
    plugin = manager.register(Offers(), "m")
    assert pickle.loads(pickle.dumps(plugin)) == plugin
