"""Reports without what their cases mark as private, for every output."""

from verifykit.reporting.redaction.redaction import redacted, redacted_versions

__all__ = ["redacted", "redacted_versions"]
