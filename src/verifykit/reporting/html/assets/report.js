(() => {
"use strict";
const all = (what, from = document) => [...from.querySelectorAll(what)];
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
for (const one of all("[data-js]")) one.hidden = false;

// Where the page is opened at a claim, or a link inside it leads to one.
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) {
    one.open = true;
    one.hidden = false;
  }
  const go = () => (target.closest("details") || target).scrollIntoView({ behavior: "instant" });
  go();
  // What is above gets its true height when it is first drawn, and would push the target away.
  requestAnimationFrame(() => requestAnimationFrame(() => { go(); setTimeout(go, 60); }));
};
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => all("details.needed").forEach(one => { one.open = true; }));

const theme = document.getElementById("theme");
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
theme.onclick = () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; name(); };
dark.onchange = name;
name();

for (const section of all(".claims")) {
  const form = section.querySelector("form");
  const body = section.querySelector(".index tbody");
  const rows = [...body.rows].map(row => ({
    row,
    text: fold(row.cells[1].textContent),
    card: document.getElementById(row.querySelector("a").hash.slice(1)).closest("details"),
  }));
  const has = (list, one) => !one || list.split(" ").includes(one);
  const filter = () => {
    const words = fold(form.q.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text, card } of rows) {
      const fits = words.every(word => text.includes(word)) && has(row.dataset.v, form.verdict.value)
        && has(row.dataset.r, form.rule.value) && has(row.dataset.s, form.source.value);
      row.hidden = card.hidden = !fits;
      shown += fits;
    }
    form.querySelector("output").textContent = `${shown} of ${rows.length} claims`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  for (const link of all("[data-filter]", section.closest(".case"))) {
    link.addEventListener("click", () => { form.reset(); form.verdict.value = link.dataset.filter; filter(); });
  }
  all("th[data-sort]", section).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const key = head.dataset.sort === "text"
      ? ({ text }) => text : ({ row }) => Number(row.cells[column].dataset.k);
    button.onclick = () => {
      const up = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of all("th", section)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
      const keyed = rows.map((one, place) => [key(one), place, one]);
      keyed.sort(([a, i], [b, j]) => (a < b ? -up : a > b ? up : i - j));
      body.append(...keyed.map(([, , one]) => one.row));
    };
  });
  for (const button of all("[data-all]", section)) {
    button.onclick = () => rows.forEach(({ card }) => { card.open = button.dataset.all === "open"; });
  }
}
addEventListener("keydown", event => {
  const typing = event.target.matches("input, select, textarea");
  const search = document.querySelector("[name=q]");
  if (event.key === "/" && !typing && search && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape" && event.target === search) {
    search.form.reset();
  }
});
reveal();
})();
