"""Runs the command line in a forked process: as apart as a new one, with everything imported."""

import gc
import multiprocessing
import os
import sys
import traceback
import warnings
from functools import cache

# What a command imports when it needs it is imported here once, and not again in every child.
import verifykit.cli.commands.check
import verifykit.cli.commands.plugins
import verifykit.cli.commands.rule
import verifykit.engine.killable
import verifykit.loading.readers.choose
import verifykit.reporting.json
import verifykit.reporting.text
from verifykit.cli.main import foreign_commands, main
from verifykit.engine import builtins, plugin_manager
from verifykit.testing import Completed


@cache
def _imported():
    """Import what is installed, once and not again in every child, which would take most of it."""
    plugin_manager(verifykit.Settings())


def run_forked(*arguments, folder, environ=None):
    """Run `verifykit` in `folder`, from which Python may import too."""
    _imported()
    context = multiprocessing.get_context("fork")
    out, err = folder / ".stdout", folder / ".stderr"
    process = context.Process(
        target=_child, args=([os.fspath(one) for one in arguments], folder, environ or {}, out, err)
    )
    with warnings.catch_warnings():
        # Some other test may have left a thread behind; the child does not use what it holds.
        warnings.simplefilter("ignore", DeprecationWarning)
        # What is here already is nothing to collect: looking through it would copy all of it.
        gc.freeze()
        process.start()
        gc.unfreeze()
    process.join(60)
    process.kill()
    assert process.exitcode is not None, "it hangs"
    done = Completed(
        exit_code=process.exitcode, stdout=out.read_text("utf-8"), stderr=err.read_text("utf-8")
    )
    out.unlink()
    err.unlink()
    return done


def _child(arguments, folder, environ, out, err):
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # until the end
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # likewise
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(folder))
    os.environ.update(environ)
    os.chdir(folder)
    # The parent may have looked for plug-ins already, and none of these were there.
    builtins._shared.cache_clear()
    foreign_commands.cache_clear()
    code = 70
    try:
        code = int(main(arguments))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
