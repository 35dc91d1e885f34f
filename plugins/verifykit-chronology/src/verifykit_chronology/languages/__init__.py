"""The words of time in five languages, one TOML file each; others have the names of CLDR."""
