// Editing in place. `element`, `trigger`, `props` and `watch` are Gradio's; the sheet is written anew after each edit.
const labels = props.labels;
let again = null; // the segment that has the focus once the sheet is written anew

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

function close() {
  const form = element.querySelector(".bq-edit");
  if (!form) return;
  const span = element.querySelector(form.dataset.of);
  form.remove();
  if (span) { span.hidden = false; span.focus(); }
}

function send(span, text) {
  again = place(span);
  trigger("correct", { column: span.dataset.column, segment: span.dataset.segment, text });
}

function open(span) {
  close();
  element.querySelectorAll(".bq-edit-open").forEach((each) => each.remove());
  const form = document.createElement("span");
  form.className = "bq-edit";
  form.dataset.of = place(span);
  const box = document.createElement("textarea");
  box.value = wordingOf(span);
  box.setAttribute("aria-label", labels.wording);
  box.lang = span.lang;
  box.dir = span.dir;
  box.rows = Math.max(2, Math.ceil(box.value.length / 40));
  const save = () => send(span, box.value);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
  });
  const tools = document.createElement("span");
  tools.className = "bq-edit-tools";
  tools.append(button(labels.save, "save", save), button(labels.cancel, "cancel", close));
  if (span.dataset.origin === "human") tools.append(button(labels.take_back, "back", () => send(span, "")));
  form.append(box, tools);
  span.hidden = true;
  span.after(form);
  box.focus();
  element.querySelectorAll(".bq-card").forEach((each) => (each.hidden = true)); // it would lie over the box
}

function offer(span) {
  element.querySelectorAll(".bq-edit-open").forEach((each) => each.remove());
  if (!span.hidden) span.after(button(labels.edit, "open", () => open(span)));
}

const isOpen = () => element.querySelector(".bq-edit") !== null;
const isReady = () => element.querySelector('table[aria-busy="false"]') !== null;

element.addEventListener("focusin", (event) => {
  const span = segmentOf(event.target);
  if (span && isReady() && !isOpen()) offer(span);
});
element.addEventListener("dblclick", (event) => {
  const span = segmentOf(event.target);
  if (span && isReady()) open(span);
});
element.addEventListener("keydown", (event) => {
  const span = segmentOf(event.target);
  if (span && isReady() && (event.key === "Enter" || event.key === "F2")) { event.preventDefault(); open(span); }
});
watch("value", () => {
  const span = again && element.querySelector(again);
  again = null;
  if (span) span.focus();
});
