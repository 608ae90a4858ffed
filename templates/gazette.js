// What pages do beyond HTML and CSS: the choice of colours, cards on names, links of headings, a key for the search.
// Without it nothing is lost.
"use strict";
(() => {
  const root = document.documentElement;

  // Colours: as the system, light or dark. Here at once, so that no page is shown in the wrong ones.
  const remembered = () => {
    try { return localStorage.getItem("gazette:theme"); } catch { return null; }
  };
  const apply = theme => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(remembered());

  // A search page that is opened with a query begins with its results, not with the lists that they take the place of.
  if (location.search) root.classList.add("asked");

  // The slash goes to the search, as on many sites.
  document.addEventListener("keydown", event => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    const field = document.querySelector("#search\\:query") || document.querySelector(".site-search input");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const themes = ["auto", "light", "dark"];
  const offerThemes = () => {
    const button = document.querySelector(".theme-switch");
    if (!button) return;
    const words = button.dataset.words.split("|");
    const show = () => {
      button.title = words[themes.indexOf(root.dataset.theme || "auto")];
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme || "auto") + 1) % themes.length];
      apply(next);
      try { localStorage.setItem("gazette:theme", next); } catch { /* the choice holds for this page */ }
      show();
    });
    show();
  };

  // Cards: who a name is. The actor's index.json says it; the role is the one of the note's day, which the page has.
  const known = new Map();
  let card = null, shownFor = null, timer = 0;

  const listed = link => {
    const own = [...document.querySelectorAll(".cast a")].find(own => own.pathname === link.pathname);
    return own && { name: own.textContent, role: own.parentElement.querySelector(".role").textContent };
  };
  const fetched = async link => {
    const response = await fetch(new URL("index.json", link.href), { credentials: "same-origin" });
    if (!response.ok) throw new Error(response.status);
    const actor = await response.json();
    return { name: actor.name, kind: actor.kindLabel, notes: actor.notesLabel, role: actor.description || "" };
  };
  const facts = link => {
    const slug = link.dataset.actor;
    if (!known.has(slug)) {
      known.set(slug, fetched(link).then(actor => ({ ...actor, ...listed(link) })).catch(() => listed(link)));
    }
    return known.get(slug);
  };

  const hide = () => {
    clearTimeout(timer);
    if (card) card.hidden = true;
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  };
  const show = async link => {
    const actor = await facts(link);
    if (!actor || shownFor !== link) return;
    if (!card) {
      card = document.createElement("div");
      card.className = "card";
      card.id = "page:card";
      card.setAttribute("role", "tooltip");
      card.addEventListener("pointerenter", () => clearTimeout(timer));
      card.addEventListener("pointerleave", later);
      document.body.append(card);
    }
    const line = (name, text) => {
      const element = document.createElement("p");
      element.className = name;
      element.dir = "auto";
      element.textContent = text;
      return element;
    };
    card.replaceChildren(
      line("card-name", actor.name),
      ...(actor.role && actor.role !== actor.kind ? [line("card-role", actor.role)] : []),
      line("card-facts", [actor.kind, actor.notes].filter(Boolean).join(" · ")));
    card.hidden = false;
    const at = link.getClientRects()[0], own = card.getBoundingClientRect(), edge = 8;
    const left = Math.max(edge, Math.min(at.left, root.clientWidth - own.width - edge));
    const below = at.bottom + own.height + edge < window.innerHeight || at.top < own.height + edge;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? at.bottom + 4 : at.top - own.height - 4) + window.scrollY}px`;
    link.setAttribute("aria-describedby", card.id);
  };
  const soon = link => {
    if (shownFor === link && card && !card.hidden) return clearTimeout(timer);
    hide();
    shownFor = link;
    timer = setTimeout(show, 150, link);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, 200);
  };
  const mention = event => event.target instanceof Element && event.target.closest("a.mention[data-actor]");
  document.addEventListener("pointerover", event => {
    const link = event.pointerType !== "touch" && mention(event);
    if (link) soon(link);
  });
  document.addEventListener("pointerout", event => { if (mention(event)) later(); });
  document.addEventListener("focusin", event => {
    const link = mention(event);
    if (link && link.matches(":focus-visible")) soon(link); else hide();
  });
  document.addEventListener("focusout", event => { if (mention(event)) later(); });
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });

  // Headings of a text lead to themselves, so that readers can send the address of a section.
  const linkHeadings = () => {
    for (const heading of document.querySelectorAll(".e-content :is(h2, h3, h4, h5, h6)[id]")) {
      const link = document.createElement("a");
      link.className = "heading-link";
      link.href = `#${encodeURIComponent(heading.id)}`;
      link.setAttribute("aria-label", heading.textContent);
      link.textContent = "#";
      heading.append(link);
    }
  };

  // A printed page ends with its address.
  addEventListener("beforeprint", () => {
    if (document.querySelector(".printed-from")) return;
    const line = document.createElement("p");
    line.className = "printed-from";
    line.textContent = document.querySelector('link[rel="canonical"]')?.href || location.href;
    document.body.append(line);
  });
  addEventListener("afterprint", () => document.querySelector(".printed-from")?.remove());

  const begin = () => {
    offerThemes();
    linkHeadings();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
