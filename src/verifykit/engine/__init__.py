"""assess(case, settings) -> Report: selection, isolation, waivers."""
