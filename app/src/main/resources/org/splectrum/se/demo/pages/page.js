// Keeps a page up to date: fetches it again every two seconds and exchanges the parts marked data-live that changed.
// Forms that people type in stand outside those parts, or are left alone while somebody is in them.
(() => {
  "use strict";
  const EVERY = 2000;
  const shown = new Map();

  const parts = (root) => root.querySelectorAll("[data-live][id]");
  parts(document).forEach((part) => shown.set(part.id, part.innerHTML));

  function busy(part) {
    const selection = document.getSelection();
    const selecting = selection && !selection.isCollapsed && part.contains(selection.anchorNode);
    return selecting || (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea"));
  }

  function exchange(part, fresh) {
    const open = [...part.querySelectorAll("details")].map((details) => details.open);
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    part.querySelectorAll("details").forEach((details, i) => {
      if (i < open.length) {
        details.open = open[i];
      }
    });
  }

  async function refresh() {
    if (document.hidden) {
      return;
    }
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts(document)) {
      const fresh = page.getElementById(part.id);
      if (fresh && fresh.innerHTML !== shown.get(part.id) && !busy(part)) {
        shown.set(part.id, fresh.innerHTML);
        exchange(part, fresh);
      }
    }
  }

  const later = () => setTimeout(() => refresh().catch(() => {}).finally(later), EVERY);
  later();
})();
