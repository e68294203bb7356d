// Gradio writes the browser's language at the page's root, whichever the page speaks.
{
  const root = document.documentElement;
  const own = root.lang;
  const putBack = () => {
    if (root.lang !== own) root.lang = own;
  };
  new MutationObserver(putBack).observe(root, { attributeFilter: ["lang"] });
}
