"""Commands about corpora: what is asked for, and the run that answers it."""
