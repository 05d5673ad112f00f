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
  const watch = new MutationObserver(mend);
  const open = () => {
    mend();
    watch.disconnect();
    const content = document.querySelector("article");
    if (content) watch.observe(content, { childList: true, subtree: true });
    unfold();
  };

  // A phone's menu holds the lists of the open section only, so that pages stay light; another section's name is a
  // link. Its page opens with the menu open at its list, as the arrow beside the name promises.
  const UNFOLD = "mp-menu";
  const reopen = ({ target }) => queueMicrotask(() => target.click());
  const unfold = () => {
    const drawer = document.querySelector("#__drawer");
    if (!drawer || sessionStorage.getItem(UNFOLD) !== location.pathname) return;
    sessionStorage.removeItem(UNFOLD);
    // Where Material swapped the page, it closes the menu a moment later.
    if (drawer.checked) drawer.addEventListener("change", reopen, { once: true });
    else drawer.click();
  };
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest(".md-nav__item--pruned > a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (document.querySelector("#__drawer")?.checked) sessionStorage.setItem(UNFOLD, link.pathname);
    },
    true, // before Material's script closes the menu
  );

  // With instant navigation Material swaps the page under this script and tells so.
  if (window.document$) window.document$.subscribe(open);
  else open();

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
