"""`verifykit completion`: the script that lets a shell complete commands, options and ids."""

from __future__ import annotations

import click


@click.command("completion", short_help="Print a completion script for a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    Your shell looks for it here; zsh needs ~/.zfunc in its $fpath:

    \b
      bash  ~/.local/share/bash-completion/completions/verifykit
      fish  ~/.config/fish/completions/verifykit.fish
      zsh   ~/.zfunc/_verifykit

    \b
    For example:
      verifykit completion fish > ~/.config/fish/completions/verifykit.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None  # the choices are the shells that click knows
    root = context.find_root().command
    click.echo(script(root, {}, "verifykit", "_VERIFYKIT_COMPLETE").source())
