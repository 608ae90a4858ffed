// Gazette's preview in the browser: takes in what changed, in place; shows what is wrong, and beside a note its names.
// Served by `gazette preview` and by nothing else.
"use strict";

(() => {
  const script = document.currentScript;
  const base = new URL(".", script.src);
  let generation = Number(script.dataset.generation);

  // What preview adds stands behind the body and in a shadow of its own: neither sees the other's styles.
  const host = document.createElement("gazette-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
    made.append(...children.filter((child) => child != null));
    return made;
  };
  const panel = element("section", { role: "alert", hidden: "", class: "panel", "aria-label": "Mistakes" });
  const mentions = element("details", { hidden: "", class: "mentions" });
  // Open where there is room beside the page, until the person says otherwise. A browser may keep nothing.
  const memory = {
    get: () => { try { return localStorage.getItem("gazette-mentions"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("gazette-mentions", value); } catch { /* it is asked again */ } },
  };
  mentions.open = memory.get() === null ? window.innerWidth >= 1600 : memory.get() === "open";
  mentions.addEventListener("click", (event) => {
    if (event.target.closest("summary")) memory.set(mentions.open ? "closed" : "open");
  });
  const status = element("p", { role: "status", hidden: "", class: "status" });
  shadow.append(element("link", { rel: "stylesheet", href: new URL("client.css", base).href }), panel, mentions, status);
  document.documentElement.append(host);

  // MARK: What is wrong

  const showProblems = (problems, count) => {
    panel.hidden = count === 0;
    panel.replaceChildren(
      element("h2", {}, count === 1 ? "A mistake" : `${count} mistakes`),
      element("p", { class: "note" }, "The last good site stays up."),
      ...problems.map((problem) =>
        element(
          "article",
          {},
          element("a", { href: problem.open }, problem.place),
          element("p", {}, problem.message, " ", element("small", {}, problem.id)),
          problem.source && element("pre", {}, problem.source, "\n", " ".repeat(problem.column - 1), "^"),
          problem.hint && element("p", { class: "hint" }, problem.hint),
        ),
      ),
      count > problems.length ? element("p", {}, `and ${count - problems.length} more`) : "",
    );
  };

  // MARK: A note's names

  const rules = {
    "wiki-link": "typed", name: "by name", alias: "by an alias", pinned: "pinned in the head", "family-name": "by the family name",
    ambiguous: "several actors share it", "weak-alias": "a weak alias", "not-introduced": "not named in full before", escaped: "escaped",
    address: "in an address", heading: "in a heading", link: "in a link", image: "in a picture", code: "in code", html: "in HTML",
    "struck-out": "struck out",
  };

  const showMentions = async () => {
    const response = await fetch(new URL("mentions?path=" + encodeURIComponent(decodeURI(location.pathname)), base)).catch(() => null);
    const note = response?.ok ? await response.json() : null;
    mentions.hidden = note === null;
    if (note === null) return;
    const isAmbiguous = (name) => name.rule === "ambiguous";
    const open = note.names.filter(isAmbiguous).length;
    mentions.replaceChildren(
      element("summary", {}, `${note.names.length} names`, open ? ` · ${open} ambiguous` : ""),
      element("p", {}, element("a", { href: note.open, class: "file" }, note.file)),
      element(
        "ul",
        {},
        ...note.names.map((name) =>
          element(
            "li",
            { class: isAmbiguous(name) ? "ambiguous" : name.actor ? "" : "plain" },
            element("a", { href: name.open, class: "place" }, `${name.line}:${name.column}`),
            " ",
            element("b", {}, name.text),
            name.actor ? " is " : "",
            name.actor ? element("a", { href: name.href }, name.actor) : "",
            element("small", {}, ` ${rules[name.rule] ?? name.rule}${name.actor && !name.isLink ? ", no link" : ""}`),
            name.others.length ? element("small", { class: "others" }, " not ", name.others.join(", ")) : "",
          ),
        ),
      ),
    );
  };

  // MARK: What changed

  const refresh = async (wanted) => {
    // One at a time, and only the newest: an answer that a newer message overtook is of no use.
    if (wanted !== generation) return;
    const response = await fetch(location.pathname + location.search).catch(() => null);
    if (!response) return;
    const text = await response.text();
    if (wanted !== generation) return;
    const next = new DOMParser().parseFromString(text, "text/html");
    renew(next);
    await swapStyles(next);
    if (wanted !== generation) return;
    if (document.title !== next.title) document.title = next.title;
    for (const name of ["lang", "dir"]) copyAttribute(document.documentElement, next.documentElement, name);
    patch(document.body, next.body);
    await showMentions();
  };
  let refreshing = Promise.resolve();

  const isSame = (old, next) => old.isEqualNode(next);

  const copyAttribute = (old, next, name) => {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
    else if (old.getAttribute(name) !== next.getAttribute(name)) old.setAttribute(name, next.getAttribute(name));
  };

  // Makes an element like another, and leaves everything as it is that is like it already: what has the focus keeps it, and
  // nothing moves that need not.
  const patch = (old, next) => {
    for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) copyAttribute(old, next, name);
    const before = [...old.childNodes];
    const after = [...next.childNodes];
    let start = 0;
    while (start < before.length && start < after.length && isSame(before[start], after[start])) start += 1;
    let end = 0;
    while (end < before.length - start && end < after.length - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
    const rest = before.slice(start, before.length - end);
    const anchor = end > 0 ? before[before.length - end] : null;
    for (const node of after.slice(start, after.length - end)) {
      const index = rest.findIndex((candidate) => isSame(candidate, node));
      const like = index >= 0 ? index : rest.findIndex((candidate) => isAlike(candidate, node));
      if (like < 0) {
        old.insertBefore(document.importNode(node, true), rest[0] ?? anchor);
        continue;
      }
      for (const gone of rest.splice(0, like)) gone.remove();
      const kept = rest.shift();
      if (index >= 0) continue;
      if (kept.nodeType === Node.ELEMENT_NODE) patch(kept, node);
      else kept.nodeValue = node.nodeValue;
    }
    for (const gone of rest) gone.remove();
  };

  const isAlike = (old, next) =>
    old.nodeType === next.nodeType && old.nodeName === next.nodeName && (old.id ?? "") === (next.id ?? "");

  // New style sheets are loaded before old ones go: the page is never without.
  const swapStyles = async (next) => {
    const links = (page) => [...page.head.querySelectorAll('link[rel~="stylesheet"]')];
    const old = links(document);
    const known = new Set(old.map((link) => link.getAttribute("href")));
    const wanted = new Set(links(next).map((link) => link.getAttribute("href")));
    const added = links(next).filter((link) => !known.has(link.getAttribute("href")));
    await Promise.all(
      added.map((link) => {
        const made = document.importNode(link, true);
        const loaded = new Promise((done) => {
          made.addEventListener("load", done);
          made.addEventListener("error", done);
          setTimeout(done, 2000);
        });
        document.head.append(made);
        return loaded;
      }),
    );
    for (const link of old) if (!wanted.has(link.getAttribute("href"))) link.remove();
  };

  // A copied file that changed keeps its address: another query makes the browser ask again.
  let changed = {};
  const renew = (page) => {
    const paths = Object.entries(changed);
    if (paths.length === 0) return;
    const renewOne = (element, name) => {
      const address = element.getAttribute(name);
      if (!URL.canParse(address, location.href)) return;
      const url = new URL(address, location.href);
      if (url.origin !== location.origin) return;
      const found = paths.filter(([path]) => url.pathname === path || (path.endsWith("/") && url.pathname.startsWith(path)));
      if (found.length === 0) return;
      url.search = Math.max(...found.map(([, at]) => at));
      if (address !== url.href) element.setAttribute(name, url.href);
    };
    for (const element of page.querySelectorAll("img[src], video[src], audio[src], source[src], embed[src]")) renewOne(element, "src");
    for (const element of page.querySelectorAll("[poster]")) renewOne(element, "poster");
    // Those of the page that is shown are swapped for those of the next.
    if (page !== document) for (const link of page.querySelectorAll('link[rel~="stylesheet"]')) renewOne(link, "href");
  };

  // A page whose file got another name is shown at its new address.
  const follow = (moved) => {
    let place = location.pathname;
    while (moved[place]) place = moved[place];
    if (place !== location.pathname) history.replaceState(history.state, "", place + location.search + location.hash);
  };

  // MARK: The line to the program

  let wait = 200;
  const connect = () => {
    const url = new URL("socket", base);
    url.protocol = "ws:";
    const socket = new WebSocket(url);
    socket.addEventListener("open", () => {
      wait = 200;
      status.hidden = true;
    });
    socket.addEventListener("message", (event) => {
      const message = JSON.parse(event.data);
      const isNew = message.generation !== generation;
      generation = message.generation;
      changed = message.files;
      follow(message.moved);
      showProblems(message.problems, message.problemCount);
      if (isNew) {
        renew(document);
        refreshing = refreshing.then(() => refresh(message.generation)).catch(console.error);
      } else {
        showMentions();
      }
    });
    socket.addEventListener("close", () => {
      status.hidden = false;
      status.textContent = "The preview has stopped. This page waits until it starts again.";
      setTimeout(connect, wait);
      wait = Math.min(2000, wait * 2);
    });
  };
  connect();
})();
