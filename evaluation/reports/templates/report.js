"use strict";

const PAGE = 20;
const ASCENDING = new Set(["number", "rank"]); // orders in which the least comes first

function sortable(table) {
  const body = table.tBodies[0];
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    header.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(body, header));
  }
}

function sort(body, header) {
  // Figures begin with the largest, names with the first letter.
  const figures = header.classList.contains("figure");
  const before = header.getAttribute("aria-sort");
  const after = before === "none" ? (figures ? "descending" : "ascending") : before === "ascending" ? "descending" : "ascending";
  for (const other of header.parentElement.cells) other.setAttribute("aria-sort", "none");
  header.setAttribute("aria-sort", after);
  const key = (row) => row.cells[header.cellIndex];
  const compare = figures
    ? (a, b) => key(a).dataset.value - key(b).dataset.value
    : (a, b) => key(a).textContent.trim().localeCompare(key(b).textContent.trim(), "en", { numeric: true });
  const sign = after === "ascending" ? 1 : -1;
  body.append(...[...body.rows].sort((a, b) => sign * compare(a, b)));
}

// Letters without marks: «وزير» finds «وَزِير», "Sao" finds "São".
function plain(text) {
  return text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase();
}

function segments(box) {
  const list = box.querySelector(".list");
  const all = [...list.children];
  const form = box.querySelector("form");
  const pagers = [...box.querySelectorAll(".pager")];
  const texts = new Map(); // what each segment says, read when it is first searched
  let page = 0;
  let chosen = all;

  const value = (name) => form.elements[name]?.value ?? "";
  const said = (each) => {
    if (!texts.has(each)) texts.set(each, plain(each.textContent));
    return texts.get(each);
  };

  function matches(each) {
    const { checks, length, topic } = each.dataset;
    const wanted = value("checks");
    const text = plain(value("text").trim());
    return (!wanted || (wanted === "*" ? checks !== "" : checks.split(" ").includes(wanted)))
      && (!value("words") || length === value("words"))
      && (!value("topic") || topic === value("topic"))
      && (!text || said(each).includes(text));
  }

  function choose() {
    const order = value("order");
    const sign = ASCENDING.has(order) || order.startsWith("metric-") ? 1 : -1;
    const key = (each) => Number(each.getAttribute(`data-${order}`));
    chosen = all.filter(matches).sort((a, b) => sign * (key(a) - key(b)) || a.dataset.number - b.dataset.number);
    page = 0;
    show();
  }

  function show() {
    const first = page * PAGE;
    list.replaceChildren(...chosen.slice(first, first + PAGE));
    const last = Math.min(first + PAGE, chosen.length);
    for (const pager of pagers) {
      pager.querySelector("output").textContent = chosen.length ? `${first + 1}–${last} of ${chosen.length}` : "no such segment";
      pager.querySelector("[data-step='-1']").disabled = page === 0;
      pager.querySelector("[data-step='1']").disabled = last === chosen.length;
    }
  }

  // A link to one segment turns to its page.
  function follow() {
    const place = chosen.findIndex((each) => `#${each.id}` === location.hash);
    if (place < 0) return;
    page = Math.floor(place / PAGE);
    show();
    chosen[place].scrollIntoView();
  }

  for (const pager of pagers) {
    pager.hidden = false;
    pager.addEventListener("click", (event) => {
      const step = Number(event.target.dataset.step ?? 0);
      if (!step) return;
      page += step;
      show();
      if (pager === pagers[1]) box.scrollIntoView();
    });
  }
  for (const mark of ["off", "other"]) {
    form.elements[mark]?.addEventListener("change", (event) => box.classList.toggle(`hide-${mark}`, !event.target.checked));
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => { if (event.target.type !== "checkbox") choose(); });
  window.addEventListener("hashchange", follow);
  choose();
  follow();
}

document.querySelectorAll("table.sortable").forEach(sortable);
document.querySelectorAll(".segments").forEach(segments);
