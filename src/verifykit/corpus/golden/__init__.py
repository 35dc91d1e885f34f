"""Golden records: one record per cluster of records that a linkage found to be of one thing."""
