"""The two marks of pluggy: on what verifykit asks for, and on what a plug-in answers."""

from __future__ import annotations

import pluggy

PROJECT = "verifykit"

hookspec = pluggy.HookspecMarker(PROJECT)
"""Marks the specification of a hook, in `verifykit.plugin.specs` alone."""

hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a plug-in's implementation of a hook; without the mark it would never be called.

`tryfirst` and `trylast` are honoured, `wrapper` is refused: no plug-in stands between verifykit
and another plug-in.
"""
