"""The generated pages of the documentation; each module returns texts by path."""
