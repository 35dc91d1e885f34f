"""What a plug-in sees: markers, hook specifications, protocols, and the manager."""
