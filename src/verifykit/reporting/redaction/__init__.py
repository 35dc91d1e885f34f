"""Reports without what their cases mark as private, for every output."""

from verifykit.reporting.redaction.plugin_words import LEFT_OUT
from verifykit.reporting.redaction.redaction import (
    public_proposals,
    redacted,
    redacted_versions,
)

__all__ = ["LEFT_OUT", "public_proposals", "redacted", "redacted_versions"]
