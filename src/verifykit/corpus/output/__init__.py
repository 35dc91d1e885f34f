"""From what was learned to tables of scores and of sources."""
