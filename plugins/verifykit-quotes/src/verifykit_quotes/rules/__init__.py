"""The rules of the plug-in, each a page and a module that finds it among the checked quotes.

The captures that the examples name are in `examples/captures/` of this distribution's source.
"""
