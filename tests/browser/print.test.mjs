// On paper: no navigation, nothing cut at the edge, dark readers get black on white, and not too many sheets.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileAddress, launch } from './site.mjs';

const work = mkdtempSync(join(tmpdir(), 'tiendo-print-'));
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); rmSync(work, { recursive: true, force: true }); });

const sheets = { 'index.html': 12, 'ke-hoach/lai-chau-1520/index.html': 20, 'chi-tieu/lc-03/index.html': 8, 'don-vi/lai-chau/index.html': 10 };

for (const [page, most] of Object.entries(sheets))
  test(`printed: ${page}`, async () => {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1280, height: 900 } }), tab = await context.newPage();
    await tab.goto(fileAddress(page));
    const file = join(work, 'page.pdf');
    writeFileSync(file, await tab.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const count = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))[1]);
    assert.ok(count <= most, `${count} sheets`);
    assert.ok(text.includes(page === 'index.html' ? 'Các kế hoạch học tập' : (await tab.locator('h1').innerText()).slice(0, 20)));
    assert.match(text, /Số liệu minh họa/);
    if (page.startsWith('ke-hoach')) assert.match(text, /Chủ trì: Sở/, 'tasks are unfolded');
    for (const word of ['Chuyển đến nội dung chính', 'Danh mục', 'Chuyển sang nền', 'Tải hình']) assert.ok(!text.includes(word), word);

    // On a sheet's width nothing sticks out, and paper is white.
    await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await tab.setViewportSize({ width: 672, height: 950 });        // 210 mm less the margins of 16 mm
    const found = await tab.evaluate(() => {
      const out = [...document.querySelectorAll('main *')].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && !e.closest('.visually-hidden, svg') && box.right > document.documentElement.clientWidth + 1;
      });
      return { out: out.slice(0, 4).map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`),
        paper: getComputedStyle(document.documentElement).backgroundColor, ink: getComputedStyle(document.body).color,
        clipped: [...document.querySelectorAll('.scroll, .table-scroll')].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible').length };
    });
    assert.deepEqual(found, { out: [], paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', clipped: 0 });
    await context.close();
  });
