// A summary's sentence lights up the sentences that it stands on, wherever they are on the screen.
{
  const light = (event) => {
    const sentence = event.target instanceof Element && event.target.closest(".bq-sentence");
    const support = new Set(sentence ? sentence.dataset.support.split(" ") : []);
    for (const source of document.querySelectorAll(".bq-taken-of li")) {
      source.classList.toggle("bq-backs", support.has(source.id.replace("bq-told-", "")));
    }
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
}
