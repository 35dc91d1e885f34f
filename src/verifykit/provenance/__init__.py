"""Who got it from whom: derivation, origins, circles, retractions."""
