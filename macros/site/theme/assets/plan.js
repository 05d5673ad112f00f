/* A figure's note closes on Escape (WCAG 1.4.13) and stays closed until pointer and focus have left the figure.
   Listeners stand on the document, so pages that arrive without a reload need nothing more. */
(() => {
  "use strict";

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
