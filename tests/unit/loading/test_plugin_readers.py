"""Readers that plug-ins bring, when they fail."""

import pytest

from verifykit.errors import PluginError
from verifykit.loading import load


class Clumsy:
    name = "clumsy"
    suffixes = (".json",)

    def sniff(self, path, head):
        return head[1_000_000]

    def read(self, path, data):
        raise AssertionError


class Eager(Clumsy):
    name = "eager"

    def sniff(self, path, head):
        return True


@pytest.mark.parametrize("reader", [Clumsy(), Eager()], ids=lambda reader: reader.name)
def test_a_reader_that_fails_is_named(reader, tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"verifykit": 1}')
    with pytest.raises(PluginError, match=f"the reader {reader.name} failed"):
        load(path, readers=[reader])
