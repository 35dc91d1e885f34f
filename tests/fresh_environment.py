"""A virtual environment with nothing of its own, for tests that install a package."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

_QUIET = ("-q", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")


class FreshEnvironment:
    """A new virtual environment that sees the packages these tests run with.

    Nothing is fetched: what is installed into it is built from the folder or wheel given.
    """

    def __init__(self, folder):
        venv.EnvBuilder(symlinks=True).create(folder)
        base = {"base": str(folder), "platbase": str(folder)}
        self.scripts = Path(sysconfig.get_path("scripts", "venv", base))
        site = Path(sysconfig.get_path("purelib", "venv", base))
        outer = [path for path in sys.path if path.endswith("site-packages")]
        lines = [f"import site; site.addsitedir({path!r})" for path in outer]
        (site / "outer.pth").write_text("\n".join(lines) + "\n")

    def run(self, module, *arguments, cwd=None):
        """Run a module of the environment, such as pip, pytest or verifykit."""
        return subprocess.run(
            [self.scripts / "python", "-m", module, *arguments],
            cwd=cwd,
            env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def install(self, *what, cwd=None):
        """Install a folder or a wheel with pip."""
        done = self.run("pip", "install", *_QUIET, *what, cwd=cwd)
        assert done.returncode == 0, done.stderr

    def wheel(self, package, folder):
        """Build the wheel of a package into a folder, and return its path."""
        done = self.run("pip", "wheel", *_QUIET, "-w", str(folder), str(package))
        assert done.returncode == 0, done.stderr
        (wheel,) = Path(folder).glob("*.whl")
        return wheel
