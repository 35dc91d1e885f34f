"""Takes the pictures of the report that the documentation shows, anew.

python docs/screenshots.py     writes docs/images/*.png; needs Chromium and Playwright for Python

Look at them before they are committed: a picture that nobody looked at shows nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from attrs import frozen
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
CASE = ROOT / "examples" / "mali_2020" / "case.yaml"
ANSWER = ROOT / "docs" / "cases" / "eight-links"
IMAGES = Path(__file__).parent / "images"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@frozen
class Picture:
    """A picture: its name, the page and the place on it, the window, and the colours."""

    name: str
    page: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"] = "light"
    fragment: str = ""


PICTURES = (
    Picture("first-screen", "report", (1280, 800)),
    Picture("first-screen-dark", "report", (1280, 800), "dark"),
    Picture("first-screen-phone", "report", (390, 844)),
    Picture("first-screen-phone-dark", "report", (390, 844), "dark"),
    Picture("claim", "report", (1280, 800), fragment="#claim-arms-share-china-27"),
    Picture("claim-phone", "report", (390, 844), fragment="#claim-arms-share-china-27"),
    Picture("brief", "brief", (1280, 800)),
    Picture("grounding", "grounding", (1280, 800)),
)


def write_pages(folder: Path) -> None:
    """Write the report and the brief on the example, without the configuration of anybody.

    And the report on an answer with eight links.
    """
    for name, options in (("report", []), ("brief", ["--brief"])):
        target = str(folder / f"{name}.html")
        command = [sys.executable, "-m", "verifykit", "report", str(CASE), "-o", target]
        subprocess.run([*command, "--isolated", *options], check=True)
    target = str(folder / "grounding.html")
    command = [sys.executable, "-m", "verifykit", "ground", str(ANSWER / "answer.json")]
    subprocess.run([*command, "--documents", str(ANSWER / "captures"), "-o", target], check=True)


def take(browser: Browser, folder: Path, picture: Picture) -> None:
    """Open a page as a reader does and write what the window shows."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=picture.scheme, offline=True
    )
    page = context.new_page()
    page.goto((folder / f"{picture.page}.html").as_uri() + picture.fragment)
    # What is below comes into being while the page scrolls there.
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Take every picture."""
    path = os.environ.get("VERIFYKIT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as made, sync_playwright() as driver:
        folder = Path(made)
        write_pages(folder)
        browser = driver.chromium.launch(executable_path=path or None, args=["--no-sandbox"])
        for picture in PICTURES:
            take(browser, folder, picture)
        browser.close()


if __name__ == "__main__":
    main()
