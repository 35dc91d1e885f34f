// A wide table scrolls: whoever has no mouse reaches it with the Tab key. The theme wraps tables when
// the page is there, so this comes after it, and again when the window has another size.
function reachable() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
addEventListener("load", () => setTimeout(reachable));
addEventListener("resize", reachable);
