"""Writing an evaluation: text, numbers, and a page with charts."""
