"""The corpus model: from blocks and parameters to who is right and who depends on whom."""
