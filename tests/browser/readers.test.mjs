// Each reader of the site asks a question and finds the answer by following links and pressing what can be pressed:
// at three widths, with and without JavaScript, light and dark, from a folder and from a server under a sub-path
// with a strict policy.  The right answer is worked out from the open data.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, pages, serve, site, table, watch } from './site.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); server?.close(); });

const verdicts = table('status').filter((row) => existsSync(join(site, 'ke-hoach', row.plan || '?')));
const count = (status) => verdicts.filter((row) => row.status === status).length;

const heading = (tab) => tab.locator('h1').innerText();
const follow = async (tab, link) => { await link.first().click(); await tab.waitForLoadState(); };

// The navigation is folded on narrow screens.
async function menu(tab, word) {
  const small = tab.locator('.menu-small');
  if (await small.isVisible()) {
    await small.locator('summary').click();
    await follow(tab, small.getByRole('link', { name: word, exact: true }));
  } else await follow(tab, tab.locator('.menu-wide').getByRole('link', { name: word, exact: true }));
}

// A link to a file: it is there, and is what it says.  From a folder the browser would show it; the server sends it.
async function file(tab, link, ending) {
  const address = await link.first().evaluate((a) => a.href);
  assert.ok(address.endsWith(ending), address);
  if (address.startsWith('file:')) assert.ok(existsSync(fileURLToPath(address)), address);
  else assert.equal((await tab.request.get(address)).status(), 200, address);
}

const readers = {
  // Which targets are missed?  Since last cycle, what moved?  Whom do I call?
  async 'department leader'(tab) {
    const text = await tab.locator('.answer').innerText();
    assert.match(text, new RegExp(`\\b${count('achieved')} trong ${verdicts.length} chỉ tiêu`));
    assert.ok(await tab.getByRole('heading', { name: /^Thay đổi từ năm/ }).isVisible());
    await follow(tab, tab.locator('.tiles').getByRole('link', { name: /Không đạt/ }));
    const section = tab.locator('section', { has: tab.locator('#missed') });
    assert.equal(await section.locator('tbody tr').count(), count('missed'));
    await follow(tab, section.locator('tbody a'));
    const target = await heading(tab);
    assert.match(await tab.locator('.verdict').innerText(), /Không đạt/);
    await follow(tab, tab.locator('.facts a[href*="co-quan/"]'));
    assert.ok(await tab.getByRole('link', { name: target, exact: true }).first().isVisible(), 'the agency answers for the target');
  },

  // Who has sent the return, who is late?  How was this figure made?
  async 'planning officer'(tab) {
    await menu(tab, 'Tiến độ báo cáo');
    const row = table('reporting').find((one) => one.status === 'late');
    const duty = tab.locator(`details[id*="${row.duty}"]`);
    await duty.locator('summary').click();
    assert.ok((await duty.locator('.mark.is-late').allInnerTexts()).some((word) => /Muộn/.test(word)));
    await menu(tab, 'Chỉ tiêu');
    const judged = verdicts.find((one) => one.status === 'slow' && one.kind === 'level') ?? verdicts.find((one) => one.pace && one.kind === 'level');
    await follow(tab, tab.locator(`a[href$="/${judged.target}/index.html"]`));
    const steps = await tab.locator('.formula').first().innerText();
    assert.ok(steps.includes(Number(judged.pace).toFixed(2).replace('.', ',')), `pace ${judged.pace} in: ${steps}`);
    const years = tab.locator('section[aria-labelledby=dien-bien] tbody tr');
    assert.ok(await years.count() > 1);
    assert.ok((await years.allInnerTexts()).some((text) => /đơn vị báo cáo|cộng từ/.test(text)), 'where the figures come from');
  },

  // How do we stand, beside the others?  What do I owe, by when?
  async 'commune officer'(tab) {
    await menu(tab, 'Đơn vị');
    await follow(tab, tab.getByRole('link', { name: 'xã Than Uyên', exact: true }));
    assert.equal(await heading(tab), 'xã Than Uyên');
    const own = table('series').filter((row) => row.unit === 'xa-than-uyen' && row.indicator === 'cong-dan-hoc-tap').pop();
    const row = tab.getByRole('row', { name: /^Công dân học tập/ }).first();
    assert.ok((await row.innerText()).includes(`${Number(own.value).toFixed(1).replace('.', ',')}%`));
    assert.match(await row.innerText(), /\d+ trên \d+/, 'its place among its neighbours');
    const owed = tab.locator('section[aria-labelledby=bao-cao] tbody tr');
    assert.ok(await owed.count() > 0);
    await file(tab, tab.getByRole('link', { name: /phiếu của đơn vị/ }), '.pdf');
    await menu(tab, 'Lịch');
    assert.match(await tab.locator('section[aria-labelledby=mot-nam-toi]').innerText(), /30\/11\/2026/);
    await file(tab, tab.getByRole('link', { name: /\.ics/ }), '.ics');
  },

  // Which tasks and duties of which plans are ours?  Where is that written?
  async 'agency named in a plan'(tab) {
    await menu(tab, 'Cơ quan');
    await follow(tab, tab.getByRole('link', { name: 'Sở Giáo dục và Đào tạo tỉnh Lai Châu', exact: true }));
    const tasks = table('tasks').filter((row) => row.agency === 'so-gddt');
    assert.equal(await tab.locator('section[aria-labelledby=nhiem-vu] .rows > li').count(), tasks.length);
    await follow(tab, tab.locator('section[aria-labelledby=nhiem-vu] .rows a'));
    const clause = decodeURIComponent(new URL(tab.url()).hash.slice(1));
    assert.ok(clause, 'the link leads to the clause');
    assert.ok(await tab.locator(`[id="${clause}"]`).isVisible());
  },

  // The plan as a signed document, with what came of it.
  async "people's committee"(tab) {
    await menu(tab, 'Kế hoạch');
    await file(tab, tab.locator('.plan-cards a[href$=".pdf"]'), '.pdf');
    await follow(tab, tab.getByRole('link', { name: 'Kế hoạch triển khai thực hiện Quyết định số 1520/QĐ-TTg trên địa bàn tỉnh Lai Châu', exact: true }));
    const mine = verdicts.filter((row) => row.plan === 'lai-chau-1520');
    assert.match(await tab.locator('section[aria-labelledby=ket-qua] .answer').innerText(), new RegExp(`\\b${mine.length} chỉ tiêu`));
    assert.equal(await tab.locator('section[aria-labelledby=chi-tieu-ke-hoach] tbody tr').count(), mine.length);
    assert.ok(await tab.locator('.document .live').first().isVisible(), 'present status beside the text');
    await file(tab, tab.locator('main a.button-strong[href$=".pdf"]'), '.pdf');
    await menu(tab, 'Báo cáo');
    await file(tab, tab.locator('main a[href$=".pdf"]'), '.pdf');
  },

  // What was promised, what came of it, where are the data?
  async citizen(tab, { script }) {
    const name = 'Ít nhất 20 % xã có thư viện cấp xã cung cấp dịch vụ.';
    await tab.locator('#tim').fill('thu vien cap xa');
    await tab.locator('#tim').press('Enter');
    await tab.waitForURL(/tim-kiem\/index\.html/);
    if (script) await tab.locator('[data-results] li').first().waitFor();
    await follow(tab, tab.getByRole('link', { name, exact: true }));
    assert.equal(await heading(tab), name);
    const verdict = table('status').find((row) => row.target === 'lc-03');
    assert.ok((await tab.locator('.verdict .sentence').innerText()).includes(`${Number(verdict.value).toFixed(1).replace('.', ',')}%`));
    await file(tab, tab.getByRole('link', { name: /CSV/ }), '.csv');
    await menu(tab, 'Số liệu mở');
    await file(tab, tab.locator('a[href$="datapackage.json"]'), '.json');
  },

  // Does every page work here, without asking anything of anybody?
  async webmaster(tab, { base }) {
    for (const page of pages()) {
      await tab.goto(new URL(page, base).href);
      assert.ok((await heading(tab)).length > 2, page);
      assert.ok(await tab.locator('link[rel=stylesheet]').first().evaluate((link) => link.sheet !== null), page);
    }
  },
};

// Every width with and without JavaScript; each of these light and dark, from a server and from a folder.
const ways = [360, 768, 1440].flatMap((width, i) => [true, false].map((script, j) => ({ width, script,
  from: (i + j) % 2 ? 'folder' : 'server', colorScheme: i % 2 ? 'dark' : 'light' })));

describe('readers find their answers', { concurrency: 2 }, () => {
  for (const [reader, walk] of Object.entries(readers))
    test(reader, { timeout: 120000 }, async () => {
      for (const { width, script, from, colorScheme } of ways) {
        if (reader === 'webmaster' && width === 360) continue;
        const way = `${width} px, ${script ? 'with' : 'without'} JavaScript, ${colorScheme}, from a ${from}`;
        const base = from === 'server' ? server.base : `${pathToFileURL(site).href}/`;
        const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script, colorScheme, reducedMotion: 'reduce' });
        const complaints = watch(context, base), tab = await context.newPage();
        tab.setDefaultTimeout(5000);
        try {
          await tab.goto(`${base}index.html`);
          await walk(tab, { base, script });
        } catch (error) {
          error.message = `${way}, at ${tab.url()}: ${error.message}`;
          throw error;
        }
        assert.deepEqual(complaints, [], way);
        await context.close();
      }
    });
});
