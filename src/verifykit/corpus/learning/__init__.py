"""Rounds over all blocks: reliability and dependence, learned from the statements themselves."""
