"""The text of captured pages: plain text, HTML and WARC, for plug-ins that read what was said."""

from verifykit.captures.captured import CapturedText, read_capture
from verifykit.captures.unreadable import UnreadableCapture

__all__ = ["CapturedText", "UnreadableCapture", "read_capture"]
