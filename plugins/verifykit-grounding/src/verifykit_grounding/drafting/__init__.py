"""From a text to the draft of a case: who says what in it, as far as its own words tell."""
