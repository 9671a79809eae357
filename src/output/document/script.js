// The languages, filters, search and boxes of a playbook in one file.
'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const page = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const articles = all('article');
let lang = data.langs[0];

const word = (key) => data.words[lang][key] ?? key;

const blocks = (version) =>
  [...version.children].flatMap((child) => (child.className === 'filled' ? [...child.children] : [child]));

/** Shows a language, and stays where the reader is. */
function speak(next) {
  const element = here();
  const [article, top] = [element?.closest('article'), element?.getBoundingClientRect().top];
  const isNamed = element === target();
  lang = next;
  page.lang = lang;
  for (const element of all('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of all('[data-lang]')) element.hidden = element.dataset.lang !== lang;
  for (const one of articles) {
    const versions = all('.version', one);
    one.shown = versions.find((own) => own.lang === lang) ?? versions.find((own) => 'instead' in own.dataset);
    for (const version of versions) version.hidden = version !== one.shown;
    for (const note of all('.untranslated', one)) note.hidden = one.shown.lang === lang;
  }
  document.title = word('title');
  if (one('language')) one('language').value = lang;
  filter();
  find();
  if (article) stay(element, article, top, isNamed);
}

/** The thing that the address names, if it is in sight, else the topmost one. */
function here() {
  const isInSight = (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height && bottom > 0 && top < innerHeight;
  };
  const others = scrollY > 0 ? all('main [data-at], main [data-task]') : [];
  return [target(), ...others].find((element) => element && isInSight(element));
}

/** Shows the translation of an element at the height that the element had. */
function stay({ dataset: { at, task } }, article, top, isNamed) {
  const same = ({ dataset }) => (task ? dataset.task === task : dataset.at === at);
  const element = all('[data-at], [data-task]', article.shown).find(same) ?? article.shown;
  if (isNamed) location.replace('#' + encodeURIComponent(element.id));
  scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** The element that the address names: by its id, or a task by its number alone. */
function target() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* It is none. */ }
  return one(name) ?? all('[data-task]').find((row) => row.dataset.task === name && !row.closest('[hidden]'));
}

/** Follows the address into another language, and to what a filter hides. */
function follow() {
  const element = target();
  if (!element) return;
  const version = element.closest('.version, [data-lang]');
  const own = version?.dataset.lang ?? version?.lang;
  if (version?.hidden && data.langs.includes(own)) speak(own);
  if (element.closest('.off, [hidden]')) reset();
  element.scrollIntoView();
}

// The filters.

const filters = all('#filters select, #filters input');

/** Shows the tasks that pass the filters, or everything. */
function filter() {
  const [role, service, need, isAlone] = filters.map((field) => (field.type === 'checkbox' ? field.checked : field.value));
  const isOn = Boolean(role || service || need || isAlone);
  const passes = ({ dataset }) =>
    (!role || dataset.role.split(' ').includes(role)) &&
    (!need || dataset.need === need) &&
    (!service || dataset.for.split(' ').some((own) => own === service || own === 'all-services'));
  let [some, of] = [0, 0];
  for (const article of articles) {
    const rows = article.className.includes('process') ? all('[data-task]', article.shown) : [];
    for (const row of rows) row.hidden = isOn && !passes(row);
    const left = rows.filter((row) => !row.hidden).length;
    [some, of] = [some + left, of + rows.length];
    narrow(article.shown, isOn);
    article.classList.toggle('off', isOn && left === 0);
  }
  for (const part of all('main > section:not(#results)')) {
    part.classList.toggle('off', isOn && !part.querySelector('article:not(.off)'));
  }
  one('count').textContent = isOn ? `${some} / ${of} ${word('tasks')}` : '';
  one('reset').hidden = !isOn;
}

/** Leaves the tables that have rows, with their headings. */
function narrow(version, isOn) {
  let page, activity;
  for (const block of blocks(version)) {
    if (block.dataset.kind === 'page') page = block;
    else if (block.dataset.kind) activity = block;
    const has = block.querySelector('[data-task]:not([hidden])');
    block.classList.toggle('off', isOn && !has);
    if (has) for (const heading of [page, activity]) heading?.classList.remove('off');
  }
}

function reset() {
  for (const field of filters) [field.value, field.checked] = ['', false];
  filter();
}

// The search, as in `ftpb search`.

const LETTER = /[\p{Alphabetic}\p{N}\p{M}]/u;
/** Scripts without blanks: any letter may begin a word. */
const UNSPACED = /[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

const plain = (text) => text
  .replace(/\p{Cf}/gu, '').normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
  .normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** The letters of a text, joined, and which of them begin a word. */
function fold(text) {
  const begins = [];
  let [letters, isGap, isWide] = ['', true, false];
  for (const c of plain(text)) {
    if (LETTER.test(c)) {
      const wide = UNSPACED.test(c);
      begins.push(isGap || isWide || wide, ...Array(c.length - 1).fill(false));
      [letters, isGap, isWide] = [letters + c, false, wide];
    } else isGap = true;
  }
  return { letters, begins };
}

/** How a text has a pattern: 2 as whole words, 1 within words divided alike, 0 not at all. */
function has(text, { letters, begins }) {
  let best = 0;
  for (let at = -1; (at = text.letters.indexOf(letters, at + 1)) >= 0; ) {
    if (text.begins[at] && (text.begins[at + letters.length] ?? true)) return 2;
    const isDivided = begins.every((own, index) => index === 0 || text.begins[at + index] === own);
    if (isDivided && [...letters].length > 1) best = 1;
  }
  return best;
}

/** The texts of paragraphs, items and cells. */
function texts(element) {
  const found = [];
  const walker = document.createTreeWalker(element);
  for (let node, last; (node = walker.nextNode()); ) {
    const block = node.parentElement.closest('p, li, td, th, pre, h3, h4, h5, h6, div');
    const text = node.nodeName === '#text' ? node.data : node.nodeName === 'BR' ? '\n' : '';
    if (!text || /alert-title|badge|meta/.test(block.className)) continue;
    if (block === last) found[found.length - 1] += text;
    else found.push(text);
    last = block;
  }
  return found;
}

const field = (text, isName) => ({ text, isName, get folded() { return (this.letters ??= fold(text)); } });

/** What can be found: the page, its activities, sections and tasks. */
function things(version) {
  if (version.things) return version.things;
  const { key } = version.parentElement.dataset;
  let current = { kind: 'page', id: key, at: 'page ', element: version, fields: [field(key)] };
  const found = [current];
  let activity;
  for (const block of blocks(version)) {
    const { kind, name, at } = block.dataset;
    if (kind) activity = kind === 'activity' ? block.textContent : '';
    if (kind && kind !== 'page') found.push((current = { kind, id: name, at, element: block, fields: [] }));
    const rows = all('[data-task]', block);
    for (const row of rows) {
      const [id, title, , ...rest] = [...row.cells].map((cell) => texts(cell).join(' ').trim());
      const fields = [field(id, true), field(title, true), ...[...rest, activity ?? ''].map((text) => field(text))];
      found.push({ kind: 'task', id: row.dataset.task, at: row.dataset.task, element: row, fields });
    }
    if (!rows.length) current.fields.push(...texts(block).map((text) => field(text, block.tagName[0] === 'H')));
  }
  return (version.things = found);
}

const allThings = () => articles.map((article) => article.shown).flatMap(things);
const keyOf = ({ element, at, kind }) => kind === 'task' ? at : element.closest('article').dataset.key + ' ' + at;

/** The terms of a query: words, "phrases", -without. */
function parse(query) {
  const terms = [];
  for (const [, minus, quoted, bare] of query.matchAll(/([-−](?=\S))?(?:["“„«「『]([^"”“»」』]*)["”“»」』]?|(\S+))/gu)) {
    const typed = quoted ?? bare;
    const pattern = fold(typed);
    if (pattern.letters) terms.push({ typed, pattern, isOut: Boolean(minus), isBare: quoted === undefined });
  }
  return { wanted: terms.filter((term) => !term.isOut), unwanted: terms.filter((term) => term.isOut) };
}

/** What lexicons call the longest runs of a query's words. */
function synonyms({ wanted }, withStructure) {
  const found = [];
  for (let from = 0, to; from < wanted.length; from = Math.max(to, from + 1)) {
    for (to = Math.min(wanted.length, from + 8); to > from; to--) {
      const run = wanted.slice(from, to);
      const own = plain(run.map((term) => term.typed).join(' '));
      const isKnown = ({ always, words }) =>
        (always || withStructure) && Object.values(words).flat().some((known) => plain(known) === own);
      const groups = run.length === 1 || run.every((term) => term.isBare) ? data.synonyms.filter(isKnown) : [];
      const words = groups.flatMap((group) => group.words[lang] ?? []).filter((known) => !plain(known).includes(own));
      if (words.length) {
        found.push({ from, to, patterns: words.map(fold) });
        break;
      }
    }
  }
  return found;
}

/** How well a thing has each term, above 4 in a name; nothing if it has what it must not. */
function match({ fields }, query, alternatives) {
  const best = (pattern, least) =>
    Math.max(...fields.map((own) => {
      const extent = has(own.folded, pattern);
      return extent < least ? 0 : extent + (own.isName ? 4 : 0);
    }));
  if (query.unwanted.some((term) => best(term.pattern, 1))) return [];
  return query.wanted.map((term, index) => {
    const others = alternatives.filter(({ from, to }) => from <= index && index < to).flatMap((one) => one.patterns);
    return Math.max(best(term.pattern, 1), ...others.map((pattern) => best(pattern, 2) && 0.5));
  });
}

/** The things that have the most terms of a query, and at least so many. */
function having(query, alternatives, least = query.wanted.length, within = allThings()) {
  const hits = within.map((thing) => ({ thing, scores: match(thing, query, alternatives) }));
  const terms = ({ scores }) => scores.filter(Boolean).length;
  const most = Math.max(least, ...hits.map(terms));
  return hits.filter((hit) => terms(hit) === most);
}

/** The translations of things that have the words in their names in another language. */
function translated(query) {
  const others = all('.version').filter((version) => version.lang !== lang).flatMap(things);
  const named = having(query, [], undefined, others).filter(({ scores }) => scores.every((score) => score > 4));
  const keys = new Set(named.map(({ thing }) => keyOf(thing)));
  return allThings().filter((thing) => keys.has(keyOf(thing))).map((thing) => ({ thing, scores: [1] }));
}

function search(query) {
  let hits = having(query, synonyms(query, false));
  if (!hits.length) hits = having(query, synonyms(query, true));
  if (!hits.length) hits = translated(query);
  if (!hits.length && query.wanted.length > 1) {
    hits = having(query, synonyms(query, true), Math.ceil(query.wanted.length / 2));
  }
  const sum = ({ scores }) => scores.reduce((a, b) => a + b, 0);
  hits.sort((a, b) => sum(b) - sum(a));
  const known = new Set();
  return hits.map(({ thing }) => thing).filter((thing) => known.size < known.add(keyOf(thing)).size);
}

function make(name, values, ...children) {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children);
  return element;
}

/** A hit as an item of the results. */
function item({ element, kind, id, fields }, query) {
  const { title } = element.closest('.version').dataset;
  const own = kind === 'task' ? `${id} ${fields[1].text}` : kind === 'page' ? title : element.textContent;
  const hit = fields.find((field) => query.wanted.some((term) => has(field.folded, term.pattern)));
  const entry = make('li', { lang: element.closest('[lang]').lang },
    make('a', { href: '#' + encodeURIComponent(element.id) }, own),
    make('small', {}, `${word('kind.' + kind)} · ${title}`));
  if (hit && !hit.isName) entry.append(make('p', {}, hit.text.trim().slice(0, 240)));
  Object.assign(entry.dataset, { id, kind });
  return entry;
}

/** Shows what the reader searches for. */
function find() {
  const query = parse(one('query').value);
  const isAsked = query.wanted.length > 0;
  const hits = isAsked ? search(query) : [];
  one('results').hidden = !isAsked;
  one('hits').replaceChildren(...hits.map((thing) => item(thing, query)));
  one('found').textContent = hits.length ? `${hits.length} ${word('hits')}` : word('no-hits');
}

// The boxes.

const boxes = all('main input');
const taskOf = (box) => box.closest('tr').dataset.task;

/** Counts what is done in each process and in all. */
function count() {
  for (const element of all('.progress')) {
    const own = all('tr[data-task] input', element.closest('article') ?? document);
    const done = [...new Map(own.map((box) => [taskOf(box), box.checked])).values()];
    const [value, max] = [done.filter(Boolean).length, done.length];
    Object.assign(element.querySelector('progress'), { max, value });
    element.querySelector('span').textContent = `${value} / ${max}`;
  }
}

/** Ticks a task wherever it stands, and remembers it in this browser, if that allows it. */
function tick({ target: box }) {
  for (const other of boxes) if (taskOf(other) === taskOf(box)) other.checked = box.checked;
  const ticked = Object.fromEntries(boxes.map((one) => [taskOf(one), one.checked]));
  try { localStorage.setItem(data.name, JSON.stringify(ticked)); } catch { /* It lasts as long as the page. */ }
  count();
}

function remember() {
  let ticked = {};
  try { ticked = JSON.parse(localStorage.getItem(data.name)) ?? {}; } catch { /* The file says it. */ }
  for (const box of boxes) box.checked = ticked[taskOf(box)] ?? box.checked;
  count();
}

page.classList.add('scripted');
if (matchMedia('(max-width: 60rem)').matches) one('contents').open = false;
one('language')?.addEventListener('change', ({ target: { value } }) => speak(value));
one('reset').addEventListener('click', reset);
for (const element of filters) element.addEventListener('change', filter);
one('query').addEventListener('input', find);
addEventListener('hashchange', follow);
// A link to where the address is changes nothing in it.
addEventListener('click', ({ target: clicked }) => clicked.closest('a') && setTimeout(follow));
for (const box of boxes) box.addEventListener('change', tick);
if (boxes.length) remember();
speak(lang);
follow();
