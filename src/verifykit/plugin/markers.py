"""The interface for plug-ins: its version, and the two marks of pluggy on questions and answers."""

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

API_VERSION = "1"
"""A plug-in may state `verifykit_api = "1"`; one built for another version is refused, by name.

The number changes when a plug-in that keeps the documented contract could break: a hook, a
protocol or a public value loses something or changes its meaning. An addition does not change it:
an implementation of a hook may take fewer arguments than the specification offers.
"""
