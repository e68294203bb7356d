// Editing in place. `element`, `trigger`, `props` and `watch` are Gradio's; the sheet is written anew after each edit.
const labels = props.labels;
let box = null; // the open one: what is typed in it outlives the sheet around it
let sent = null; // {of, typed}: the one correction that may be on its way, since each stands on the last

const segmentOf = (node) => node instanceof Element ? node.closest("[data-segment][data-column]") : null;
const place = (span) => `[data-column="${span.dataset.column}"][data-segment="${span.dataset.segment}"]`;

// The sentence as it was written: signs of doubt and the like stand within its element.
function wordingOf(span) {
  const copy = span.cloneNode(true);
  copy.querySelectorAll(".bq-sign, em").forEach((each) => each.remove());
  return copy.textContent;
}

function button(text, kind, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `bq-edit-${kind}`;
  made.textContent = text;
  made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
  return made;
}

const isReady = () => element.querySelector('table[aria-busy="false"]') !== null;
const isSent = () => sent !== null && box?.dataset.of === sent.of && box.value === sent.typed;
const mayDrop = () => !box || box.value === box.defaultValue || isSent() || window.confirm(labels.unsaved);

// A column that was stopped, or failed, lacks paragraphs.
function isWhole(span) {
  const rows = [...element.querySelectorAll("tbody tr")];
  return !rows.some((row) => row.cells[Number(span.dataset.column) + 2]?.querySelector(".bq-missing"));
}

function drop() {
  const span = box && element.querySelector(box.dataset.of);
  element.querySelector(".bq-edit")?.remove();
  box = null;
  if (span) span.hidden = false;
  return span;
}

const close = () => drop()?.focus();

function send(text) {
  if (sent) return;
  const { column, segment } = element.querySelector(box.dataset.of).dataset;
  sent = { of: box.dataset.of, typed: box.value };
  shut();
  trigger("correct", { column, segment, text });
}

const save = () => send(box.value);

// What would be sent waits for what is on its way.
function shut() {
  const buttons = element.querySelectorAll(".bq-edit :is(.bq-edit-save, .bq-edit-back)");
  buttons.forEach((each) => (each.disabled = sent !== null));
}

function open(span) {
  if (!isWhole(span)) return offer(span);
  if (!mayDrop()) return box.focus();
  close();
  box = document.createElement("textarea");
  box.defaultValue = wordingOf(span);
  box.dataset.of = place(span);
  box.setAttribute("aria-label", labels.wording);
  box.lang = span.lang;
  box.dir = span.dir;
  box.rows = Math.max(2, Math.ceil(box.value.length / 40));
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
  });
  show(span);
  return box.focus();
}

// The box in place of its sentence.
function show(span) {
  clear();
  const form = document.createElement("span");
  form.className = "bq-edit";
  const tools = document.createElement("span");
  tools.className = "bq-edit-tools";
  tools.append(button(labels.save, "save", save), button(labels.cancel, "cancel", close));
  if (span.dataset.origin === "human") tools.append(button(labels.take_back, "back", () => send("")));
  form.append(box, tools);
  span.hidden = true;
  span.after(form);
  shut();
  element.querySelectorAll(".bq-card").forEach((each) => (each.hidden = true)); // it would lie over the box
}

const clear = () => element.querySelectorAll(".bq-edit-open, .bq-edit-why").forEach((each) => each.remove());

function why() {
  const { lang, dir } = element.querySelector(".bq-grid");
  const made = Object.assign(document.createElement("span"), { lang, dir, className: "bq-notice bq-edit-why" });
  made.setAttribute("role", "status");
  made.textContent = labels.unfinished;
  return made;
}

function offer(span) {
  clear();
  if (!span.hidden) span.after(isWhole(span) ? button(labels.edit, "open", () => open(span)) : why());
}

// Where the sheet was written anew: an answer closes its own box, and another one stays open.
function restore() {
  const span = box && element.querySelector(box.dataset.of);
  if (!span || !isReady()) return void (box = null);
  if (isSent()) return close();
  const { selectionStart, selectionEnd } = box;
  show(span);
  if (document.activeElement !== document.body && !element.contains(document.activeElement)) return undefined;
  box.focus({ preventScroll: true });
  return box.setSelectionRange(selectionStart, selectionEnd);
}

element.addEventListener("focusin", (event) => {
  const span = segmentOf(event.target);
  if (span && isReady() && !box) offer(span);
});
element.addEventListener("dblclick", (event) => {
  const span = segmentOf(event.target);
  if (span && isReady()) open(span);
});
element.addEventListener("keydown", (event) => {
  const span = segmentOf(event.target);
  if (span && isReady() && (event.key === "Enter" || event.key === "F2")) { event.preventDefault(); open(span); }
});
document.addEventListener("click", (event) => {
  const away = event.target instanceof Element && event.target.closest("#bq-run, a[data-language]");
  if (!away || !element.isConnected) return;
  if (mayDrop()) return void drop();
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
document.addEventListener("barqiya-corrected", () => setTimeout(() => { // once the sheet is written, if it is
  sent = null;
  shut();
  if (box && document.activeElement === document.body) box.focus();
}));
watch("value", () => queueMicrotask(restore)); // after the sentence that was lit is lit again
