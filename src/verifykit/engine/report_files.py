"""Reports to files and streams, in every format that is built in or that a plug-in adds."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from verifykit.atomic import replacing_text
from verifykit.config.settings import Settings
from verifykit.engine.builtins import shared_plugin_manager
from verifykit.errors import UsageError
from verifykit.plugin.formats import of_ending
from verifykit.reporting.presentation import Presentation
from verifykit.reporting.registry import FORMATS, ReportWriter, writer
from verifykit.reporting.report import Report


def write(
    reports: Report | Sequence[Report],
    target: str | os.PathLike[str] | TextIO,
    *,
    format: str | None = None,
    redacted: bool = False,
    settings: Settings | None = None,
) -> None:
    """Write one report or several to a file, all or nothing, or to a text stream.

    The format is the one of that name, else that of the file's ending. `redacted` leaves out what
    the cases mark as private, in every format. Raise UsageError where nothing says the format, the
    file cannot be written, or a mark of privacy cannot be heeded, and PluginError if the writer of
    a plug-in fails.
    """
    several = [reports] if isinstance(reports, Report) else list(reports)
    if redacted:
        # Few runs are redacted, and the parts that do it are many.
        from verifykit.reporting.redaction import redacted as without_private

        several = without_private(several)
    look = Presentation()
    if isinstance(target, (str, os.PathLike)):
        path = Path(target)
        with replacing_text(path) as stream:
            report_writer(format, path.name, look, settings).write(several, stream)
    else:
        report_writer(format, "", look, settings).write(several, target)


def report_writer(
    name: str | None, file_name: str, look: Presentation, settings: Settings | None = None
) -> ReportWriter:
    """Return the writer of that name, else the one for the longest ending that the file has."""
    if name in FORMATS:
        return writer(name, look)
    settings = settings or Settings()
    manager = shared_plugin_manager(settings)
    added = manager.formats.report_writers(FORMATS, manager.complete_settings(settings))
    known = ", ".join([*FORMATS, *sorted(added)])
    if name is None:
        found = of_ending(file_name, [*(writer(one, look) for one in FORMATS), *added.values()])
        if found is None:
            raise UsageError(
                f"the ending of {file_name or 'a stream'} says no format: name one, of {known}"
            )
        return found
    if name not in added:
        raise UsageError(f"there is no format {name!r} here; there are {known}")
    return added[name]
