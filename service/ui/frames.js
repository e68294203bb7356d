// Gradio's loading mark counts its seconds in every frame, and counts on when it is long gone: a page at rest would
// keep a processor awake. Work that has asked for one frame after another for longer than anything moves here goes on
// with one a second.
{
  const LONGEST = 3000; // ms
  const ask = window.requestAnimationFrame.bind(window);
  let asking = null; // since when the work that runs just now has asked for frames
  window.requestAnimationFrame = (work) => {
    const since = asking ?? performance.now();
    const run = (now) => {
      asking = since;
      try {
        work(now);
      } finally {
        asking = null;
      }
    };
    if (performance.now() - since < LONGEST) return ask(run);
    setTimeout(() => ask(run), 1000);
    return 0; // no frame's number: a loop that slow is ended by its own doing
  };
}
