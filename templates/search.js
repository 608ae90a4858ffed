// Search without a server: reads the index that the build has written beside the search page. docs/search.md in Gazette's
// repository has the format and how results are ranked.
"use strict";
(() => {
  const form = document.querySelector(".searcher");
  const words = form.dataset;
  const part = name => document.getElementById(`search:${name}`);
  const [query, order, actorField, topicField, outletField, fromField, untilField, suggestions] =
    ["query", "order", "actor", "topic", "outlet", "from", "until", "actors"].map(part);
  const status = form.querySelector(".search-status");
  const advice = form.querySelector(".search-advice");
  const chips = form.querySelector(".search-chips");
  const panel = form.querySelector(".search-filters");
  const facets = form.querySelector(".search-facets");
  const list = form.querySelector(".search-results");
  const further = form.querySelector(".search-further");
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const said = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // A page that is opened from a disk may read no other file.
  if (location.protocol === "file:") {
    for (const child of [...form.children]) if (child !== status) child.remove();
    status.textContent = words.fromDisk;
    document.documentElement.classList.remove("asked");
    return;
  }

  // MARK: Terms, as Sources/Search/Terms.swift has them

  const ALONE = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
  const PLAIN = { "ς": "σ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ŧ": "t", "ı": "i", "ə": "a", "ى": "ي", "ٱ": "ا" };
  const fold = text => text.normalize("NFD").toLowerCase().normalize("NFD").replace(/[\u200B\u202A-\u202E]/g, " ")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "").replace(/[ςßæœøłđðþħŧıəىٱ]/g, letter => PLAIN[letter]);
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

  const base = new URL(words.index, location.href);
  const load = async (name, kind) => {
    // What is not named by its content may have changed since.
    const response = await fetch(new URL(name, base), { cache: name === "index.json" ? "no-cache" : "default" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return kind === "json" ? response.json() : new Uint8Array(await response.arrayBuffer());
  };
  // Loads once; what failed is tried again.
  const once = loading => {
    const loaded = new Map();
    return (key, ...rest) => {
      if (!loaded.has(key)) loaded.set(key, loading(key, ...rest).catch(error => { loaded.delete(key); throw error; }));
      return loaded.get(key);
    };
  };
  let opening = null;
  const open = () => opening ||= load("index.json", "json").then(head => {
    // Notes are before and behind all other entries, in order of time.
    const isNote = entry => entry < head.older || entry >= head.older + head.others;
    return {
      ...head, isNote, common: new Set(head.common), notes: head.entries - head.others,
      placeOf: entry => entry < head.older ? entry : entry - head.others,
      segments: head.segments.filter(segment => segment.terms.length),
    };
  }).catch(error => { opening = null; throw error; });

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
    // Terms share their beginning with the one before.
    term(last) {
      const shared = this.number(), own = this.number();
      const term = new Uint8Array(shared + own);
      term.set(last.subarray(0, shared));
      term.set(this.bytes.subarray(this.at, this.at += own), shared);
      return term;
    }
  }
  const decoder = new TextDecoder();

  // The manifest has all hashes of a kind of files in one text.
  const HASH = 10;
  const hashAt = (hashes, number) => hashes.slice(number * HASH, (number + 1) * HASH);
  // The file of sorted terms that holds a term, if any does.
  const partOf = (parts, term) => {
    let [low, high] = [0, parts.terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(parts.terms[middle], term) <= 0) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  };
  // The files with terms that begin so, at most so many.
  const partsOf = (parts, start, most = Infinity) => {
    const first = partOf(parts, start), numbers = [first];
    while (numbers.length < most && parts.terms[first + numbers.length]?.startsWith(start)) {
      numbers.push(first + numbers.length);
    }
    return numbers;
  };

  // The terms of a file, sorted, each with what `known` reads behind it.
  const sorted = (bytes, known) => {
    const terms = [], cursor = new Cursor(bytes);
    let last = new Uint8Array(0);
    while (cursor.at < bytes.length) {
      last = cursor.term(last);
      terms.push({ text: decoder.decode(last), ...known(cursor) });
    }
    return terms;
  };
  // Of each term how many entries have it, and where in the file they stand.
  const termsIn = once(async (name, from) => {
    const bytes = await load(name);
    return sorted(bytes, cursor => {
      const count = cursor.number(), length = cursor.number(), at = cursor.at;
      cursor.at += length;
      return { count, bytes, at, from };
    });
  });
  const termsOfPart = (segment, number) => termsIn(`terms.${hashAt(segment.files, number)}.bin`, segment.from);
  // How much a term says about an entry: a sixteenth is the step.
  const LEVELS = 16, HIGHEST = 2.4, NAMED = LEVELS / 2;
  const postings = (lists, visit) => {
    for (const list of lists) {
      const cursor = new Cursor(list.bytes, list.at);
      for (let left = list.count, entry = list.from - 1; left > 0; left--) {
        const number = cursor.number();
        entry += 1 + Math.floor(number / LEVELS);
        visit(entry, number % LEVELS);
      }
    }
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
  const exact = async (index, text) => gathered((await Promise.all(
    index.segments.map(segment => termsOfPart(segment, partOf(segment, text))))).flat().filter(term => term.text === text))[0];
  // All terms that begin so.
  const beginning = async (index, start, most) => gathered((await Promise.all(
    index.segments.flatMap(segment => partsOf(segment, start, most).map(number => termsOfPart(segment, number)))))
    .flat().filter(term => term.text.startsWith(start)));
  const filtered = async (index, key) => {
    const own = new Uint8Array(index.entries), term = await exact(index, key);
    if (term) postings(term.lists, entry => { if (index.isNote(entry)) own[entry] = 1; });
    return own;
  };

  // The day of each note, by its place.
  const daysOf = once(async (name, notes) => {
    const cursor = new Cursor(await load(name)), days = new Int32Array(notes);
    for (let place = 0, day = null; place < notes;) {
      const step = cursor.number();
      day = day === null ? (step % 2 ? -(step + 1) / 2 : step / 2) : day + step;
      for (let left = cursor.number(); left > 0; left--) days[place++] = day;
    }
    return days;
  });
  const days = index => daysOf(`days.${index.days}.bin`, index.notes);

  const titlesIn = once(name => load(name, "json"));
  const titleOf = async (index, entry) => {
    const rows = await titlesIn(`titles.${hashAt(index.titles, Math.floor(entry / index.together))}.json`);
    const [kind, href, title, summary, label, ...names] = rows[entry % index.together];
    return { kind, href, title, summary, label, names };
  };

  // MARK: Words with a mistake

  // How many letters have to be put in, left out, replaced or exchanged with their neighbour, but at most `most`; with
  // `isOpen` to get to a word that begins with b's beginning.
  const distance = (a, b, most, isOpen) => {
    if (a.length - b.length > most || (!isOpen && b.length - a.length > most)) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return isOpen ? Math.min(...last) : last[b.length];
  };
  const wordsIn = once(async name => sorted(await load(name), cursor => ({ often: cursor.number() })));
  // The words nearest to one, the nearest and most frequent first. Those are looked at that begin with the word's first
  // letter or its second: first letters are seldom wrong.
  const nearest = async (index, word, isOpen) => {
    const letters = [...word];
    if (letters.length < 4 || /\p{N}/u.test(word)) return [];
    const most = letters.length < 8 ? 1 : 2;
    const numbers = index.words.terms.length <= 4 ? index.words.terms.keys()
      : new Set(letters.slice(0, 2).flatMap(letter => partsOf(index.words, letter)));
    const files = await Promise.all([...numbers].map(number => wordsIn(`words.${hashAt(index.words.files, number)}.bin`)));
    const found = [];
    for (const { text, often } of files.flat()) {
      const steps = distance(letters, [...text], most, isOpen && letters.length > 4);
      if (steps > 0 && steps <= most) found.push({ text, often, steps, isSame: text[0] === word[0] });
    }
    return found.sort((a, b) => a.steps - b.steps || b.isSame - a.isSame || b.often - a.often
      || Math.abs(a.text.length - word.length) - Math.abs(b.text.length - word.length));
  };

  // MARK: Queries

  // `budapest "no decision" -putin`: words, phrases, and what results may not have.
  const parsed = text => {
    const plain = [], exactly = [], phrases = [], without = [];
    const token = /([-−]?)(?:["“”„«»]\s*([^"“”„«»]+)["“”„«»]?|([^\s"“”„«»]+))/gu;
    // The last word is still being typed if nothing follows it; its end may be a vowel sign.
    let isOpen = false;
    for (const [, minus, phrase, word] of text.matchAll(token)) {
      const terms = termsOf(phrase ?? word);
      isOpen = false;
      if (!terms.length) continue;
      // What comes apart, such as -U.S., is meant as one thing.
      if (terms.length > 1 && (phrase !== undefined || minus)) {
        phrases.push({ text: (phrase ?? word).trim(), terms, isUnwanted: !!minus });
      } else if (minus) without.push(...terms);
      else if (phrase !== undefined) exactly.push(...terms);
      else {
        plain.push(...terms);
        isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text);
      }
    }
    return { plain, exactly, phrases, without, isOpen };
  };

  // The forms of a word that count for it, each with how much: itself, words that begin so while it is typed, and
  // words of the same stem (sanction, sanctions, sanctioned). Where there is none, the nearest word stands in.
  const formsOf = async (index, word, isTyped) => {
    const isLong = word.length >= 5;
    const stem = isLong ? word.slice(0, Math.max(4, Math.ceil(word.length * 0.7))) : word;
    // From the first files of the stem and the first of the word itself, which can be the same.
    const starts = await Promise.all([stem, word].map(start => beginning(index, start, 2)));
    const known = gathered([...new Set(starts.flat().flatMap(term => term.lists))]);
    const forms = [];
    for (const term of known) {
      if (term.text.includes(":")) continue;
      const weight = term.text === word ? 1 : isTyped && term.text.startsWith(word) ? 0.7
        : isLong && isRelated(word, term.text) ? 0.5 : 0;
      if (weight) forms.push({ term, weight });
    }
    forms.sort((a, b) => b.weight - a.weight || b.term.count - a.term.count);
    if (forms[0]?.weight > 0.5) return { word, forms: forms.slice(0, 24) };
    // Mueller for Müller.
    const plain = word.replace(/([aou])e/g, "$1"), umlaut = plain !== word && await exact(index, plain);
    if (umlaut) return { word, forms: [{ term: umlaut, weight: 1 }] };
    // Five letters that are the same are no accident: `reported` is a form of `reports`, not a wrong `deported`.
    const isForm = forms.some(({ term }) => term.text.slice(0, 5) === word.slice(0, 5));
    const [best] = isForm ? [] : await nearest(index, word, isTyped);
    if (!best || forms.some(form => form.term.text === best.text)) return { word, forms: forms.slice(0, 24) };
    const corrected = await formsOf(index, best.text, false);
    return { word, corrected: best.text, forms: corrected.forms };
  };
  const isRelated = (a, b) => {
    let same = 0;
    while (same < a.length && a[same] === b[same]) same++;
    return same >= 4 && a.length - same <= 3 && b.length - same <= 3 && same >= 0.7 * Math.max(a.length, b.length);
  };

  const isFiltered = ({ keys, from, until }) => keys.length > 0 || from !== null || until !== null;
  // Which entries filters and unwanted words let through; null for all.
  const allowed = async (index, filters, without) => {
    const sets = await Promise.all(filters.keys.map(key => filtered(index, key)));
    for (const word of without) {
      const own = new Uint8Array(index.entries).fill(1), term = await exact(index, word);
      if (term) postings(term.lists, entry => { own[entry] = 0; });
      sets.push(own);
    }
    if (filters.from !== null || filters.until !== null) {
      const [own, day] = [new Uint8Array(index.entries), await days(index)];
      for (let entry = 0; entry < index.entries; entry++) {
        const its = index.isNote(entry) ? day[index.placeOf(entry)] : NaN;
        own[entry] = (filters.from === null || its >= filters.from) && (filters.until === null || its <= filters.until);
      }
      sets.push(own);
    }
    return sets.length ? sets.reduce((a, b) => a.map((flag, entry) => flag & b[entry])) : null;
  };

  // BM25, and newer notes a little more. If no entry has all words, the entries that have most of them.
  const search = async (text, filters, isByDate) => {
    const index = await open();
    const { plain, exactly, phrases, without, isOpen } = parsed(text);
    const wanted = [...exactly, ...phrases.filter(phrase => !phrase.isUnwanted).flatMap(phrase => phrase.terms)];
    const typed = [...new Set([...plain, ...wanted])].slice(0, 30);
    // Words that nearly all have are passed over where there are others.
    const rare = typed.filter(word => !index.common.has(word));
    const asked = rare.length ? rare : typed;
    const hasFilter = isFiltered(filters) || without.length > 0;
    const state = { index, results: [], terms: new Set(asked), others: [], phrases, asked, dropped: [], corrected: [] };
    if (!asked.length && !hasFilter) return state;
    const [sets, ...found] = await Promise.all([
      allowed(index, filters, without),
      ...asked.map(word => wanted.includes(word)
        ? exact(index, word).then(term => ({ word, forms: term ? [{ term, weight: 1 }] : [] }))
        : formsOf(index, word, isOpen && word === plain.at(-1))),
    ]);
    const scores = new Float64Array(index.entries), masks = new Int32Array(index.entries);
    // Which of the words stand in names of an actor, or in a topic's title.
    const named = new Int32Array(index.others);
    const best = new Float64Array(index.entries);
    for (const [place, { forms, corrected, word }] of found.entries()) {
      if (corrected) state.corrected.push([word, corrected]);
      best.fill(0);
      let many = 0;
      for (const { term, weight } of forms) {
        state.terms.add(term.text);
        postings(term.lists, (entry, level) => {
          if (!best[entry]) many++;
          best[entry] = Math.max(best[entry], weight * (level + 0.5) * HIGHEST / LEVELS);
          if (level >= NAMED && !index.isNote(entry)) named[entry - index.older] |= 1 << place;
        });
      }
      const idf = Math.log(1 + (index.entries - many + 0.5) / (many + 0.5));
      for (let entry = 0; entry < best.length; entry++) {
        if (best[entry] > 0) { scores[entry] += best[entry] * idf; masks[entry] |= 1 << place; }
      }
    }
    // The words of a phrase are never left out.
    const needed = asked.reduce((bits, word, place) => wanted.includes(word) ? bits | (1 << place) : bits, 0);
    const has = entry => (!sets || sets[entry]) && (masks[entry] & needed) === needed;
    const all = 2 ** asked.length - 1;
    let required = asked.length ? mostOf(masks, scores, all, has) : 0;
    if (asked.length && !required) return state;
    state.dropped = asked.filter((_, place) => !(required & (1 << place)));
    for (let entry = 0; entry < index.entries; entry++) {
      if (has(entry) && (masks[entry] & required) === required) state.results.push(entry);
    }
    for (const entry of state.results) {
      scores[entry] *= index.isNote(entry) ? 1 + 0.1 * index.placeOf(entry) / index.notes : 1.2;
    }
    const isByScore = asked.length > 0 && !isByDate;
    state.results.sort((a, b) => (isByScore ? scores[b] - scores[a] : 0) || index.isNote(b) - index.isNote(a) || b - a);
    state.others = state.results.filter(entry => !index.isNote(entry)).slice(0, 5);
    // What is shown first is on its way while the actors are looked at.
    for (const entry of state.results.slice(0, firstOf(state))) titleOf(index, entry).catch(() => {});
    if (asked.length && !isByDate && !hasFilter) {
      const whole = state.results.filter(entry => !index.isNote(entry) && named[entry - index.older] === all).slice(0, 3);
      await putFirst(state, whole);
    }
    if (phrases.length) await readPhrases(state);
    return state;
  };
  // The words that as many entries as possible have together: all, or all but one, and so on; of several such sets the
  // one of the best entry.
  const mostOf = (masks, scores, all, has) => {
    let [required, most, score] = [0, 0, 0];
    for (let entry = 0; entry < masks.length; entry++) {
      const mask = masks[entry];
      if (!mask || !has(entry)) continue;
      if (mask === all) return all;
      let bits = 0;
      for (let rest = mask; rest; rest &= rest - 1) bits++;
      if (bits > most || (bits === most && scores[entry] > score)) [required, most, score] = [mask, bits, scores[entry]];
    }
    return required;
  };
  // Actors and topics that the query names come first: by half of the words of a name or title, or more.
  const putFirst = async (state, entries) => {
    const rows = await Promise.all(entries.map(entry => titleOf(state.index, entry)));
    const isNamed = ({ title, names }) => [title, ...names].some(name => {
      const terms = termsOf(name);
      return terms.length && terms.filter(term => state.terms.has(term)).length * 2 >= terms.length;
    });
    const first = entries.filter((_, place) => isNamed(rows[place])), set = new Set(first);
    state.results = [...first, ...state.results.filter(entry => !set.has(entry))];
  };

  // MARK: Texts

  // The text of a note, a line for each block, from its page.
  const BLOCKS = "p, li, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, pre";
  const textOf = once(async href => {
    const response = await fetch(new URL(href, location.href));
    if (!response.ok) return "";
    const content = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".e-content");
    for (const mark of content?.querySelectorAll(".footnote-ref, .footnote-back") || []) mark.remove();
    // A line may be wrapped in its source; only the end of a block ends a sentence.
    for (const block of content?.querySelectorAll(BLOCKS) || []) block.append("\uE000");
    return (content?.textContent || "").replace(/\s+/g, " ").replace(/ ?\uE000 ?/g, "\n");
  });

  // Leaves the results that have the phrases, and not the unwanted ones. The index does not know the order of words, so
  // the notes are read, the best first, and at most so many.
  const READ = 60, TOGETHER = 10;
  const readPhrases = async state => {
    const kept = [], found = state.results;
    const has = (lines, phrase) => lines.some(terms => terms.some((_, at) => phrase.terms.every((term, i) => terms[at + i] === term)));
    let read = 0;
    while (read < found.length && read < READ) {
      const next = found.slice(read, read + TOGETHER);
      read += next.length;
      const holds = await Promise.all(next.map(async entry => {
        const { kind, href, title, summary, names } = await titleOf(state.index, entry);
        const text = kind === 0 ? await textOf(href).catch(() => "") : "";
        const lines = [title, summary, ...names, ...text.split("\n")].map(termsOf);
        return state.phrases.every(phrase => has(lines, phrase) !== phrase.isUnwanted);
      }));
      kept.push(...next.filter((_, place) => holds[place]));
    }
    state.results = kept;
    state.read = read < found.length ? read : 0;
  };

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
    return [...sentences, text.slice(start)].map(sentence => sentence.trim()).filter(Boolean);
  };
  // The words to mark: those of the query; of an actor that it names, also names of one word, and the last words of names
  // in another script.
  const wantedIn = async state => {
    const wanted = new Map([...state.terms].map(term => [term, 1]));
    const rows = await Promise.all(state.others.map(entry => titleOf(state.index, entry).catch(() => ({ names: [] }))));
    for (const { names } of rows) {
      if (!names.some(name => termsOf(name).every(term => state.terms.has(term)))) continue;
      for (const terms of names.map(termsOf)) {
        const last = terms.at(-1);
        const isOther = last && /[a-z]/.test(last) !== /[a-z]/.test(state.asked[0] || "");
        if (last && (terms.length === 1 || isOther) && !wanted.has(last)) wanted.set(last, 0.6);
      }
    }
    return wanted;
  };
  const WORD = /[\p{L}\p{N}\p{M}\u00AD\u200C\u200D]+/gu;
  const isWanted = (word, wanted) => termsOf(word).some(term => wanted.has(term));
  const value = (text, wanted) =>
    [...new Set(termsOf(text))].reduce((sum, term) => sum + (wanted.get(term) || 0), 0);
  const bestSentence = (text, wanted, phrases) => {
    let best = "", most = 0;
    for (const sentence of sentencesOf(text)) {
      const folded = termsOf(sentence).join(" ");
      const own = value(sentence, wanted) + 10 * phrases.filter(phrase => folded.includes(phrase.terms.join(" "))).length;
      if (own > most) [best, most] = [sentence, own];
    }
    return best;
  };
  // The text from a little before its first wanted word, so that the word is in sight in two lines of a phone.
  const excerpt = (text, wanted) => {
    const first = [...text.matchAll(WORD)].find(([word]) => isWanted(word, wanted));
    if (!first || first.index < 60) return text;
    const start = text.indexOf(" ", first.index - 40);
    return start < 0 || start >= first.index ? text : `…${text.slice(start)}`;
  };
  // Puts a text into a line, with its wanted words marked.
  const showMarked = (line, whole, wanted) => {
    const text = excerpt(whole, wanted);
    const pieces = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      const runs = [];
      if (ALONE.test(match[0])) {
        let at = match.index;
        for (const letter of match[0]) { runs.push([at, letter]); at += letter.length; }
      } else runs.push([match.index, match[0]]);
      for (const [at, word] of runs) {
        if (!isWanted(word, wanted)) continue;
        pieces.push(text.slice(end, at), element("mark", "", word));
        end = at + word.length;
      }
    }
    line.replaceChildren(...pieces, text.slice(end));
  };

  // MARK: Results

  let current = 0, shown = null;
  // A link to the passage: browsers scroll to the text and mark it.
  const passage = (href, text) => `${href}#:~:text=${encodeURIComponent(text).replace(/-/g, "%2D")}`;

  const item = async (state, entry) => {
    const [{ kind, href, title, summary, label }, wanted] = await Promise.all([
      titleOf(state.index, entry), state.wanted ||= wantedIn(state),
    ]);
    const made = element("li", ["result-note", "result-actor", "result-topic"][kind]);
    const [heading, link, line] = [element("h2"), element("a", "", title), element("p", "sentence")];
    heading.dir = line.dir = "auto";
    link.href = href;
    heading.append(link);
    showMarked(line, summary, wanted);
    made.append(heading, line, element("p", "meta", label));
    if (kind !== 0 || !state.asked.length) return made;
    made.complete = async () => {
      made.complete = null;
      const text = await textOf(href).catch(() => "");
      const sentence = text && bestSentence(text, wanted, state.phrases);
      if (!sentence) return;
      if (value(sentence, wanted) > value(summary, wanted) || state.phrases.length) showMarked(line, sentence, wanted);
      const exact = state.phrases.find(phrase => !phrase.isUnwanted && text.toLowerCase().includes(phrase.text.toLowerCase()));
      link.href = passage(href, exact ? exact.text : sentenceStart(sentence));
    };
    return made;
  };
  // Enough of a sentence to find it by.
  const sentenceStart = sentence => sentence.length <= 80 ? sentence : sentence.slice(0, 80).replace(/\s\S*$/, "");

  // So many results are loaded at first: about as many as a screen shows, from a few files. The rest comes when the
  // reader scrolls, points or presses a key, and with it the best sentence of each.
  const FIRST_FILES = 5;
  const firstOf = state => {
    const fileOf = entry => Math.floor(entry / state.index.together);
    const files = new Set(state.others.map(fileOf));
    const most = Math.max(2, FIRST_FILES - state.asked.length * state.index.segments.length, files.size);
    let count = 0;
    for (const entry of state.results.slice(0, TOGETHER)) {
      files.add(fileOf(entry));
      if (count > 0 && files.size > most) break;
      count++;
    }
    return count;
  };
  const completeAll = () => {
    for (const made of list.children) {
      const box = made.complete && made.getBoundingClientRect();
      if (box && box.top < innerHeight + 400 && box.bottom > -400) made.complete();
    }
  };
  // One after another, so that none is put before another or twice.
  let appending = Promise.resolve();
  const append = (state, upTo) => appending = appending.catch(() => {}).then(() => appendNext(state, upTo));
  const appendNext = async (state, upTo) => {
    const from = state.count;
    const next = state.results.slice(from, upTo);
    const items = await Promise.all(next.map(entry => item(state, entry)));
    if (shown !== state) return null;
    state.count = from + next.length;
    list.append(...items);
    further.hidden = state.count >= state.results.length;
    return items[0];
  };
  let isStaying = false;
  const stay = async () => {
    if (isStaying || !shown) return;
    isStaying = true;
    try {
      if (shown.count < Math.min(TOGETHER, shown.results.length)) await append(shown, TOGETHER);
      completeAll();
    } catch { /* the results that are there stay */ } finally { isStaying = false; }
  };
  for (const sign of ["pointermove", "pointerdown", "scroll", "touchstart"]) {
    addEventListener(sign, stay, { passive: true });
  }
  list.addEventListener("focusin", stay);
  addEventListener("keydown", event => { if (event.key.length > 1) stay(); });

  // What the search did on its own: what it corrected, what it left out, and what else the reader could try.
  const advise = async state => {
    const lines = [];
    const line = (text, links = []) => {
      const made = element("p");
      // `{link}` stands where the link is put.
      const [before, after = ""] = text.split("{link}");
      made.append(before, ...links, after);
      lines.push(made);
    };
    const asLink = text => {
      const button = element("button", "search-suggestion", text);
      button.type = "button";
      button.addEventListener("click", () => { query.value = text; query.focus(); run(); });
      return button;
    };
    const quoted = state.dropped.map(word => `“${word}”`).join(", ");
    const isEmpty = state.results.length === 0;
    for (const [word, corrected] of isEmpty ? [] : state.corrected) {
      if (!state.dropped.includes(word)) line(said(words.corrected, { word, corrected }));
    }
    if (!isEmpty && quoted) line(said(words.relaxed, { words: quoted }));
    if (state.read) line(said(words.read, { n: state.read }));
    if (!isEmpty && state.results.length < 3 && state.asked.length && !state.corrected.length) {
      const other = await suggestion(state).catch(() => null);
      if (other) line(words.meant, [asLink(other)]);
    }
    if (isEmpty) line(words.help);
    return lines;
  };
  // The query with a much more frequent word in place of a rare one; null if there is none.
  const suggestion = async state => {
    let text = query.value.trim(), isOther = false;
    for (const word of state.asked.filter(word => word.length >= 5)) {
      const [own, [best]] = [await exact(state.index, word), await nearest(state.index, word, false)];
      if (!own || !best || best.steps > 1 || 4 ** best.often < own.count * 8) continue;
      const written = [...text.matchAll(WORD)].find(([other]) => termsOf(other)[0] === word);
      if (!written) continue;
      text = text.slice(0, written.index) + best.text + text.slice(written.index + written[0].length);
      isOther = true;
    }
    return isOther ? text : null;
  };

  // MARK: Filters

  // Days as the index numbers them: since 1970-01-01.
  const day = field => field.value ? Math.round(Date.parse(`${field.value}T00:00:00Z`) / 86400000) : null;
  let actor = "", actorName = "";
  const filters = () => ({
    keys: [actor && `a:${actor}`, topicField.value && `t:${topicField.value}`, outletField.value && `o:${outletField.value}`]
      .filter(Boolean),
    from: day(fromField), until: day(untilField),
  });
  const setActor = (slug, name) => {
    [actor, actorName] = [slug, name];
    actorField.value = name;
  };
  const nameOf = field => field.selectedOptions[0]?.dataset.title || field.selectedOptions[0]?.textContent;
  const label = field => form.querySelector(`label[for="${field.id}"]`).textContent;
  const showChips = () => {
    const held = [
      actor && [actorField, actorName, () => setActor("", "")],
      ...[topicField, outletField].map(field => field.value && [field, nameOf(field), () => { field.value = ""; }]),
      ...[fromField, untilField].map(field => field.value && [field, field.value, () => { field.value = ""; }]),
    ].filter(Boolean);
    chips.replaceChildren(...held.map(([field, text, remove]) => {
      const button = element("button", "", `${label(field)}: ${text} ×`);
      button.type = "button";
      button.setAttribute("aria-label", said(words.remove, { filter: `${label(field)}: ${text}` }));
      button.addEventListener("click", () => { remove(); query.focus(); run(); });
      const made = element("li");
      made.append(button);
      return made;
    }));
    chips.hidden = !held.length;
  };

  // How many of the results each year, topic and actor has. It takes every list of topics and actors, so only once the
  // filters are open.
  const counted = async (index, prefix, entries) => {
    const has = new Uint8Array(index.entries), counts = [];
    for (const entry of entries) has[entry] = 1;
    for (const term of await beginning(index, prefix)) {
      let count = 0, own = -1;
      postings(term.lists, entry => { if (index.isNote(entry)) count += has[entry]; else own = entry; });
      counts.push({ slug: term.text.slice(2), count, entry: own });
    }
    return counts.filter(({ count }) => count).sort((a, b) => b.count - a.count);
  };
  const facet = (title, rows) => {
    if (rows.length < 2) return [];
    const [made, items] = [element("div"), element("ul")];
    items.setAttribute("aria-label", title);
    made.append(element("p", "facet", title), items);
    for (const [text, count, choose] of rows) {
      const [row, button] = [element("li"), element("button", "", text)];
      button.type = "button";
      button.addEventListener("click", () => { choose(); query.focus(); run(); });
      row.append(button, ` ${count}`);
      items.append(row);
    }
    return [made];
  };
  const showFacets = async state => {
    if (!panel.open || !state) return;
    const { index } = state, notes = state.results.filter(index.isNote);
    const [day, topics, actors] = await Promise.all([days(index), counted(index, "t:", notes), counted(index, "a:", notes)]);
    const years = new Map();
    for (const entry of notes) {
      const year = new Date(day[index.placeOf(entry)] * 86400000).getUTCFullYear();
      years.set(year, (years.get(year) || 0) + 1);
    }
    const most = actors.filter(({ slug, entry }) => entry >= 0 && slug !== actor).slice(0, 8);
    const names = await Promise.all(most.map(({ entry }) => titleOf(index, entry)));
    if (shown !== state) return;
    const counts = new Map(topics.map(({ slug, count }) => [slug, count]));
    for (const option of topicField.options) {
      option.dataset.title ||= option.textContent;
      if (option.value) option.textContent = `${option.dataset.title} (${counts.get(option.value) || 0})`;
    }
    const padded = year => String(year).padStart(4, "0");
    facets.replaceChildren(
      ...facet(words.years, [...years].sort((a, b) => b[0] - a[0]).map(([year, count]) => [year, count, () => {
        fromField.value = `${padded(year)}-01-01`;
        untilField.value = `${padded(year)}-12-31`;
      }])),
      ...facet(label(actorField), most.map(({ slug, count }, place) => [names[place].title, count, () => setActor(slug, names[place].title)])));
  };
  panel.addEventListener("toggle", () => showFacets(shown).catch(() => {}));

  // MARK: The page

  const run = async () => {
    const number = ++current;
    const text = query.value.trim();
    const held = filters();
    remember(text);
    showChips();
    if (!text && !isFiltered(held)) {
      shown = null;
      document.documentElement.classList.remove("asked");
      for (const place of [list, advice, facets]) place.replaceChildren();
      for (const option of topicField.options) option.textContent = option.dataset.title || option.textContent;
      status.textContent = "";
      further.hidden = true;
      form.removeAttribute("aria-busy");
      return;
    }
    form.setAttribute("aria-busy", "true");
    try {
      // Whether a word is still being typed, a space behind it tells.
      const answer = async () => {
        const state = await search(query.value, held, order.value === "date");
        state.count = firstOf(state);
        const first = state.results.slice(0, state.count);
        return [state, ...await Promise.all([Promise.all(first.map(entry => item(state, entry))), advise(state)])];
      };
      const [state, items, lines] = await answer().catch(() => {
        // The site may have been published anew since the page was opened: once more, from the beginning.
        opening = null;
        return answer();
      });
      if (number !== current) return;
      shown = state;
      list.replaceChildren(...items);
      advice.replaceChildren(...lines);
      facets.replaceChildren();
      const many = shown.results.length;
      // Where nothing is found, the lists lead on.
      document.documentElement.classList.toggle("asked", many > 0);
      status.textContent = many === 0 ? words.none
        : said(many === 1 ? words.countOne : words.count, { n: many });
      further.hidden = shown.count >= many;
      if (state.phrases.length) completeAll();
      showFacets(state).catch(() => {});
    } catch (error) {
      if (number === current) status.textContent = words.failed;
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
    if (order.value === "date") address.searchParams.set("order", "date");
    // Safari refuses when somebody types fast; the next time will do.
    try { history.replaceState(null, "", address); } catch { /* the address is that of a query before */ }
  };
  const recall = async () => {
    const given = new URL(location.href).searchParams;
    query.value = given.get("q") || "";
    for (const [name, field] of Object.entries(fields)) field.value = given.get(name) || "";
    order.value = given.get("order") === "date" ? "date" : "";
    const slug = given.get("actor") || "";
    setActor(slug, slug);
    if (location.search) run();
    if (!slug) return;
    // The address has the actor's slug; readers are told its name.
    const index = await open();
    let own = -1;
    postings((await exact(index, `a:${slug}`))?.lists || [], entry => { if (!index.isNote(entry)) own = entry; });
    if (own < 0 || actor !== slug) return;
    setActor(slug, (await titleOf(index, own)).title);
    showChips();
  };

  let timer = 0, running = Promise.resolve();
  const start = () => {
    clearTimeout(timer);
    timer = 0;
    return running = run();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(start, 50);
  };
  // Once the results of what is typed stand, also if the last letter is just typed.
  const settled = () => timer ? start() : running;
  query.addEventListener("input", soon);
  for (const field of [...Object.values(fields), order]) field.addEventListener("input", soon);

  // Actors are offered by what is typed; only one that there is becomes a filter.
  const offered = new Map();
  actorField.addEventListener("input", async () => {
    const text = actorField.value.trim();
    if (offered.has(text)) {
      setActor(offered.get(text), text);
      return run();
    }
    if (actor) { actor = ""; soon(); }
    if (termsOf(text).length === 0) return;
    try {
      const { index, results } = await search(text, { keys: [], from: null, until: null }, false);
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
        const option = element("option");
        option.value = title;
        // Browsers hide what does not hold what is typed, as where an alias is.
        option.label = `${title} (${text})`;
        return option;
      }));
      if (offered.has(text)) { setActor(offered.get(text), text); run(); }
    } catch { /* run() says what is wrong */ }
  });

  // The only actor that is offered is the one that is meant.
  actorField.addEventListener("change", () => {
    const [only, ...others] = suggestions.options;
    if (actor || !only || others.length) return;
    setActor(offered.get(only.value), only.value);
    run();
  });

  further.querySelector("button").addEventListener("click", async () => {
    try {
      const first = await append(shown, shown.count + TOGETHER);
      completeAll();
      first?.querySelector("a").focus();
    } catch { status.textContent = words.failed; }
  });

  // Arrows go through the field and the results; Enter goes from the field to the first of them.
  form.addEventListener("keydown", async event => {
    const isDown = event.key === "ArrowDown" || (event.key === "Enter" && event.target === query);
    // 229: the key ends a word of an input method, as Safari says it.
    if ((!isDown && event.key !== "ArrowUp") || event.isComposing || event.keyCode === 229) return;
    const from = event.target;
    if (from !== query && !from.matches(".search-results h2 a")) return;
    event.preventDefault();
    if (from === query) await settled();
    const stops = [query, ...list.querySelectorAll("h2 a")];
    stops[stops.indexOf(from) + (isDown ? 1 : -1)]?.focus();
  });

  recall().catch(() => {});
  if (!location.search) query.focus({ preventScroll: true });
})();
