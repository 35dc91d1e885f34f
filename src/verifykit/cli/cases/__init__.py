"""Commands about cases: what they read, how it is assessed, and where the answer goes."""
