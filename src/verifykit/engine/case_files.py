"""Cases from files and to files, in every format that is built in or that a plug-in adds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from verifykit.atomic import replace_files, replacing
from verifykit.config.settings import Settings
from verifykit.editing.files import edited_files
from verifykit.engine.builtins import shared_plugin_manager
from verifykit.errors import UsageError
from verifykit.loading import WRITERS, CaseReader, CaseWriter, load_case
from verifykit.loading.readers.case_folder import CASE_FILES, LIST_FILES
from verifykit.model.case import Case
from verifykit.model.edit import Edit
from verifykit.plugin import PluginManager
from verifykit.plugin.formats import of_ending

STANDARD_OUTPUT = Path("-")
"""What stands for standard output where a file could be named."""
_FOLDER_FILES = (*CASE_FILES, *LIST_FILES)
_FILE_ENDINGS = {".csv", *(suffix for writer in WRITERS.values() for suffix in writer.suffixes)}
"""What nobody calls a folder, whatever is to be written into it."""


def load(
    path: str | os.PathLike[str],
    *,
    data: bytes | None = None,
    readers: Sequence[CaseReader] | None = None,
    settings: Settings | None = None,
) -> Case:
    """Return the case at a path: YAML, JSON, XLSX, a folder of CSV, or what a plug-in reads.

    `data` stands for the content of the file, and `path` is then only its name. `readers` are
    asked before the built-in ones; if None, those of the plug-ins that are installed and that
    `settings` do not leave out. Raise InvalidCase, whose `findings` hold every fault with its
    place, if the case cannot be read or is invalid, and PluginError if a reader fails.
    """
    if readers is None:
        settings = settings or Settings()
        manager = shared_plugin_manager(settings)
        readers = manager.formats.case_readers(manager.complete_settings(settings))
    return load_case(path, data=data, readers=readers)


def save(
    case: Case,
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    replace: bool = False,
    settings: Settings | None = None,
) -> None:
    """Write a case to a path, in the format of that name or of the path's ending, all or nothing.

    A path without an ending is a folder with a CSV file for each list. Raise UsageError where
    nothing says the format, or a file is there already and may not be replaced, InvalidCase if
    the format cannot hold all of the case, and PluginError if the writer of a plug-in fails.
    """
    target = Path(path)
    manager = shared_plugin_manager(settings or Settings())
    writer = case_writer(format, target, manager)
    save_written(writer.write(case), target, replace=replace)


def convert(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    format: str | None = None,
    replace: bool = False,
    settings: Settings | None = None,
) -> None:
    """Write the case at one path to another one, as `load` and `save` do; raise what they raise."""
    case = load(source, settings=settings)
    save(case, target, format=format, replace=replace, settings=settings)


def edit(path: str | os.PathLike[str], patch: Sequence[Edit]) -> None:
    """Write edits into the files of a case, in whichever form it is, as a person would by hand.

    A YAML file keeps its comments and its order, a table its other rows. Raise InputError, with
    nothing changed, if the patch does not fit, the case would break, or it cannot be written
    without loss.
    """
    for file, content in edited_files(os.fspath(path), patch).items():
        with replacing(file) as stream:
            stream.write(content)


def case_writer(name: str | None, target: Path, manager: PluginManager) -> CaseWriter:
    """Return the writer of that name, else the one for the longest ending that the target has."""
    writers: dict[str, CaseWriter] = dict(WRITERS)
    if name is None and target == STANDARD_OUTPUT:
        raise UsageError("standard output has no ending that says the format: name it")
    if name not in writers:
        writers |= manager.formats.case_writers(WRITERS)
    if name is not None:
        if name not in writers:
            raise _no_such_writer(name, writers, manager)
        return writers[name]
    found = of_ending(target.name, writers.values())
    if found is not None:
        return found
    if not target.suffix:
        return next(writer for writer in writers.values() if not writer.suffixes)
    if target.suffix.lower() == ".csv":
        raise _no_single_file(target)
    raise UsageError(f"the ending of {target} says no format: name one, of {', '.join(writers)}")


def _no_such_writer(name: str, writers: Iterable[str], manager: PluginManager) -> UsageError:
    """The fault that names what there is; a format of reports is written by `check`."""
    # Imported here, since whoever names a format of cases need not wait for it.
    from verifykit.reporting.registry import FORMATS

    added = manager.formats.report_writers(FORMATS, manager.complete_settings(Settings()))
    of_reports = f"; {name} is one of reports: verifykit check CASE --output {name}=FILE"
    hint = of_reports if name in FORMATS or name in added else ""
    return UsageError(f"there is no format {name!r} here; there are {', '.join(writers)}{hint}")


def save_written(written: bytes | Mapping[str, bytes], target: Path, *, replace: bool) -> None:
    """Write what a writer made to a file or into a folder; raise UsageError where it may not be."""
    if isinstance(written, bytes):
        _save_file(written, target, replace=replace)
    elif target == STANDARD_OUTPUT:
        raise UsageError("this format is a folder and cannot go to standard output")
    elif target.suffix.lower() in _FILE_ENDINGS and not target.is_dir():
        raise _no_single_file(target)
    else:
        _refuse_to_replace([target, *(target / name for name in _FOLDER_FILES)], replace=replace)
        stale = [name for name in LIST_FILES if name not in written]
        replace_files(target, written, stale=stale)


def _no_single_file(target: Path) -> UsageError:
    folder = target.with_suffix("")
    return UsageError(
        f"a case in CSV is a folder with a file for each list: name a folder, such as {folder}, "
        f"not {target}"
    )


def _save_file(written: bytes, target: Path, *, replace: bool) -> None:
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(written)
        return
    _refuse_to_replace([target], replace=replace)
    with replacing(target) as stream:
        stream.write(written)


def _refuse_to_replace(paths: Iterable[Path], *, replace: bool) -> None:
    there = next((path for path in paths if path.is_file()), None)
    if there is not None and not replace:
        raise UsageError(f"{there} is there already; --force (replace=True) replaces it")
