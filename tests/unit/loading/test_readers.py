"""How a reader is chosen, and what readers of plug-ins may do."""

import pytest
from attrs import frozen

from verifykit.errors import PluginError
from verifykit.loading import CaseReader, RawDocument, load, load_case
from verifykit.model.place import Place

JSON = b'{"verifykit": 1, "claims": [{"id": "a", "text": "b"}]}'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("case.json", JSON),
        ("case.JSON", JSON),
        ("case.yaml", JSON),
        ("case", JSON),
        ("-", b"\xef\xbb\xbf \n" + JSON),
        ("case.txt", b"verifykit: 1\nclaims: [{id: a, text: b}]\n"),
    ],
)
def test_the_name_decides_then_the_sight(name, content):
    assert load_case(name, data=content).claims[0].text == "b"


def test_a_json_file_with_yaml_in_it_is_a_finding():
    assert [one.rule for one in load("a.json", data=b"verifykit: 1\n").findings] == ["VK005"]


class Nowhere:
    def locate(self, pointer):
        return Place("own", 3, 4)


@frozen
class OwnReader:
    name: str = "own"
    suffixes: tuple[str, ...] = (".json",)

    def sniff(self, path, head):
        return head.startswith(b"OWN")

    def read(self, path, data):
        if data == b"OWN broken":
            raise RuntimeError("out of order")
        return RawDocument(data={"verifykit": 1, "claims": [{"id": "a"}]}, places=Nowhere())


class Hasty(OwnReader):
    def sniff(self, path, head):
        return head[1_000_000] == b"O"


def test_a_plug_in_reader_goes_first_where_it_recognises_its_own():
    reader: CaseReader = OwnReader()
    (finding,) = load("a.json", data=b"OWN", readers=[reader]).findings
    assert (finding.rule, finding.path, finding.line, finding.column) == ("VK102", "own", 3, 4)
    assert load("a.json", data=JSON, readers=[reader]).case is not None


def test_a_plug_in_reader_that_fails_is_named():
    with pytest.raises(PluginError, match=r"the reader own failed on a.json: out of order"):
        load("a.json", data=b"OWN broken", readers=[OwnReader()])
    with pytest.raises(PluginError, match=r"the reader own failed on a.json: index out of range"):
        load("a.json", data=JSON, readers=[Hasty()])


def test_a_case_is_relative_to_its_folder(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(JSON)
    assert load_case(path).folder == str(tmp_path)
    assert load_case("-", data=JSON).folder is None
