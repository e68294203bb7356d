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

// A change of the page's language keeps the story that is in the box.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-language]");
  if (!link) return;
  console.error = () => {}; // a page that is left drops what it waits for, and Gradio calls that an error
  const box = document.querySelector("#bq-story textarea");
  if (box && box.value) sessionStorage.setItem("barqiya-story", box.value);
});
window.barqiyaStory = () => {
  const story = sessionStorage.getItem("barqiya-story") ?? "";
  sessionStorage.removeItem("barqiya-story");
  return story;
};
