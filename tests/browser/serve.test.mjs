// The preview in a real browser: a change loads the page again, an error lies over it with the last good page
// behind, the mend takes it away; all under the strict policy that the page is sent with.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tiendo = join(root, 'out/bin/tiendo');
const work = mkdtempSync(join(tmpdir(), 'tiendo-'));
const project = join(work, 'project');
const config = join(project, 'content/site.yaml');
const results = join(project, 'data/results/so-lieu-mau.csv');
let server, browser, page, site;
const complaints = [];

before(async () => {
  execFileSync(tiendo, ['init', project, '--quiet']);
  server = spawn(tiendo, ['serve', '-C', project, '--port', '0']);
  site = await new Promise((done, failed) => {
    let text = '';
    server.stderr.on('data', (chunk) => {
      text += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
      if (found) done(found[0]);
    });
    server.on('exit', () => failed(new Error(text)));
  });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  page = await browser.newPage();
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site);
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(work, { recursive: true, force: true });
});

const overlay = () => page.locator('#__tiendo section[role=alert]');

test('a change loads the page again', async () => {
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace(/^title: .*/m, 'title: "Tên mới của trang"'));
  await page.waitForFunction(() => document.title.includes('Tên mới của trang'), null, { timeout: 5000 });
  assert.equal(await overlay().count(), 0);
});

test('an error lies over the last good page, and goes when it is mended', async () => {
  const good = readFileSync(results, 'utf8');
  writeFileSync(results, `${good}hỏng;;khong-co;gi;;;;;;\n`);
  await overlay().waitFor({ timeout: 5000 });
  const text = await overlay().innerText();
  assert.match(text, /Chưa dựng được trang/);
  assert.match(text, /data\/results\/so-lieu-mau\.csv:14/);
  assert.match(text, /khong-co/);
  assert.match(await page.title(), /Tên mới của trang/);
  assert.equal(await overlay().evaluate((e) => getComputedStyle(e).position), 'fixed', 'the style of the overlay is there');

  await page.goto(new URL('don-vi/index.html', site).href);
  await overlay().waitFor({ timeout: 5000 });
  await overlay().getByRole('button').click();
  assert.equal(await overlay().count(), 0, 'it can be closed');

  writeFileSync(results, `${good}hỏng;;van-khong-co;gi;;;;;;\n`);
  await overlay().waitFor({ timeout: 5000 });
  writeFileSync(results, good);
  await overlay().waitFor({ state: 'detached', timeout: 5000 });
});

test('going on to other pages keeps no connection open', async () => {
  for (let i = 0; i < 10; i++) {
    await page.goto(new URL(i % 2 ? 'index.html' : 'don-vi/index.html', site).href, { timeout: 5000 });
  }
});

test('the policy hinders nothing on any page', async () => {
  const addresses = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0]));
  for (const address of new Set(addresses.filter((a) => a.startsWith(site) && a.endsWith('.html')))) {
    await page.goto(address);
  }
  assert.deepEqual(complaints, []);
});
