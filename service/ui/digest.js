// Files that are dropped on the button are as good as chosen ones; beside it they must not replace the page.
{
  const zone = (event) => event.target instanceof Element && event.target.closest("#bq-digest-upload");
  const files = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    document.querySelector("#bq-digest-upload")?.classList.toggle("bq-over", Boolean(zone(event)));
    if (zone(event) && files(event)) event.preventDefault();
  });
  for (const end of ["dragleave", "drop", "dragend"]) {
    document.addEventListener(end, () => document.querySelector("#bq-digest-upload")?.classList.remove("bq-over"));
  }
  document.addEventListener("drop", (event) => {
    const button = zone(event);
    if (!button || !files(event)) return;
    event.preventDefault();
    const input = button.parentElement.querySelector('input[type="file"]');
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
