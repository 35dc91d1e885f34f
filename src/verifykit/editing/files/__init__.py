"""Edits in the file of a case, in whichever form it is, with everything else left as it was."""

from verifykit.editing.files.case_file import UneditableCase, edited_files

__all__ = ["UneditableCase", "edited_files"]
