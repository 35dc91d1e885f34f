"""Which files a patch of a case changes, and what they hold then."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verifykit.editing.patch import PatchError, apply_patch
from verifykit.errors import InputError
from verifykit.loading import RawDocument, case_problems, choose_reader, from_data
from verifykit.loading.readers.case_folder import CASE_FILES, LIST_FILES, case_folder
from verifykit.loading.text import read_bytes
from verifykit.model.edit import Edit
from verifykit.model.place import from_pointer
from verifykit.model.table import thawed_value
from verifykit.parts import part

_INDENT = re.compile(r"[\[{]\r?\n([ \t]+)")


class UneditableCase(InputError):
    """The file of a case cannot take an edit; the message says why."""


def edited_files(path: str, patch: Sequence[Edit]) -> dict[Path, bytes]:
    """Return what the files of a case hold once a patch is applied to them, by their paths.

    `path` is that of a case that loads. Only files that change are in the result. YAML keeps its
    comments, its order and its quotation marks, a table its columns and the cells of all other
    rows. Each file has been read again and says what the patch asks for; UneditableCase is raised
    if it does not, if the form is not one of verifykit's own, or if the case would break.
    """
    form = _Form.of(path)
    before = form.read()
    wanted = thawed_value(before.data)
    try:
        apply_patch(wanted, patch)
    except PatchError as error:
        raise UneditableCase(f"{path}: {error}") from error
    problems = case_problems(wanted)
    if problems:
        broken = f"{problems[0].rule} {problems[0].message}"
        raise UneditableCase(f"{path}: with the edit it breaks {broken}")
    files = form.edited(before, wanted, patch)
    if from_data(form.read_edited(files).data) != from_data(wanted):
        raise UneditableCase(f"{path}: the edit cannot be written without loss; make it by hand")
    return files


@part
class _Form:
    """The form of a case: the file that holds all of it, or a folder with lists beside it."""

    path: str
    folder: str | None

    @classmethod
    def of(cls, path: str) -> _Form:
        return cls(path, case_folder(path))

    def read(self) -> RawDocument:
        """Return the data of the case, and where it stands."""
        data = None if self.folder is not None else read_bytes(self.path)
        return choose_reader(self.path, data).read(self.path, data)

    def edited(self, before: RawDocument, wanted: Any, patch: Sequence[Edit]) -> dict[Path, bytes]:
        """Return what the files hold after the patch, those that change."""
        if self.folder is None:
            path = Path(self.path)
            return {path: _edited_file(path, before, wanted, patch)}
        files: dict[Path, bytes] = {}
        rest = []
        lists = {
            name: Path(self.folder, file)
            for file, name in LIST_FILES.items()
            if os.path.isfile(os.path.join(self.folder, file))
        }
        for edit in patch:
            name = from_pointer(edit.path)[0]
            if name not in lists:
                rest.append(edit)
            elif lists[name] not in files:
                from verifykit.editing.files.tables import edited_csv

                files[lists[name]] = edited_csv(lists[name], name, before, wanted, patch)
        if rest:
            case_file = next(
                Path(self.folder, name)
                for name in CASE_FILES
                if os.path.isfile(os.path.join(self.folder, name))
            )
            files[case_file] = _edited_file(case_file, before, wanted, rest)
        return files

    def read_edited(self, files: dict[Path, bytes]) -> RawDocument:
        """Return the data of the case as the files say it after the patch."""
        if self.folder is None:
            [data] = files.values()
            return choose_reader(self.path, data).read(self.path, data)
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            for file in (*CASE_FILES, *LIST_FILES):
                whole = Path(self.folder, file)
                if whole in files or whole.is_file():
                    data = files[whole] if whole in files else whole.read_bytes()
                    Path(folder, file).write_bytes(data)
            return choose_reader(folder, None).read(folder, None)


def _edited_file(path: Path, before: RawDocument, wanted: Any, patch: Sequence[Edit]) -> bytes:
    data = path.read_bytes()
    kind = choose_reader(str(path), data).name
    if kind == "json":
        return _edited_json(data, patch)
    if kind == "yaml":
        from verifykit.editing.files.yaml_text import edited_yaml

        return edited_yaml(data, patch)
    if kind == "xlsx":
        from verifykit.editing.files.workbook import edited_workbook

        return edited_workbook(data, before, wanted, patch)
    raise UneditableCase(f"{path}: only YAML, JSON, a folder and a workbook can be edited")


def _edited_json(data: bytes, patch: Sequence[Edit]) -> bytes:
    """Return the file with the patch applied, indented as it was."""
    text = data.decode("utf-8-sig")
    content = json.loads(text)
    apply_patch(content, patch)
    indent = _INDENT.search(text)
    written = json.dumps(content, ensure_ascii=False, indent=indent[1] if indent else None)
    return (written + ("\n" if text.endswith("\n") else "")).encode()
