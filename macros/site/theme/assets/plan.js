(() => {
  "use strict";

  // Material's script builds these two without what a screen reader and a keyboard need: a bar of one button is no
  // landmark, and a table that scrolls must be reachable.
  const mend = () => {
    for (const bar of document.querySelectorAll("nav.md-code__nav")) bar.setAttribute("role", "none");
    for (const scroller of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
      scroller.tabIndex = 0;
      scroller.setAttribute("role", "group");
      scroller.setAttribute("aria-label", "Tabel");
    }
  };
  mend();
  const content = document.querySelector("article");
  if (content) new MutationObserver(mend).observe(content, { childList: true, subtree: true });

  // A figure's note closes on Escape (WCAG 1.4.13) and stays closed until pointer and focus have left the figure.
  // Listeners stand on the document, so content that comes later needs nothing more.
  const figureOf = (node) => (node instanceof Element ? node.closest(".mp-fig") : null);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const figure of document.querySelectorAll(".mp-fig:is(:hover, :focus-within)")) {
      figure.classList.add("is-closed");
    }
  });

  document.addEventListener("mouseout", (event) => {
    const figure = figureOf(event.target);
    if (!figure || figure.contains(event.relatedTarget) || figure.matches(":focus-within")) return;
    figure.classList.remove("is-closed");
  });

  document.addEventListener("focusout", (event) => {
    const figure = figureOf(event.target);
    if (!figure || figure.contains(event.relatedTarget) || figure.matches(":hover")) return;
    figure.classList.remove("is-closed");
  });
})();
