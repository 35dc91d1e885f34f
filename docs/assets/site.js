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

// The theme has the contents of a page twice; whoever hears the page tells them apart by name.
const landmarks = new Set();
for (const nav of document.querySelectorAll("nav[aria-label]")) {
  const name = nav.getAttribute("aria-label");
  let own = name;
  for (let count = 2; landmarks.has(own); count++) own = `${name} (${count})`;
  nav.setAttribute("aria-label", own);
  landmarks.add(own);
}
