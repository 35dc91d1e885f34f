"""The hooks of the plug-in."""
