"""The version of the interface between verifykit and its plug-ins."""

API_VERSION = "1"
"""A plug-in may state `verifykit_api = "1"`; one built for another version is refused, by name.

The number changes when a plug-in that keeps the documented contract could break: a hook, a
protocol or a public value loses something or changes its meaning. An addition does not change it:
an implementation of a hook may take fewer arguments than the specification offers.
"""
