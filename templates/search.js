// Search without a server: reads the index that the build has written beside the search page. docs/search.md in Gazette's
// repository has the format and how results are ranked.
"use strict";
(() => {
  const form = document.querySelector(".searcher");
  const part = name => document.getElementById(`search:${name}`);
  const [query, actorField, topicField, outletField, fromField, untilField, suggestions] =
    ["query", "actor", "topic", "outlet", "from", "until", "actors"].map(part);
  const status = form.querySelector(".search-status");
  const list = form.querySelector(".search-results");
  const further = form.querySelector(".search-further");

  // A page that is opened from a disk may read no other file.
  if (location.protocol === "file:") {
    for (const child of [...form.children]) if (child !== status) child.remove();
    status.textContent = form.dataset.fromDisk;
    form.hidden = false;
    return;
  }

  // MARK: Terms, as Sources/Search/Terms.swift has them

  const ALONE = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
  const fold = text => text.normalize("NFD").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/ς/g, "σ");
  const termsOf = text => {
    const terms = [];
    for (const run of fold(text).match(/[\p{L}\p{N}]+/gu) || []) {
      let word = "";
      for (const letter of run) {
        if (ALONE.test(letter)) {
          if (word) terms.push(word);
          word = "";
          terms.push(letter);
        } else word += letter;
      }
      if (word) terms.push(word);
    }
    return terms;
  };
  // By code points, which is the order of UTF-8.
  const compare = (a, b) => {
    const [x, y] = [a[Symbol.iterator](), b[Symbol.iterator]()];
    for (;;) {
      const [p, q] = [x.next(), y.next()];
      if (p.done || q.done) return (p.done ? 0 : 1) - (q.done ? 0 : 1);
      if (p.value !== q.value) return p.value.codePointAt(0) - q.value.codePointAt(0);
    }
  };

  // MARK: The index

  const base = new URL(form.dataset.index, location.href);
  const load = async (name, kind) => {
    // What is not named by its content may have changed since.
    const response = await fetch(new URL(name, base), { cache: name === "index.json" ? "no-cache" : "default" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return kind === "json" ? response.json() : new Uint8Array(await response.arrayBuffer());
  };
  let opening = null;
  const open = () => opening ||= (async () => {
    const head = await load("index.json", "json");
    const bytes = await load(`entries.${head.table}.bin`);
    const [ranks, lengths] = [new Int32Array(head.entries), new Float64Array(head.entries)];
    const isNote = entry => entry < head.older || entry >= head.older + head.others;
    const cursor = new Cursor(bytes);
    for (let entry = 0, last = head.oldest; entry < head.entries; entry++) {
      if (isNote(entry)) ranks[entry] = last += cursor.number();
    }
    for (let entry = head.older; entry < head.older + head.others; entry++) ranks[entry] = cursor.number();
    for (let entry = 0; entry < head.entries; entry++) {
      const byte = bytes[cursor.at + entry];
      lengths[entry] = byte < 8 ? byte : (8 + byte % 8) * 2 ** ((byte >> 3) - 1);
    }
    return {
      ...head, ranks, lengths, isNote, common: new Set(head.common), average: head.words / Math.max(1, head.entries),
    };
  })().catch(error => { opening = null; throw error; });

  // Reads numbers of seven bits a byte, the lowest first.
  class Cursor {
    constructor(bytes, at = 0) {
      this.bytes = bytes;
      this.at = at;
    }
    number() {
      let number = 0, shift = 1, byte;
      do {
        byte = this.bytes[this.at++];
        number += (byte & 0x7F) * shift;
        shift *= 128;
      } while (byte >= 0x80);
      return number;
    }
  }

  // The manifest has all hashes of a kind of files in one text.
  const HASH = 10;
  const hashAt = (hashes, number) => hashes.slice(number * HASH, (number + 1) * HASH);

  const parts = new Map();
  // The terms of a file of a segment, sorted, each with how many entries have it and where in the file they stand.
  const termsIn = (segment, number) => {
    const name = `terms.${hashAt(segment.files, number)}.bin`;
    if (!parts.has(name)) {
      parts.set(name, load(name).then(bytes => {
        const terms = [], decoder = new TextDecoder(), cursor = new Cursor(bytes);
        let last = new Uint8Array(0);
        while (cursor.at < bytes.length) {
          const shared = cursor.number(), own = cursor.number();
          const term = new Uint8Array(shared + own);
          term.set(last.subarray(0, shared));
          term.set(bytes.subarray(cursor.at, cursor.at += own), shared);
          last = term;
          const count = cursor.number(), length = cursor.number();
          terms.push({ text: decoder.decode(term), count, bytes, at: cursor.at, from: segment.from });
          cursor.at += length;
        }
        return terms;
      }).catch(error => { parts.delete(name); throw error; }));
    }
    return parts.get(name);
  };
  const postings = (lists, visit) => {
    for (const list of lists) {
      const cursor = new Cursor(list.bytes, list.at);
      for (let left = list.count, entry = list.from - 1; left > 0; left--) {
        const number = cursor.number();
        entry += 1 + Math.floor(number / 2);
        visit(entry, number % 2 ? list.bytes[cursor.at++] : 1);
      }
    }
  };
  // The file of a segment that holds a term, if any does.
  const partOf = (segment, term) => {
    let [low, high] = [0, segment.terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(segment.terms[middle], term) <= 0) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  };
  // The lists of some terms, by term: a term can have one in each segment.
  const gathered = terms => {
    const found = new Map();
    for (const term of terms) {
      const known = found.get(term.text);
      if (known) { known.lists.push(term); known.count += term.count; } else {
        found.set(term.text, { text: term.text, count: term.count, lists: [term] });
      }
    }
    return [...found.values()];
  };
  // Terms that begin with the stem of a word, from the first two files of such and the first two of the word itself.
  const beginning = async (index, stem, word) => {
    const files = index.segments.filter(segment => segment.terms.length).flatMap(segment => {
      const numbers = new Set();
      for (const start of [stem, word]) {
        const first = partOf(segment, start);
        numbers.add(first);
        if (segment.terms[first + 1]?.startsWith(start)) numbers.add(first + 1);
      }
      return [...numbers].map(number => termsIn(segment, number));
    });
    return gathered((await Promise.all(files)).flat().filter(term => term.text.startsWith(stem)));
  };

  // MARK: Queries

  // The forms of a word that count for it, each with how much: itself, words that begin so while it is typed, and
  // words of the same stem (sanction, sanctions, sanctioned).
  const forms = async (index, word, isTyped) => {
    const stem = word.length < 5 ? word : word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));
    const found = [];
    for (const term of await beginning(index, stem, word)) {
      if (term.text.includes(":")) continue;
      if (term.text === word) found.push({ term, weight: 1 });
      else if (isTyped && term.text.startsWith(word)) found.push({ term, weight: 0.7 });
      else if (word.length >= 5 && isRelated(word, term.text)) found.push({ term, weight: 0.5 });
    }
    found.sort((a, b) => b.weight - a.weight || b.term.count - a.term.count);
    return found.slice(0, 24);
  };
  const isRelated = (a, b) => {
    let same = 0;
    while (same < a.length && a[same] === b[same]) same++;
    return same >= 4 && a.length - same <= 3 && b.length - same <= 3 && same >= 0.7 * Math.max(a.length, b.length);
  };

  // Which entries the filters let through; nothing for all.
  const allowed = async (index, filters) => {
    let sets = null;
    for (const key of filters.keys) {
      const terms = await Promise.all(index.segments.filter(segment => segment.terms.length)
        .map(segment => termsIn(segment, partOf(segment, key))));
      const own = new Uint8Array(index.entries);
      postings(terms.flat().filter(term => term.text === key), entry => { if (index.isNote(entry)) own[entry] = 1; });
      sets = sets ? sets.map((flag, entry) => flag & own[entry]) : own;
    }
    if (filters.from !== null || filters.until !== null) {
      const own = new Uint8Array(index.entries);
      for (let entry = 0; entry < index.entries; entry++) {
        const day = index.ranks[entry];
        own[entry] = index.isNote(entry) && (filters.from === null || day >= filters.from) && (filters.until === null || day <= filters.until);
      }
      sets = sets ? sets.map((flag, entry) => flag & own[entry]) : own;
    }
    return sets;
  };

  // BM25 over words that weigh by where they stand, and newer notes a little more.
  const [K1, B] = [1.4, 0.6];
  const search = async (text, filters) => {
    const index = await open();
    const typed = termsOf(text);
    // Words that nearly all have are passed over where there are others.
    let words = typed.filter(word => !index.common.has(word));
    if (!words.length) words = typed;
    if (!words.length && !filters.keys.length && filters.from === null && filters.until === null) {
      return { index, results: [], terms: new Set(), actors: [] };
    }
    const endsOpen = /[\p{L}\p{N}]$/u.test(text);
    words = [...new Set(words)];
    const [sets, ...found] = await Promise.all([
      allowed(index, filters),
      ...words.map(word => forms(index, word, endsOpen && word === typed[typed.length - 1])),
    ]);
    const scores = new Float64Array(index.entries), matched = new Uint8Array(index.entries);
    const terms = new Set(words);
    for (const list of found) {
      const best = new Float64Array(index.entries);
      const holders = new Uint8Array(index.entries);
      let many = 0;
      for (const { term } of list) postings(term.lists, entry => { if (!holders[entry]) { holders[entry] = 1; many++; } });
      const idf = Math.log(1 + (index.entries - many + 0.5) / (many + 0.5));
      for (const { term, weight } of list) {
        terms.add(term.text);
        postings(term.lists, (entry, count) => {
          const norm = K1 * (1 - B + B * index.lengths[entry] / index.average);
          best[entry] = Math.max(best[entry], weight * idf * count * (K1 + 1) / (count + norm));
        });
      }
      for (let entry = 0; entry < best.length; entry++) {
        if (best[entry] > 0) { scores[entry] += best[entry]; matched[entry]++; }
      }
    }
    const entries = [];
    const isWhole = matched.some((count, entry) => count === words.length && (!sets || sets[entry]));
    for (let entry = 0; entry < index.entries; entry++) {
      if (sets && !sets[entry]) continue;
      if (words.length && (isWhole ? matched[entry] < words.length : !matched[entry])) continue;
      let score = words.length ? scores[entry] : 1;
      if (index.isNote(entry)) {
        score *= 1 + 0.35 * Math.exp((index.ranks[entry] - index.newest) / 180);
      } else if (index.ranks[entry] > 0) {
        score *= 1.25 + 0.05 * Math.log(index.ranks[entry]);
      } else score *= 0.5;
      entries.push({ entry, score });
    }
    // Without words the newest come first.
    entries.sort((a, b) => words.length ? b.score - a.score || b.entry - a.entry : b.entry - a.entry);
    // Whoever is asked for by one name is marked by all.
    const actors = [];
    for (let entry = index.older; entry < index.older + index.others; entry++) {
      if (scores[entry] > 0) actors.push(entry);
    }
    actors.sort((a, b) => scores[b] - scores[a]);
    return { index, results: entries.map(({ entry }) => entry), terms, actors: actors.slice(0, 5) };
  };

  const titles = new Map();
  const titleOf = async (index, entry) => {
    const name = `titles.${hashAt(index.titles, Math.floor(entry / index.together))}.json`;
    if (!titles.has(name)) titles.set(name, load(name, "json").catch(error => { titles.delete(name); throw error; }));
    const [kind, href, title, label, ...names] = (await titles.get(name))[entry % index.together];
    return { kind, href, title, label, names };
  };
  // The text of a note, a line for each block, from its page.
  const texts = new Map();
  const BLOCKS = "p, li, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, pre";
  const textOf = href => {
    if (!texts.has(href)) {
      texts.set(href, fetch(new URL(href, location.href)).then(async response => {
        if (!response.ok) return null;
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const content = page.querySelector(".e-content");
        // A line may be wrapped in its source; only the end of a block ends a sentence.
        for (const block of content?.querySelectorAll(BLOCKS) || []) block.append("\uE000");
        const text = (content?.textContent || "").replace(/\s+/g, " ").replace(/ ?\uE000 ?/g, "\n");
        return { summary: page.querySelector(".p-summary")?.textContent || "", text };
      }).catch(() => null));
    }
    return texts.get(href);
  };

  // MARK: Sentences

  // A sentence ends where a stop stands before a space, unless a small letter follows or the stop is an abbreviation's.
  const ABBREVIATION = /(?:^|[\s(“"«])(?:\p{L}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|Jr|Sr|vs|Inc|Ltd|Co)$/u;
  const sentencesOf = text => {
    const sentences = [];
    let start = 0;
    for (const stop of text.matchAll(/[.!?…؟]+["”»’)\]]*(?=\s|$)|。|\n/gu)) {
      const end = stop.index + stop[0].length;
      const isOpen = stop[0].startsWith(".")
        && (/^\s+\p{Ll}/u.test(text.slice(end, end + 8)) || ABBREVIATION.test(text.slice(Math.max(start, stop.index - 12), stop.index)));
      if (isOpen) continue;
      sentences.push(text.slice(start, end));
      start = end;
    }
    return [...sentences, text.slice(start)].filter(sentence => sentence.trim());
  };

  // The sentence that says most of what was asked for, with the words marked.
  const sentence = (note, terms, names) => {
    const wanted = new Set(terms);
    for (const name of names) {
      const words = termsOf(name);
      if (words.length) wanted.add(words[words.length - 1]);
    }
    let best = null, most = 0;
    for (const text of sentencesOf(note.text)) {
      const hits = new Set(termsOf(text).filter(term => wanted.has(term)));
      let value = 0;
      for (const hit of hits) value += terms.has(hit) ? 1 : 0.6;
      if (value > most) { most = value; best = text.trim(); }
    }
    return best ? { text: best, wanted } : null;
  };
  const marked = ({ text, wanted }) => {
    const line = document.createElement("p");
    line.className = "sentence";
    line.dir = "auto";
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const runs = [];
      if (ALONE.test(match[0])) {
        let at = match.index;
        for (const letter of match[0]) { runs.push([at, letter]); at += letter.length; }
      } else runs.push([match.index, match[0]]);
      for (const [at, word] of runs) {
        if (!termsOf(word).some(term => wanted.has(term))) continue;
        line.append(text.slice(end, at));
        const mark = document.createElement("mark");
        mark.textContent = word;
        line.append(mark);
        end = at + word.length;
      }
    }
    line.append(text.slice(end));
    return line;
  };

  // MARK: The page

  const together = 10;
  let current = 0, shown = null;

  // All names of the actors that the query names.
  const namesOf = async state => {
    const rows = await Promise.all(state.actors.map(entry => titleOf(state.index, entry).catch(() => ({ names: [] }))));
    return rows.filter(row => row.names.some(name => termsOf(name).some(term => state.terms.has(term))))
      .flatMap(row => row.names);
  };
  const item = async (state, entry) => {
    const { kind, href, title, label } = await titleOf(state.index, entry);
    const element = document.createElement("li");
    element.className = ["result-note", "result-actor", "result-topic"][kind];
    const heading = document.createElement("h2");
    heading.dir = "auto";
    const link = document.createElement("a");
    link.href = href;
    link.textContent = title;
    heading.append(link);
    const meta = document.createElement("p");
    meta.className = "meta";
    meta.textContent = label;
    element.append(heading, meta);
    if (kind === 0) {
      Promise.all([textOf(href), state.names ||= namesOf(state)]).then(([note, names]) => {
        if (!note) return;
        const found = sentence(note, state.terms, names);
        if (found) return meta.before(marked(found));
        const summary = document.createElement("p");
        summary.dir = "auto";
        summary.textContent = note.summary;
        meta.before(summary);
      });
    }
    return element;
  };
  const more = async () => {
    const state = shown;
    const next = state.results.slice(state.count, state.count + together);
    state.count += next.length;
    further.hidden = state.count >= state.results.length;
    const items = await Promise.all(next.map(entry => item(state, entry)));
    if (shown !== state) return;
    list.append(...items);
    return items[0];
  };

  // Days as the index numbers them: since 1970-01-01.
  const day = field => field.value ? Math.round(Date.parse(`${field.value}T00:00:00Z`) / 86400000) : null;
  let actor = "";
  const filters = () => ({
    keys: [actor && `a:${actor}`, topicField.value && `t:${topicField.value}`, outletField.value && `o:${outletField.value}`]
      .filter(Boolean),
    from: day(fromField), until: day(untilField),
  });

  const run = async () => {
    const number = ++current;
    const text = query.value.trim();
    const held = filters();
    const isAsked = text || held.keys.length || held.from !== null || held.until !== null;
    remember(text);
    if (!isAsked) {
      shown = null;
      list.replaceChildren();
      status.textContent = "";
      further.hidden = true;
      document.body.classList.remove("searching");
      form.removeAttribute("aria-busy");
      return;
    }
    form.setAttribute("aria-busy", "true");
    try {
      // Whether a word is still being typed, a space behind it tells.
      const answer = async () => {
        const state = { ...await search(query.value, held), count: 0 };
        return [state, await Promise.all(state.results.slice(0, together).map(entry => item(state, entry)))];
      };
      const [state, items] = await answer().catch(() => {
        // The site may have been published anew since the page was opened: once more, from the beginning.
        opening = null;
        return answer();
      });
      if (number !== current) return;
      shown = state;
      list.replaceChildren(...items);
      shown.count = items.length;
      const many = shown.results.length;
      status.textContent = many === 0 ? form.dataset.none
        : many === 1 ? form.dataset.countOne : form.dataset.count.replace("{n}", many);
      further.hidden = shown.count >= many;
      document.body.classList.add("searching");
    } catch (error) {
      if (number === current) status.textContent = form.dataset.failed;
    } finally {
      if (number === current) form.removeAttribute("aria-busy");
    }
  };

  // The query stands in the address, so that it can be sent to somebody.
  const fields = { topic: topicField, outlet: outletField, from: fromField, until: untilField };
  const remember = text => {
    const address = new URL(location.href);
    address.search = "";
    if (text) address.searchParams.set("q", text);
    if (actor) address.searchParams.set("actor", actor);
    for (const [name, field] of Object.entries(fields)) if (field.value) address.searchParams.set(name, field.value);
    history.replaceState(null, "", address);
  };
  const recall = async () => {
    const given = new URL(location.href).searchParams;
    query.value = given.get("q") || "";
    for (const [name, field] of Object.entries(fields)) field.value = given.get(name) || "";
    actor = given.get("actor") || "";
    actorField.value = actor;
    if (actor || Object.values(fields).some(field => field.value)) form.querySelector(".search-filters").open = true;
    if (location.search) run();
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 120);
  };
  query.addEventListener("input", soon);
  for (const field of Object.values(fields)) field.addEventListener("input", soon);

  // Actors are offered by what is typed; only one that there is becomes a filter.
  const offered = new Map();
  actorField.addEventListener("input", async () => {
    const text = actorField.value.trim();
    if (offered.has(text)) {
      actor = offered.get(text);
      return run();
    }
    if (actor) { actor = ""; soon(); }
    if (termsOf(text).length === 0) return;
    try {
      const { index, results } = await search(text, { keys: [], from: null, until: null });
      const actors = [];
      for (const entry of results) {
        if (index.isNote(entry)) continue;
        const { kind, href, title } = await titleOf(index, entry);
        if (kind === 1) actors.push([title, decodeURIComponent(new URL(href, location.href).pathname.split("/").at(-2))]);
        if (actors.length === 8) break;
      }
      if (text !== actorField.value.trim()) return;
      suggestions.replaceChildren(...actors.map(([title, slug]) => {
        offered.set(title, slug);
        const option = document.createElement("option");
        option.value = title;
        // Browsers hide what does not hold what is typed, as where an alias is.
        option.label = `${title} (${text})`;
        return option;
      }));
      if (offered.has(text)) { actor = offered.get(text); run(); }
    } catch { /* run() says what is wrong */ }
  });

  further.querySelector("button").addEventListener("click", async () => {
    try {
      const first = await more();
      first?.querySelector("a").focus();
    } catch { status.textContent = form.dataset.failed; }
  });

  form.hidden = false;
  recall();
  if (!location.search) query.focus({ preventScroll: true });
})();
