"""The sections of the page: each module says what one of them shows, its template how."""
