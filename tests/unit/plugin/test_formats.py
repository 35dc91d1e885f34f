"""Formats that plug-ins add: one owner for each name, and failures that name their owner."""

import io

import pytest

from verifykit.config.settings import Settings
from verifykit.errors import InputError, PluginError
from verifykit.loading import RawDocument, load
from verifykit.model.case import Case
from verifykit.plugin import PluginManager, hookimpl
from verifykit.reporting.report import Report
from verifykit.reporting.result import Tool


class Format:
    def __init__(self, name="odd", error=None):
        self.name = name
        self.suffixes = (".odd",)
        self.error = error

    def write(self, *arguments):
        if self.error is not None:
            raise self.error
        return b"written"

    def read(self, path):
        yield {"source": "s"}
        if self.error is not None:
            raise self.error

    def sniff(self, path, head):
        return False


class Adds:
    def __init__(self, *formats):
        self.formats = formats
        self.asked = 0

    @hookimpl
    def verifykit_report_writers(self):
        self.asked += 1
        return {one.name: one for one in self.formats}

    @hookimpl
    def verifykit_case_writers(self):
        return {one.name: one for one in self.formats}

    @hookimpl
    def verifykit_case_readers(self):
        return self.formats

    @hookimpl
    def verifykit_corpus_readers(self):
        return self.formats


@pytest.fixture
def manager():
    return PluginManager()


def test_formats_are_asked_for_once_and_work(manager):
    plugin = Adds(Format("one"), Format("two"))
    manager.register(plugin, "adds")
    writers = manager.formats.report_writers()
    assert list(manager.formats.report_writers()) == ["one", "two"]
    assert plugin.asked == 1
    assert writers["one"].name == "one"
    assert writers["one"].suffixes == (".odd",)
    writers["one"].write([], io.StringIO())
    assert manager.formats.case_writers()["two"].write(Case()) == b"written"
    assert [one.name for one in manager.formats.case_readers()] == ["one", "two"]
    (reader, _) = manager.formats.corpus_readers()
    assert list(reader.read("x")) == [{"source": "s"}]
    assert manager.failures == ()


def test_a_second_owner_of_a_name_is_refused_naming_both(manager):
    manager.register(Adds(Format("one")), "first")
    manager.register(Adds(Format("one"), Format("two")), "second")
    assert list(manager.formats.report_writers()) == ["one", "two"]
    (failure,) = manager.failures
    assert failure.code == "VK903"
    assert "'first'" in failure.message
    assert "'second'" in failure.message


def test_a_builtin_name_cannot_be_taken(manager):
    manager.register(Adds(Format("json"), Format("own")), "greedy")
    assert list(manager.formats.report_writers(builtin=["json", "text"])) == ["own"]
    assert [one.code for one in manager.failures] == ["VK903"]


@pytest.mark.parametrize("wrong", [Format, 3])
def test_what_is_no_format_is_refused(manager, wrong):
    class Wrong:
        @hookimpl
        def verifykit_report_writers(self):
            return {"wrong": wrong}

    manager.register(Wrong(), "a")
    manager.register(Adds(Format("fine")), "b")
    assert list(manager.formats.report_writers()) == ["fine"]
    assert [(one.code, one.plugin) for one in manager.failures] == [("VK906", "a")]


class RaisingSuffixes(Format):
    """What it raises has nothing to do with being asked."""

    suffixes = property(lambda self: 1 / 0, lambda self, value: None)


@pytest.mark.parametrize("suffixes", [None, ".odd", "", (".odd", 3), ("odd",), 1 / 3])
def test_endings_that_are_none_are_refused(manager, suffixes):
    odd = Format("odd")
    odd.suffixes = suffixes
    manager.register(Adds(odd), "a")
    manager.register(Adds(Format("fine")), "b")
    assert list(manager.formats.case_writers()) == ["fine"]
    assert [(one.code, one.plugin) for one in manager.failures] == [("VK906", "a")]


def test_a_format_that_cannot_be_looked_at_is_refused(manager):
    manager.register(Adds(RaisingSuffixes()), "a")
    manager.register(Adds(Format("fine")), "b")
    assert list(manager.formats.case_writers()) == ["fine"]
    assert [(one.code, one.plugin) for one in manager.failures] == [("VK906", "a")]


@pytest.mark.parametrize("answer", [None, 3, [None]])
def test_a_hook_that_gives_nonsense_is_named(manager, answer):
    class Nonsense:
        @hookimpl
        def verifykit_case_readers(self):
            return answer

    manager.register(Nonsense(), "a")
    manager.register(Adds(Format("fine")), "b")
    assert [one.name for one in manager.formats.case_readers()] == ["fine"]
    assert [(one.code, one.plugin) for one in manager.failures] == [("VK906", "a")]


def test_a_format_that_fails_names_its_plugin(manager):
    manager.register(Adds(Format("odd", ZeroDivisionError("x"))), "adds")
    with pytest.raises(PluginError, match=r"report writer 'odd' of plug-in 'adds' .*ZeroDivision"):
        manager.formats.report_writers()["odd"].write([], io.StringIO())
    with pytest.raises(PluginError, match="case writer"):
        manager.formats.case_writers()["odd"].write(Case())
    with pytest.raises(PluginError, match="corpus reader"):
        list(manager.formats.corpus_readers()[0].read("x"))


def test_bad_input_is_not_the_plugins_fault(manager):
    manager.register(Adds(Format("odd", InputError("not a corpus"))), "adds")
    with pytest.raises(InputError):
        list(manager.formats.corpus_readers()[0].read("x"))


def test_a_reader_who_left_is_not_the_plugins_fault(manager):
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    manager.register(Adds(Format("odd")), "adds")
    with pytest.raises(BrokenPipeError):
        manager.formats.report_writers()["odd"].write([], Gone())


@pytest.mark.parametrize("error", [SystemExit(0), FileNotFoundError(2, "no template")])
def test_a_format_that_ends_the_process_or_misses_a_file_is_named(manager, error):
    manager.register(Adds(Format("odd", error)), "adds")
    with pytest.raises(PluginError, match="report writer 'odd' of plug-in 'adds'"):
        manager.formats.report_writers()["odd"].write([], io.StringIO())
    with pytest.raises(PluginError, match="case writer"):
        manager.formats.case_writers()["odd"].write(Case())
    with pytest.raises(PluginError, match="corpus reader"):
        list(manager.formats.corpus_readers()[0].read("x"))


def test_half_a_report_is_not_written_and_what_is_printed_is_no_report(manager, capsys):
    class Prints(Format):
        def write(self, reports, stream):
            print("printed")
            stream.write("half")
            if self.error is not None:
                raise self.error

    manager.register(Adds(Prints("whole"), Prints("odd", KeyError("x"))), "adds")
    written = io.StringIO()
    with pytest.raises(PluginError):
        manager.formats.report_writers()["odd"].write([], written)
    assert written.getvalue() == ""
    manager.formats.report_writers()["whole"].write([], written)
    assert written.getvalue() == "half"
    out, err = capsys.readouterr()
    assert (out, err) == ("", "printed\nprinted\n")


@pytest.mark.parametrize(
    "written", [None, "text", {"case.csv": "text"}, {"../case.csv": b"x"}, {"/case.csv": b"x"}]
)
def test_a_case_writer_that_returns_no_files_is_named(manager, written):
    class Wrong(Format):
        def write(self, case):
            return written

    manager.register(Adds(Wrong("odd")), "adds")
    with pytest.raises(PluginError, match="case writer 'odd' of plug-in 'adds'"):
        manager.formats.case_writers()["odd"].write(Case())


def test_report_writers_are_made_for_the_settings(manager):
    class Configured:
        @hookimpl
        def verifykit_report_writers(self, settings):
            return {settings.plugins.get("own", {}).get("name", "default"): Format("x")}

    manager.register(Configured(), "own")
    assert list(manager.formats.report_writers()) == ["default"]
    settings = Settings(plugins={"own": {"name": "mine"}})
    assert list(manager.formats.report_writers(settings=settings)) == ["mine"]
    assert list(manager.formats.report_writers()) == ["default"]


def test_a_corpus_reader_that_gives_no_rows_is_named_and_the_rows_before_it_are_there(manager):
    class Odd(Format):
        def read(self, path):
            yield {"source": "s"}
            yield 5

    manager.register(Adds(Odd()), "adds")
    rows = manager.formats.corpus_readers()[0].read("x")
    assert next(rows) == {"source": "s"}
    with pytest.raises(PluginError, match=r"corpus reader 'odd' of plug-in 'adds' .* an? int"):
        next(rows)


def test_writers_that_change_what_they_are_given_are_named(manager):
    class Changes(Format):
        def write(self, given, stream=None):
            given = given if stream is None else given[0]
            object.__setattr__(given, "claims", ("x",))
            return b""

    case = Case()
    report = Report(tool=Tool(version="1"), case=case)
    manager.register(Adds(Changes("odd")), "adds")
    with pytest.raises(PluginError, match="it changed the reports"):
        manager.formats.report_writers()["odd"].write([report], io.StringIO())
    with pytest.raises(PluginError, match="it changed the case"):
        manager.formats.case_writers()["odd"].write(case)
    assert (report.claims, case.claims) == ((), ())


class Reads(Format):
    def __init__(self, sniff, read):
        super().__init__("odd")
        self.sniff = sniff
        self.read = read


def raises(error):
    def function(*arguments):
        raise error

    return function


@pytest.mark.parametrize("error", [ValueError("boo"), SystemExit(0)])
def test_a_reader_that_cannot_say_what_is_its_own_is_named_and_others_are_asked(
    manager, error, tmp_path
):
    path = tmp_path / "case.yaml"
    path.write_text("verifykit: 1\nclaims: []\n")
    manager.register(Adds(Reads(raises(error), raises(error))), "adds")
    assert load(path, readers=manager.formats.case_readers()).case is not None
    load(path, readers=manager.formats.case_readers())
    assert [(one.code, one.plugin) for one in manager.failures] == [("VK906", "adds")]


class Misplaces:
    def locate(self, pointer):
        raise KeyError(pointer)


FAULTY = {"verifykit": 1, "claims": [{"id": "a", "text": 5}]}


@pytest.mark.parametrize(
    "read",
    [
        raises(ValueError("boo")),
        raises(SystemExit(0)),
        raises(FileNotFoundError(2, "no model")),
        lambda path, data: None,
        lambda path, data: RawDocument(data={}, places=None, findings=("x",)),
        lambda path, data: RawDocument(data=FAULTY, places=None),
        lambda path, data: RawDocument(data=FAULTY, places=Misplaces()),
    ],
)
def test_a_reader_that_fails_is_named(manager, read, tmp_path):
    path = tmp_path / "case.odd"
    path.write_text("x")
    manager.register(Adds(Reads(lambda path, head: True, read)), "adds")
    with pytest.raises(PluginError, match=r"^the case reader 'odd'.* of plug-in 'adds'"):
        load(path, readers=manager.formats.case_readers())
