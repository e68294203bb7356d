"use strict";
// A sentence that is pointed at, reached by key or tapped lights up in every column; a card shows its source
// and what to check. All is heard at the document, since the grid is written anew as paragraphs come.
(() => {
  const SEGMENT = ".bq-grid [data-segment]";
  let shown = null; // {id of the grid, segment, column or undefined}
  let held = false; // by focus or a tap, rather than by the pointer

  const all = (grid, segment) => grid.querySelectorAll(`[data-segment="${segment}"]`);
  const find = (grid, segment, column) => grid.querySelector(`[data-segment="${segment}"][data-column="${column}"]`);

  function light(element) {
    dark();
    const grid = element.closest(".bq-grid");
    const { segment, column } = element.dataset;
    shown = { grid: grid.id, segment, column };
    all(grid, segment).forEach((each) => each.classList.add("bq-lit"));
    if (column !== undefined) fill(grid, element);
  }

  function dark() {
    shown = null;
    document.querySelectorAll(".bq-lit").forEach((each) => each.classList.remove("bq-lit"));
    document.querySelectorAll(".bq-card").forEach((each) => (each.hidden = true));
  }

  function fill(grid, element) {
    const card = grid.querySelector(".bq-card");
    const source = document.getElementById(`${grid.id}-s${element.dataset.segment}`);
    const words = document.createElement("p");
    Object.assign(words, { lang: source.lang, dir: source.dir, textContent: source.textContent });
    const notes = document.getElementById(`${grid.id}-n${element.dataset.column}-${element.dataset.segment}`);
    const told = notes ? [notes.cloneNode(true)] : [];
    told.forEach((each) => {
      each.hidden = false;
      each.removeAttribute("id");
    });
    card.replaceChildren(words, ...told);
    card.hidden = false;
    place(grid, card, element);
  }

  function place(grid, card, element) {
    card.style.left = card.style.top = "";
    if (getComputedStyle(card).position === "fixed") return;
    const lines = element.getClientRects();
    const [first, last, around] = [lines[0], lines[lines.length - 1], grid.getBoundingClientRect()];
    const left = Math.min(last.left - around.left, around.width - card.offsetWidth);
    const below = last.bottom + card.offsetHeight + 8 <= innerHeight || first.top < card.offsetHeight + 8;
    const top = below ? last.bottom + 6 : first.top - card.offsetHeight - 6;
    Object.assign(card.style, { left: `${Math.max(0, left)}px`, top: `${top - around.top}px` });
  }

  function stepped(element, key) {
    const grid = element.closest(".bq-grid");
    const { segment, column } = element.dataset;
    const onward = getComputedStyle(grid).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const mine = [...grid.querySelectorAll(`[data-column="${column}"]`)];
    const place = mine.indexOf(element);
    if (key === "ArrowDown") return mine[place + 1];
    if (key === "ArrowUp") return mine[place - 1];
    if (key === "Home") return mine[0];
    if (key === "End") return mine[mine.length - 1];
    return find(grid, segment, Number(column) + (key === onward ? 1 : -1));
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.target.closest(".bq-card")) return;
    const element = event.target.closest(SEGMENT);
    if (element) {
      held = false;
      light(element);
    } else if (shown && !held) dark();
  });
  document.addEventListener("focusin", (event) => {
    const element = event.target.closest(SEGMENT);
    if (element) {
      held = true;
      light(element);
      element.closest(".bq-grid").querySelectorAll(`[data-column="${element.dataset.column}"]`).forEach((each) => {
        each.tabIndex = each === element ? 0 : -1; // Tab comes back to where one was
      });
    } else if (held && !event.target.closest(".bq-card")) dark();
  });
  document.addEventListener("click", (event) => {
    const element = event.target.closest(SEGMENT);
    if (element) {
      held = true;
      light(element);
    } else if (held && !event.target.closest(".bq-card")) dark();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return dark();
    const element = event.target.closest?.(`${SEGMENT}[data-column]`);
    if (!element || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      element.click();
    } else if (["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      event.preventDefault();
      stepped(element, event.key)?.focus();
    }
  });

  // A grid that was written anew lights what was lit, and the focus stays where it was.
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      if (!shown || document.querySelector(".bq-lit")) return;
      const { grid, segment, column } = shown;
      const element = column === undefined
        ? document.getElementById(`${grid}-s${segment}`)
        : document.getElementById(grid) && find(document.getElementById(grid), segment, column);
      if (!element) return dark();
      light(element);
      if (held && document.activeElement === document.body) element.focus({ preventScroll: true });
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
