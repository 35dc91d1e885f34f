"""Reports, and what people and programs read of them: one output format per module.

The library never prints: a writer writes to the stream that it is given, and to nothing else.
"""
