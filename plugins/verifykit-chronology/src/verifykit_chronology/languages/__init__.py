"""The words of time in five languages, one module each; others have the names of CLDR."""
