"""The text of captured pages: plain text, HTML and WARC, for plug-ins that read what was said."""

from verifykit.captures.capture import read_capture
from verifykit.captures.reader import CapturedText, CaptureReader, UnreadableCapture

__all__ = ["CaptureReader", "CapturedText", "UnreadableCapture", "read_capture"]
