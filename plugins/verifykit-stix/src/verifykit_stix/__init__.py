"""STIX 2.1 bundles as a case, and back. A plug-in of verifykit."""
