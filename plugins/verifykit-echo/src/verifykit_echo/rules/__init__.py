"""The rules of the plug-in, each a page and a module that finds it among the echoes of a case.

The captures that the examples name are in `examples/captures/` of this distribution's source.
"""
