"use strict";

// What is copied or saved never lies on the server's disk: it comes as text, and the browser makes the file.
window.barqiyaSave = (given) => {
  if (!given) return;
  const { name, type, content } = JSON.parse(given);
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

// The clipboard's own interface is there on https and on this machine only; the older way works everywhere.
window.barqiyaCopy = async (given) => {
  if (!given) return;
  try {
    await navigator.clipboard.writeText(given);
  } catch {
    const box = document.createElement("textarea");
    box.value = given;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
};

// A page that is loaded anew, or in another language, has the story and the choice of columns back: a browser tab
// keeps them while its page is away, and no longer.
const KEPT = { story: "barqiya-story", columns: "barqiya-columns" };
let chosen = null; // languages and systems of all columns, once one is changed
window.barqiyaChosen = (...values) => void (chosen = values);
window.addEventListener("pagehide", () => {
  const story = document.querySelector("#bq-story textarea")?.value ?? "";
  const shown = document.querySelectorAll('[id^="bq-column-"]:not(.hide)').length;
  const sheet = document.querySelector("#bq-sheet table") !== null;
  try {
    sessionStorage.setItem(KEPT.columns, JSON.stringify({ shown, chosen, sheet }));
    sessionStorage.setItem(KEPT.story, story);
  } catch {} // there is no room for a story of many megabytes
});
const taken = (key) => {
  const value = sessionStorage.getItem(key) ?? "";
  sessionStorage.removeItem(key);
  return value;
};
window.barqiyaStory = () => taken(KEPT.story);
window.barqiyaColumns = () => {
  const kept = taken(KEPT.columns);
  chosen = kept ? JSON.parse(kept).chosen : null;
  return kept;
};

// A button that is pressed may be shut at once, and would take the focus with it: it goes to where the work is told.
const TOLD = {
  "bq-run": "bq-told",
  "bq-stop": "bq-told",
  "bq-summarise-run": "bq-summarise-notice",
  "bq-summarise-stop": "bq-summarise-notice",
  "bq-digest-run": "bq-digest-told",
  "bq-digest-stop": "bq-digest-told",
  "bq-vote-cancel": "bq-vote-told",
  "bq-models-pull": "bq-models-notice",
  "bq-models-verify": "bq-models-notice",
  "bq-models-stop": "bq-models-notice",
};
document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("button");
  const told = pressed && TOLD[pressed.id];
  if (told) document.querySelector(`#${told} [aria-live]`)?.focus({ preventScroll: true });
});

// A wording that is typed is not lost without a question. Work that is under way is not asked about: what is ready of
// it is remembered, and Gradio cuts its connection at the question, even where the reader stays.
window.addEventListener("beforeunload", (event) => {
  const box = document.querySelector(".bq-edit textarea");
  if (box && box.value !== box.defaultValue) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-language]");
  if (link) console.error = () => {}; // a page that is left drops what it waits for, and Gradio calls that an error
});
