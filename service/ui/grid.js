"use strict";
// A sentence that is pointed at, reached by key or tapped lights up in every column, and a card shows its source
// and what to check. All is heard at the document, since the grid is written anew as paragraphs come.
(() => {
  const SEGMENT = ".bq-grid [data-segment]";
  const OPENS = 300; // milliseconds until a card opens under a resting pointer, and does not while it passes
  const CLOSES = 250; // until it closes, so that the pointer can go over to the card
  let lit = null; // {grid, segment, column, card}: what shows now; no column in the source
  let held = false; // by focus or a tap, rather than by the pointer
  let timer = 0;

  const later = (milliseconds, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
  const find = (grid, segment, column) => grid?.querySelector(`[data-segment="${segment}"][data-column="${column}"]`);
  const sourceOf = (grid, segment) => document.getElementById(`${grid.id}-s${segment}`);

  function light(element, card) {
    dark();
    const grid = element.closest(".bq-grid");
    const { segment, column } = element.dataset;
    lit = { grid: grid.id, segment, column, card: card && column !== undefined };
    grid.querySelectorAll(`[data-segment="${segment}"]`).forEach((each) => each.classList.add("bq-lit"));
    if (lit.card) open(grid, element);
  }

  function dark() {
    clearTimeout(timer);
    lit = null;
    document.querySelectorAll(".bq-lit").forEach((each) => each.classList.remove("bq-lit"));
    document.querySelectorAll(".bq-card").forEach((each) => (each.hidden = true));
  }

  function open(grid, element) {
    const { segment, column } = element.dataset;
    const card = grid.querySelector(".bq-card");
    const source = sourceOf(grid, segment);
    const words = document.createElement("p");
    Object.assign(words, { lang: source.lang, dir: source.dir });
    words.append(...source.cloneNode(true).childNodes);
    card.replaceChildren(words);
    const notes = document.getElementById(`${grid.id}-n${column}-${segment}`)?.cloneNode(true);
    if (notes) {
      notes.removeAttribute("id");
      notes.hidden = false;
      card.append(notes);
    }
    card.hidden = false;
    place(grid, card, element);
  }

  // Above the sentence where there is room, so that what is read next stays to be seen.
  function place(grid, card, element) {
    card.style.left = card.style.top = "";
    const lines = element.getClientRects();
    if (getComputedStyle(card).position === "fixed" || !lines.length) return; // not shown while it is edited
    const around = grid.getBoundingClientRect();
    const buttons = [...element.parentElement.querySelectorAll("button")].map((each) => each.getBoundingClientRect());
    const bottom = Math.max(lines[lines.length - 1].bottom, ...buttons.map((each) => each.bottom));
    const above = lines[0].top - card.offsetHeight - 6;
    const left = Math.min(lines[lines.length - 1].left - around.left, around.width - card.offsetWidth);
    Object.assign(card.style, {
      left: `${Math.max(0, left)}px`,
      top: `${(above >= 0 ? above : bottom + 6) - around.top}px`,
    });
  }

  function neighbour(element, key) {
    const grid = element.closest(".bq-grid");
    const { segment, column } = element.dataset;
    const mine = [...grid.querySelectorAll(`[data-column="${column}"]`)];
    const place = mine.indexOf(element);
    if (key === "ArrowDown") return mine[place + 1];
    if (key === "ArrowUp") return mine[place - 1];
    if (key === "Home") return mine[0];
    if (key === "End") return mine[mine.length - 1];
    const onward = getComputedStyle(grid).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    return find(grid, segment, Number(column) + (key === onward ? 1 : -1));
  }

  const isWriting = () => Boolean(document.activeElement?.closest(".bq-grid textarea"));

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || isWriting()) return;
    if (event.target.closest(".bq-card")) return clearTimeout(timer);
    const element = event.target.closest(SEGMENT);
    if (element && !(lit?.card && element === find(element.closest(".bq-grid"), lit.segment, lit.column))) {
      held = false;
      light(element, false);
      later(OPENS, () => element.isConnected && light(element, true));
    } else if (element) clearTimeout(timer);
    else if (lit && !held) later(CLOSES, dark);
  });
  document.addEventListener("focusin", (event) => {
    const element = event.target.closest(SEGMENT);
    if (element) {
      held = true;
      light(element, true);
      const mine = element.closest(".bq-grid").querySelectorAll(`[data-column="${element.dataset.column}"]`);
      mine.forEach((each) => (each.tabIndex = each === element ? 0 : -1)); // Tab comes back to where one was
    } else if (held && !event.target.closest(".bq-grid")) dark();
  });
  document.addEventListener("click", (event) => {
    const element = event.target.closest(SEGMENT);
    held = Boolean(element) || isWriting();
    if (element) light(element, true);
    else if (lit && !event.target.closest(".bq-card, .bq-grid button, .bq-grid textarea")) dark();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return dark();
    const element = event.target.closest?.(SEGMENT);
    if (!element || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return element.click();
    }
    if (!["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return undefined;
    event.preventDefault();
    return neighbour(element, event.key)?.focus();
  });

  // In a grid that was written anew what was lit is lit again, and the focus stays where it was.
  new MutationObserver(() => {
    if (!lit || document.querySelector(".bq-lit")) return;
    const grid = document.getElementById(lit.grid);
    const element = lit.column === undefined ? grid && sourceOf(grid, lit.segment) : find(grid, lit.segment, lit.column);
    if (!element) return dark();
    if (held && document.activeElement === document.body) element.focus({ preventScroll: true });
    else light(element, lit.card);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
