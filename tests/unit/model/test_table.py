"""A plug-in's table of options: nobody can change it, and it pickles."""

import pickle

import pytest

from verifykit.config.settings import Settings
from verifykit.model.table import freeze, thaw


def test_a_frozen_table_is_read_like_a_mapping():
    data = {"a": 1, "b": {"c": [1, {"d": 2}]}}
    table = freeze(data)
    assert table["b"]["c"][1]["d"] == 2
    assert dict(table).keys() == {"a", "b"}
    assert thaw(table) == data
    assert table == freeze(data)


def test_it_cannot_be_changed_at_any_depth():
    data = {"b": {"c": [1]}}
    table = freeze(data)
    with pytest.raises(TypeError):
        table["a"] = 1
    with pytest.raises(TypeError):
        table["b"]["c"] = 1
    with pytest.raises(TypeError):
        table["b"]["c"][0] = 2
    data["b"]["c"].append(2)
    assert table["b"]["c"] == (1,)


def test_settings_freeze_the_tables_of_plugins_and_pickle():
    settings = Settings(plugins={"echo": {"depth": 3}})
    with pytest.raises(TypeError):
        settings.plugins["echo"]["depth"] = 4
    assert pickle.loads(pickle.dumps(settings)) == settings
