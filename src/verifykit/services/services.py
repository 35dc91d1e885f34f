"""What one plug-in is given beside the case: its cache, its way to the network, its captures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field

from verifykit.config.settings import Settings
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.table import EMPTY
from verifykit.parts import frozen

if TYPE_CHECKING:
    from verifykit.captures import CapturedText, CaptureReader
    from verifykit.services.cache import Cache
    from verifykit.services.http import HttpClient

Progress = Callable[[str, float], None]
"""Is told what is being done and which share of it is done, from 0 to 1."""


@frozen(kw_only=True)
class Services:
    """What verifykit does for one plug-in, under the settings of a run.

    `options` is the plug-in's own table, with the defaults of its schema. `folder` is that of the
    configuration file, which relative paths start from; None = the working directory.
    """

    plugin: str
    version: str = ""
    _settings: Settings = field(factory=Settings, repr=False)
    _case: Case | None = field(default=None, repr=False)
    _told: Progress | None = field(default=None, repr=False, eq=False)
    _readers: tuple[CaptureReader, ...] = field(default=(), repr=False)

    @property
    def options(self) -> Mapping[str, Any]:
        """The plug-in's own table of options."""
        return self._settings.plugins.get(self.plugin, EMPTY)

    @property
    def folder(self) -> Path | None:
        """The folder that relative paths of the configuration start from."""
        return self._settings.folder

    @property
    def offline(self) -> bool:
        """Whether the network is off: one switch for everything."""
        return self._settings.offline

    @property
    def can_ask(self) -> bool:
        """Return whether a request may have an answer: from the network, or from a recording."""
        return self._settings.online or self._settings.recordings is not None

    @cached_property
    def cache(self) -> Cache:
        """The plug-in's own cache; what another version of it kept is not found."""
        from verifykit.services.cache import cache_of

        return cache_of(self.plugin, self.version, self._settings.cache)

    @cached_property
    def http(self) -> HttpClient:
        """The client for the network, which is off without `--online`."""
        from verifykit.services.http import HttpClient
        from verifykit.services.privacy import Guard
        from verifykit.services.recordings import Recordings

        return HttpClient(
            online=self._settings.online,
            recordings=Recordings(self._settings.recordings),
            guard=Guard(self._case, self._settings.share_private),
        )

    def progress(self, what: str, share: float) -> None:
        """Tell whoever waits what is being done, and which share of it is done, from 0 to 1."""
        if self._told is not None:
            self._told(what, share)

    def read_capture(self, case: Case, document: Document) -> CapturedText:
        """Return the text of a document's capture, also of a kind that a plug-in reads.

        Raise `verifykit.captures.UnreadableCapture`.
        """
        from verifykit.captures import read_capture

        return read_capture(case, document, self._readers)
