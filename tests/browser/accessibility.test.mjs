// WCAG 2.2 A and AA: axe-core finds nothing on any kind of page, in light and dark, wide and narrow; headings in
// order, tables with captions and header cells, language marked; everything reachable by keyboard with a visible
// focus; no sideways scrolling of the page at 320 px (400 % zoom of 1280) and 360 px; little motion for who asks.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileAddress, launch, pages } from './site.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

// Run `look` on every page, on two tabs at once.
async function everywhere(options, look) {
  const context = await browser.newContext(options), left = pages(), problems = [];
  await Promise.all([1, 2].map(async () => {
    const tab = await context.newPage();
    for (let page = left.shift(); page !== undefined; page = left.shift()) {
      await tab.goto(fileAddress(page));
      for (const problem of await look(tab, page)) problems.push(`${page}: ${problem}`);
    }
  }));
  await context.close();
  assert.deepEqual(problems, []);
}

// All rules on each layout; in the other colours the rules about colour again.
test('axe finds nothing: light and dark, 1440 and 360 px', { timeout: 150000 }, () => everywhere({ reducedMotion: 'reduce' }, async (tab) => {
  const found = [], all = { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } };
  const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
  await tab.addScriptTag({ path: axe });
  await tab.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
  for (const [width, colorScheme, options] of [[1440, 'light', all], [1440, 'dark', colours], [360, 'dark', all], [360, 'light', colours]]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    const { violations } = await tab.evaluate((what) => window.axe.run(document, what), { resultTypes: ['violations'], ...options });
    for (const v of violations)
      found.push(`${width} px, ${colorScheme}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(' | ')}`);
  }
  return found;
}));

// axe cannot see what text in a picture stands on: the colours themselves are held against each other.
const readable = ['text', 'muted', 'link', 'expected', 'series', 'achieved', 'on-track', 'slow', 'off-track', 'reversing', 'missed', 'pending'];
const visible = ['aim', 'projection', 'series-2', 'no-data', 'rule-strong'];
for (const colorScheme of ['light', 'dark'])
  test(`colours stand out: ${colorScheme}`, async () => {
    const context = await browser.newContext({ colorScheme }), tab = await context.newPage();
    await tab.goto(fileAddress('index.html'));
    const poor = await tab.evaluate(([texts, marks]) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const light = (name) => {
        probe.style.color = `var(--${name})`;
        const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      const wanted = [...texts.flatMap((name) => [[name, 'paper', 4.5], [name, 'panel', 4.5]]), ...marks.map((name) => [name, 'paper', 3]),
        ...texts.slice(5).map((name) => [name, `${name}-tint`, 4.5]), ['brand-text', 'brand', 4.5], ['brand-muted', 'brand', 4.5], ['text', 'notice', 4.5]];
      return wanted.filter(([a, b, least]) => ratio(a, b) < least).map(([a, b, least]) => `${a} on ${b}: ${ratio(a, b).toFixed(2)} < ${least}`);
    }, [readable, visible]);
    await context.close();
    assert.deepEqual(poor, []);
  });

test('headings in order, tables with captions and header cells, language, title', () => everywhere({}, (tab) => tab.evaluate(() => {
  const found = [], levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push('not one h1');
  levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) found.push(`heading h${level} after h${levels[i - 1]}`); });
  for (const table of document.querySelectorAll('table')) {
    const name = table.caption?.textContent.trim();
    if (!name && !table.closest('.document')) found.push(`table without caption: ${table.textContent.slice(0, 60)}`);
    if (![...table.querySelectorAll('th')].length) found.push(`table without header cells: ${name}`);
    for (const th of table.querySelectorAll('th')) if (!th.scope) found.push(`header cell without scope: ${name}: ${th.textContent}`);
    if (table.scrollWidth > document.documentElement.clientWidth && !table.closest('.scroll, .table-scroll')) found.push(`wide table: ${name}`);
  }
  if (document.documentElement.lang !== 'vi') found.push('no lang');
  if (document.title.length < 5) found.push('no title');
  for (const svg of document.querySelectorAll('svg[role=img]'))
    if (!svg.getAttribute('aria-label') && !document.getElementById((svg.getAttribute('aria-labelledby') ?? '').split(' ')[0])) found.push('picture without a name');
  return found;
})));

for (const width of [320, 360])
  test(`no sideways scrolling of the page at ${width} px`, () => everywhere({ viewport: { width, height: 640 } }, (tab) => tab.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
    const room = document.documentElement.clientWidth, wide = document.documentElement.scrollWidth;
    if (wide <= room) return [];
    const guilty = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > room + 1 && !e.closest('.scroll, .table-scroll'));
    return [`${wide} px: ${guilty.slice(0, 3).map((e) => `${e.tagName}.${e.className}`).join(', ')}`];
  })));

// Tab from the top to the end and back to the top: every link, button and field is met, in the order of the page,
// is seen when it has the focus, and lets it go.
test('keyboard alone reaches everything, the focus is seen', { timeout: 60000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }), tab = await context.newPage();
  for (const page of ['index.html', 'chi-tieu/lc-03/index.html', 'tim-kiem/index.html', 'tien-do-bao-cao/index.html']) {
    await tab.goto(fileAddress(page));
    const all = await tab.evaluate(() => {
      const list = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) => e.checkVisibility({ visibilityProperty: true }));
      list.forEach((e, i) => { e.dataset.place = i; });
      return list.length;
    });
    const seen = [];
    for (let i = 0; i < all + 3; i += 1) {
      await tab.keyboard.press('Tab');
      const now = await tab.evaluate(() => {
        const e = document.activeElement, style = e && getComputedStyle(e), box = e?.getBoundingClientRect();
        if (!e || e === document.body) return null;
        return { place: Number(e.dataset.place ?? -1), name: (e.textContent || e.id).trim().slice(0, 40),
          ring: parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none', inside: box.bottom > 0 && box.top < window.innerHeight && box.width > 0 };
      });
      if (!now) break;
      assert.ok(now.ring, `${page}: no ring around "${now.name}"`);
      assert.ok(now.inside, `${page}: "${now.name}" has the focus and is not on the screen`);
      seen.push(now.place);
    }
    assert.deepEqual(seen, [...seen].sort((a, b) => a - b), `${page}: order`);
    assert.equal(seen.length, all, `${page}: ${all} things, ${seen.length} reached`);
  }
  await tab.goto(fileAddress('index.html'));
  await tab.keyboard.press('Tab');
  assert.equal(await tab.evaluate(() => document.activeElement.className), 'skip');
  await tab.keyboard.press('Enter');
  assert.equal(await tab.evaluate(() => document.activeElement.id), 'noi-dung');
  await tab.keyboard.press('Tab');
  assert.ok(await tab.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'past the navigation');
  await context.close();
});

test('little motion for those who ask for it', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' }), tab = await context.newPage();
  await tab.goto(fileAddress('index.html'));
  const moving = await tab.evaluate(() => [...document.querySelectorAll('*')].filter((e) => {
    const style = getComputedStyle(e);
    return style.scrollBehavior === 'smooth' || style.animationName !== 'none' || style.transitionDuration.split(', ').some((d) => parseFloat(d) > 0);
  }).length);
  await context.close();
  assert.equal(moving, 0);
});
