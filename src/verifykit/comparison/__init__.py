"""Whether two claims can hold together: subject, value, unit, scope, time, group."""
