"""The columnar path: from statements of many sources to learned reliability and scores."""
