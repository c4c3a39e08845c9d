// What JavaScript adds: sorting and filtering of tables, search as you type, the theme switch, links to copy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serve, table, watch } from './site.mjs';

let browser, server, context, tab, complaints;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', colorScheme: 'light' });
  complaints = watch(context, server.base);
  tab = await context.newPage();
  tab.setDefaultTimeout(5000);
});
after(async () => { await browser?.close(); server?.close(); assert.deepEqual(complaints, []); });
const open = (page) => tab.goto(server.base + page);

test('tables sort by number, by Vietnamese order and back, and say so', async () => {
  await open('linh-vuc/thu-vien/index.html');
  const list = tab.locator('section[aria-labelledby=chi-tieu] table');
  const column = (n) => list.locator('tbody tr').evaluateAll((rows, i) => rows.map((row) => row.cells[i].dataset.sort ?? row.cells[i].textContent.trim()), n);
  const header = list.locator('thead th').nth(1);
  await header.getByRole('button').click();
  assert.equal(await header.getAttribute('aria-sort'), 'ascending');
  const years = (await column(1)).map(Number);
  assert.deepEqual(years, [...years].sort((a, b) => a - b));
  await header.getByRole('button').press('Enter');
  assert.equal(await header.getAttribute('aria-sort'), 'descending');
  await open('co-quan/index.html');
  await tab.locator('table thead th').first().getByRole('button').click();
  const names = await tab.locator('table').first().locator('tbody th').allInnerTexts();
  assert.deepEqual(names, [...names].sort(new Intl.Collator('vi', { numeric: true }).compare));
});

test('numbers sort as numbers: 1.234,5 after 62,5', async () => {
  await open('chi-tieu/lc-03/index.html');
  const list = tab.locator('section[aria-labelledby=xep-hang] table');
  await list.locator('thead th').nth(1).getByRole('button').click();
  const values = await list.locator('tbody tr').evaluateAll((rows) => rows.map((row) => Number(row.cells[1].dataset.sort)));
  assert.deepEqual(values, [...values].sort((a, b) => a - b));
});

test('lists are filtered, with or without diacritics, old and new tone placement', async () => {
  await open('chi-tieu/index.html');
  const rows = tab.locator('#danh-sach tbody tr:visible'), all = await rows.count();
  const filtered = async (words) => {
    await tab.getByLabel('Lọc').fill(words);
    return rows.allTextContents();
  };
  const exact = await filtered('bảo tàng'), loose = await filtered('BAO TANG');
  assert.ok(exact.length > 0 && exact.length <= loose.length && loose.length < all);
  assert.ok(exact.every((text) => /bảo tàng/i.test(text)), 'diacritics that were typed count');
  assert.ok(exact.every((text) => loose.includes(text)), 'none typed, none needed');
  assert.deepEqual(await filtered('văn hoá'), await filtered('văn hóa'));
  assert.ok((await filtered('doan')).every((text) => /đo[aàáạảãăâ]|do[aàáạảãăâ]/i.test(text)));
  await tab.getByLabel('Lọc').fill('');
  assert.equal(await rows.count(), all);
});

test('search as you type finds "thư viện" by "thu vien", "hòa" by "hoà", "đ" by "d"', async () => {
  await open('index.html');
  const found = async (words) => {
    await tab.locator('#tim').fill('');
    await tab.locator('.suggest').waitFor({ state: 'hidden' });
    await tab.locator('#tim').fill(words);
    await tab.locator('.suggest li').first().waitFor();
    return tab.locator('.suggest li').allInnerTexts();
  };
  assert.match((await found('thu vien tinh'))[0], /Thư viện tỉnh/);
  assert.deepEqual(await found('thu vien tinh'), await found('thư viện tỉnh'));
  assert.deepEqual(await found('văn hoá'), await found('văn hóa'));
  assert.deepEqual(await found('phuong doan ket'), await found('phường Đoàn Kết'));
  assert.match((await found('phuong doan ket'))[0], /phường Đoàn Kết/);
  assert.match((await found('so giao duc'))[0], /^Sở Giáo dục/);
  assert.match((await found('lai châu'))[0], /^tỉnh Lai Châu/);
  assert.match((await found('zzzz'))[0], /Không có kết quả nào/);
  await tab.locator('#tim').press('Escape');
  assert.ok(await tab.locator('.suggest').isHidden());
});

test('the search page ranks, marks what was found, and says when nothing was', async () => {
  await open('tim-kiem/index.html?q=cong+dan+hoc+tap');
  const results = tab.locator('[data-results] li');
  await results.first().waitFor();
  assert.match(await results.first().innerText(), /Công dân học tập/);
  assert.ok((await results.first().locator('mark').allInnerTexts()).join(' ').length > 5);
  await tab.locator('#tim-trang').fill('zzzz không có gì');
  await tab.getByText(/Không có kết quả nào/).first().waitFor();
});

test('the theme is switched, remembered on the next page, and switched back', async () => {
  await open('index.html');
  const paper = () => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await tab.locator('[data-theme-switch]').click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await open('don-vi/index.html');
  assert.equal(await paper(), dark);
  await tab.locator('[data-theme-switch]').click();
  assert.equal(await paper(), light);
  await tab.evaluate(() => localStorage.clear());
});

test('the link of a clause is copied', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.base).origin });
  await open('ke-hoach/lai-chau-1520/index.html');
  const link = tab.locator('a.permalink').nth(3), address = await link.evaluate((a) => a.href);
  await link.click();
  await tab.locator('a.permalink.copied').waitFor();
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), address);
  assert.equal(tab.url(), address);
});

test('a link to a folded part unfolds it', async () => {
  const duty = table('reporting')[0].duty;
  await open('tien-do-bao-cao/index.html');
  const part = tab.locator(`details[id*="${duty}"]`), id = await part.getAttribute('id');
  await open(`tien-do-bao-cao/index.html#${id}`);
  assert.ok(await part.evaluate((e) => e.open));
});
