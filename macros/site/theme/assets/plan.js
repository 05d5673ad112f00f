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
    offer();
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

  // A wrong figure: a row's link holds its message in short, for WhatsApp and for readers without this script. Here
  // it opens the page's message with the row in it, so that it can also be copied, mailed or printed.
  const slip = () => document.querySelector("#mp-slip");
  const offer = () => {
    for (const button of document.querySelectorAll("[data-lapor=salin]")) button.parentElement.hidden = false;
    if (location.hash === "#mp-lapor") show();
  };
  const show = () => {
    const message = slip();
    if (!message) return;
    message.closest("details").open = true;
    message.scrollIntoView({ block: "center" });
    message.focus({ preventScroll: true });
  };
  const fill = (short) => {
    const head = slip().firstChild;
    head.whole ??= head.data; // as it was built
    const lines = head.whole.split("\n");
    for (const line of short.split("\n")) {
      const key = line.slice(0, line.indexOf(":") + 1);
      const at = key ? lines.findIndex((other) => other.startsWith(key)) : -1;
      // On its own page a metric's rows name it by its id only.
      const same = key === "indikator:" && lines[at]?.startsWith(`${line} (`);
      if (at >= 0 && !same) lines[at] = line;
    }
    head.data = lines.join("\n");
    for (const way of slip().closest("details").querySelectorAll("[data-pesan]")) {
      const text = slip().textContent.replace(/\n/g, way.protocol === "mailto:" ? "\r\n" : "\n");
      const [before] = way.href.split(`${way.dataset.pesan}=`);
      way.href = `${before}${way.dataset.pesan}=${encodeURIComponent(text)}`;
    }
  };
  const copy = async (button) => {
    const text = slip().textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without https, or where the reader refuses, the old way: what is selected is copied.
      getSelection().selectAllChildren(slip());
      if (!document.execCommand("copy")) return;
    }
    button.textContent = "Tersalin";
    document.querySelector("[data-lapor=kabar]").textContent = "Pesan tersalin";
  };
  document.addEventListener("click", (event) => {
    const asked = event.target instanceof Element && event.target.closest(".mp-keliru, [data-lapor]");
    if (!asked || !slip() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (asked.dataset.lapor === "salin") copy(asked);
    else if (asked.dataset.lapor === "cetak") setTimeout(print); // once the link has chosen what is printed
    else {
      event.preventDefault();
      const short = new URL(asked.href).searchParams.get("text");
      if (short) fill(short);
      show();
    }
  });
  addEventListener("afterprint", () => {
    if (location.hash === "#mp-slip") location.replace("#mp-lapor");
  });

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
