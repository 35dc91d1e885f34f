"""Conflict sets in columns: what a block holds, and what is counted on it."""
