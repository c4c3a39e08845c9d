// A department's own theme changes emblem, colours, words and one template and inherits the rest; the English
// interface is whole: outside text marked as Vietnamese no Vietnamese word is left, and no word is missing anywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createRequire } from 'node:module';
import { fileAddress, launch, pages, project, site, table, tiendo } from './site.mjs';

const work = mkdtempSync(join(tmpdir(), 'tiendo-themes-'));
const copy = join(work, 'project'), other = join(work, 'other'), english = join(work, 'english');
let browser, tab;
before(async () => {
  for (const part of ['content', 'data', 'themes']) cpSync(join(project, part), join(copy, part), { recursive: true });
  execFileSync(tiendo, ['build', '-C', copy, '--lang', 'en', '--output', english, '--quiet'], { stdio: 'ignore' });
  const config = join(copy, 'content/site.yaml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^theme: .*/m, 'theme: tinh-khac'));
  execFileSync(tiendo, ['build', '-C', copy, '--output', other, '--quiet'], { stdio: 'ignore' });
  browser = await launch();
  tab = await browser.newPage();
});
after(async () => { await browser?.close(); rmSync(work, { recursive: true, force: true }); });

const read = (root, path) => readFileSync(join(root, path), 'utf8');

test('the other theme: emblem, colours, words and one template are its own', async () => {
  assert.notEqual(read(other, 'img/icon.svg'), read(site, 'img/icon.svg'));
  await tab.goto(fileAddress('gioi-thieu/index.html', other));
  assert.equal(await tab.locator('.masthead').evaluate((e) => getComputedStyle(e).backgroundColor), 'rgb(107, 29, 42)');
  assert.match(await tab.locator('.contact').innerText(), /Góp ý và yêu cầu sửa số liệu/);
  const menu = await tab.locator('.menu-wide').innerText();
  assert.match(menu, /Nơi chủ trì/);
  assert.match(menu, /Phương pháp/, 'words that it does not have are inherited');
});

test('the other theme: the rest is inherited to the byte', () => {
  for (const path of ['css/site.css', 'css/parts.css', 'css/print.css', 'js/site.js', 'data/status.csv']) assert.equal(read(other, path), read(site, path), path);
  const plain = (root) => read(root, 'chi-tieu/lc-03/index.html').replace(/<nav class="menu"[^]*?<\/nav>/, '').replace(/>(Cơ quan|Nơi chủ trì|Lịch|Lịch công tác)</g, '><');
  assert.equal(plain(other), plain(site));
});

test('the other theme: axe finds nothing, light and dark', async () => {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    for (const page of ['index.html', 'gioi-thieu/index.html', 'chi-tieu/lc-03/index.html']) {
      await tab.goto(fileAddress(page, other));
      await tab.addScriptTag({ path: axe });
      const { violations } = await tab.evaluate(() => window.axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag22aa'] } }));
      assert.deepEqual(violations.map((v) => `${page} ${colorScheme} ${v.id} ${v.nodes[0].html}`), []);
    }
  }
});

test('no word of the interface is missing, in either language', () => {
  for (const root of [site, english])
    for (const path of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html'))) {
      const text = read(root, path).replace(/<script[^]*?<\/script>|<code[^]*?<\/code>|<pre[^]*?<\/pre>/g, '');
      assert.equal(/.{0,40}(\[\?\]|\{\{|\}\}|\[[a-z]+(-[a-z]+)*\.[a-z.-]+\]).{0,40}/.exec(text)?.[0], undefined, path);
    }
});

// Everything that the department wrote: names, titles, texts, longest first.
function contentOf(root) {
  const found = new Set();
  const add = (text) => { for (const part of [text, ...text.split(/[;,()–\n]/)]) if (part.trim().length > 1) found.add(part.trim()); };
  for (const name of readdirSync(join(root, 'data')).filter((file) => file.endsWith('.csv')))
    for (const row of table(name.slice(0, -4), root)) Object.values(row).forEach((value) => add(value ?? ''));
  for (const folder of ['plans', 'pages', 'reports'])
    for (const file of readdirSync(join(copy, 'content', folder), { recursive: true }).filter((name) => name.endsWith('.md')))
      for (const line of read(join(copy, 'content', folder), file).split('\n')) add(line.replace(/^[\w-]+:\s*"?|"$/g, ''));
  for (const line of read(join(copy, 'content'), 'site.yaml').split('\n')) add(line.replace(/^[\w-]+:\s*"?|"$/g, ''));
  return [...found].filter((text) => vietnamese.test(text)).sort((a, b) => b.length - a.length);
}
const vietnamese = /[ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]/i;

// Vietnamese betrays itself by its letters.  A name within an English sentence may stand there unmarked, as names do.
test('English pages: no Vietnamese but what the department wrote, and that is marked', { timeout: 90000 }, async () => {
  const content = contentOf(english), wrong = new Set();
  const chartWords = /^chart:\n([^]*?)\n(?=\S)/m.exec(read(join(project, 'themes/default/words'), 'vi.yaml'))[1].split('\n')
    .flatMap((line) => (/"(.*)"/.exec(line)?.[1] ?? '').split(/\{\d\}|[.,:;()]/)).map((word) => word.trim()).filter((word) => word.length > 3 && vietnamese.test(word));
  for (const page of pages(english)) {
    await tab.goto(fileAddress(page, english));
    const texts = await tab.evaluate(() => {
      const found = [], marked = (e) => e.closest('[lang]').lang === 'vi';
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!marked(node.parentElement) && node.parentElement.tagName !== 'TEXTAREA') found.push([node.parentElement.tagName, node.data.trim()]);
      for (const name of ['alt', 'title', 'aria-label', 'placeholder', 'data-label', 'data-light', 'data-dark'])
        for (const e of document.body.querySelectorAll(`[${name}]`)) if (!marked(e)) found.push([`${e.tagName} ${name}`, e.getAttribute(name)]);
      if (document.documentElement.lang !== 'en') found.push(['HTML', 'ngôn ngữ']);
      return found;
    });
    for (const [where, text] of texts.filter(([, one]) => vietnamese.test(one))) {
      if (/^(title|desc|text|tspan)$/.test(where)) {        // names in pictures are cut and broken into lines
        const word = chartWords.find((one) => text.includes(one) && !content.some((known) => known.includes(one) && text.includes(known)));
        if (word) wrong.add(`${page}: ${where}: "${word}" in: ${text.slice(0, 80)}`);
        continue;
      }
      let rest = text.normalize('NFC');
      for (const known of content) if (rest.includes(known)) rest = rest.replaceAll(known, ' ');
      if (vietnamese.test(rest)) wrong.add(`${page}: ${where}: Vietnamese: ${rest.replace(/\s+/g, ' ').slice(0, 80)}`);
      else if (!/[a-z]{2}/i.test(rest) && !where.includes(' ')) wrong.add(`${page}: ${where}: not marked: ${text.slice(0, 80)}`);
    }
  }
  assert.deepEqual([...wrong], []);
});
