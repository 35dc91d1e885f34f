"""Provenance as a picture: nodes and arrows, their layout in layers, and the drawing."""
