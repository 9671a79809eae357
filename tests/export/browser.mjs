// Opens an exported file in Chromium and does what a reader does. What is expected comes as JSON from stdin.
// Arguments: the check, a folder in which `npm install playwright-core axe-core` was run, the file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [check, folder, file] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { chromium } = require('playwright-core');
const expected = JSON.parse(readFileSync(0, 'utf8'));
const address = 'file://' + file;
const problems = [];

/** A page that reports every request but its own, every message and every violation of the policy. */
async function open(browser, options = {}, at = '') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('request', (request) => request.url().split('#')[0] === address || problems.push(`request ${request.url()}`));
  page.on('console', (message) => problems.push(`console ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error ${error.stack}`));
  await page.goto(address + at);
  return page;
}

/** Moves with the tabulator until an element has the focus. */
async function tabTo(page, selector) {
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`the tabulator never reaches ${selector}`);
}

const visible = (page, selector) =>
  page.evaluate((selector) => [...document.querySelectorAll(selector)].filter((own) => own.checkVisibility()).map((own) => own.textContent.trim()), selector);

async function playbook(browser) {
  let page = await open(browser, {}, '#3735');
  for (const { lang, name } of [...expected.names].reverse()) {
    await page.selectOption('#language', lang);
    const place = await page.evaluate(() => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const { top } = row.getBoundingClientRect();
      return { text: row.cells[1].textContent, lang: row.closest('[lang]').lang, isInSight: top > 0 && top < innerHeight };
    });
    assert.deepEqual(place, { text: name, lang, isInSight: true }, 'the switch stays on the task');
  }
  for (const { lang, query, ids } of expected.queries) {
    await page.selectOption('#language', lang);
    await page.fill('#query', query);
    const found = await page.evaluate(() => [...document.querySelectorAll('#hits li')].map((own) => `${own.dataset.kind} ${own.dataset.id}`));
    // What stands in for a page that the language lacks is found as well.
    if (expected.isTranslated) assert.deepEqual(found.sort(), ids, `${lang}: ${query}`);
    for (const id of ids) assert.ok(found.includes(id), `${lang}: ${query}: ${id}`);
  }
  page = await open(browser);
  await page.selectOption('#language', 'en');
  await tabTo(page, '#query');
  await page.keyboard.type('success review');
  await tabTo(page, '#filters label:nth-of-type(2) select');
  await page.keyboard.type('Teams');
  await tabTo(page, '#filters label:nth-of-type(3) select');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.textContent('#count'), `${expected.filtered} / ${expected.rows} Tasks`);
  assert.equal((await visible(page, '.process [data-task]')).length, expected.filtered);
  await tabTo(page, '#reset');
  await page.keyboard.press('Enter');
  assert.equal((await visible(page, '.process [data-task]')).length, expected.rows);
  await print(page);
  await uncut(browser);
  await revealed(browser);
  page = await open(browser, { javaScriptEnabled: false });
  const shown = new Set(await visible(page, '[lang=en] [data-task] th'));
  for (const id of expected.ids) assert.ok(shown.has(id), `${id} without scripts`);
}

/** Every task is on paper. */
async function print(page) {
  const paper = file + '.pdf';
  writeFileSync(paper, await page.pdf({ format: 'A4' }));
  const words = new Set(execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split(/\s+/));
  for (const id of expected.ids) assert.ok(words.has(id), `${id} is printed`);
}

/** No table reaches out of the window: what is wider scrolls on its own. */
async function uncut(browser) {
  for (const width of [390, 1024, 1920]) {
    const page = await open(browser, { viewport: { width, height: 900 }, bypassCSP: true });
    // Else what is out of sight has no place, and what is cut is not counted.
    await page.addStyleTag({ content: 'article { content-visibility: visible }' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('article table')].filter((own) => own.closest('.wide').getBoundingClientRect().right > innerWidth).length,
    );
    assert.equal(cut, 0, `tables are cut at ${width} pixels`);
  }
}

/** A link leads to what a filter hides, also if the address names it already. */
async function revealed(browser) {
  const page = await open(browser);
  await page.selectOption('#language', 'en');
  await page.fill('#query', '3735');
  const isShown = () => page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1))).checkVisibility());
  for (const need of ['optional', 'optional']) {
    await page.selectOption('#filters label:nth-of-type(3) select', need);
    await page.click('#hits a');
    await page.waitForFunction(() => !document.querySelector('#filters label:nth-of-type(3) select').value);
    assert.ok(await isShown());
  }
}

/** Nothing keeps people out, in light and in dark. */
async function accessible(browser, query = '') {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(browser, { colorScheme, bypassCSP: true });
    // What is out of sight has no place yet that could be measured.
    await page.addStyleTag({ content: 'article { content-visibility: visible }' });
    await page.fill('#query', query);
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    const told = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.html).slice(0, 3).join('\n')}`);
    assert.deepEqual(told, []);
  }
}

async function sheet(browser) {
  await accessible(browser);
  for (const width of [390, 1024, 1920]) {
    const page = await open(browser, { viewport: { width, height: 900 } });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} pixels are enough`);
  }
  const page = await open(browser);
  const total = (await visible(page, '[data-values]')).length;
  await tabTo(page, 'aside label:nth-of-type(3) select');
  await page.keyboard.type('broken-link');
  assert.equal((await visible(page, '[data-values]')).length, expected.broken);
  assert.equal(await page.textContent('#count'), `${expected.broken} / ${total}`);
  await page.fill('#query', 'nothing like this');
  assert.deepEqual(await visible(page, 'main section'), []);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  const plain = await open(browser, { javaScriptEnabled: false });
  assert.equal((await visible(plain, '[data-values]')).length, total, 'without scripts');
}

async function checklist(browser) {
  await accessible(browser, 'success');
  const page = await open(browser);
  const total = () => page.textContent('header .progress span');
  const before = await total();
  assert.match(before, /^1 \/ \d+$/);
  await tabTo(page, 'main input:not(:checked)');
  await page.keyboard.press('Space');
  assert.equal(await total(), before.replace('1', '2'));
  const task = await page.evaluate(() => document.activeElement.closest('tr').dataset.task);
  await page.reload();
  assert.ok(await page.isChecked(`[data-task="${task}"] input`), 'the browser remembers it');
  await page.selectOption('#language', 'ja');
  assert.equal(await total(), before.replace('1', '2'), 'in every language');
}

async function hostile(browser) {
  const page = await open(browser);
  await page.fill('#query', 'script');
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll('main script, iframe, img').length), 0);
}

const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await { playbook, checklist, hostile, sheet, accessible }[check](browser);
} finally {
  await browser.close();
}
assert.deepEqual(problems, []);
