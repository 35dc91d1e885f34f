"""One subcommand per module; its attribute `command` is the click command."""
