"""The rules of the plug-in, each a page and a module that finds it in what Crossref knows."""
