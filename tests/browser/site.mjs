// What the browser tests share: the built site, one page or two of every kind, the browser, and a web server
// as strict as a careful webmaster's: a sub-path, compression, a Content-Security-Policy that allows nothing
// but the site's own files.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const site = join(project, 'out/site');
export const tiendo = join(project, 'out/bin/tiendo');

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

// The rows of a table of the open data, by the names of their columns.
export function table(name, root = site) {
  const rows = readFileSync(join(root, 'data', `${name}.csv`), 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/)
    .map((line) => [...line.matchAll(/(?:^|[,;])(?:"((?:[^"]|"")*)"|([^,;]*))/g)].map((m) => (m[1] ?? m[2]).replace(/""/g, '"')));
  const names = rows.shift();
  return rows.map((row) => Object.fromEntries(names.map((column, i) => [column, row[i]])));
}

// A page or two of every kind: kind -> addresses.
export function kinds(root = site) {
  const targets = table('targets', root), units = table('units', root);
  const first = (rows, column, value) => rows.filter((row) => row[column] === value).slice(0, 1).map((row) => row.id);
  const some = {
    overview: [''],
    'plan-list': ['ke-hoach'],
    plan: ['ke-hoach/lai-chau-1520', 'ke-hoach/lai-chau-thi-dua'],
    'target-list': ['chi-tieu'],
    target: ['level', 'growth', 'growth-yearly', 'maintain', 'milestone'].flatMap((kind) => first(targets, 'kind', kind))
      .concat('lc-03').map((id) => `chi-tieu/${id}`),
    embed: ['chi-tieu/lc-03/nhung.html'],
    results: ['ket-qua'],
    cycle: ['ky/2024'],
    'indicator-list': ['chi-so'],
    indicator: ['chi-so/tv-xa-dich-vu', 'chi-so/luot-nguoi-dung-tv'],
    'unit-list': ['don-vi'],
    unit: ['province', 'district', 'commune'].flatMap((kind) => first(units, 'kind', kind)).concat('lai-chau', 'xa-than-uyen')
      .filter((id) => existsSync(join(root, 'don-vi', id))).map((id) => `don-vi/${id}`),
    'agency-list': ['co-quan'],
    agency: ['co-quan/so-vhttdl'],
    'sector-list': ['linh-vuc'],
    sector: ['linh-vuc/thu-vien', 'linh-vuc/thi-dua'],
    returns: ['tien-do-bao-cao'],
    calendar: ['lich'],
    'week-list': ['tuan-le'],
    week: ['tuan-le/2026'],
    cycles: ['ket-qua'],
    embed: ['chi-tieu/lc-03/nhung.html', 'chi-tieu/lc-03/nhung'],
    'report-list': ['bao-cao'],
    report: ['bao-cao/2026'],
    data: ['du-lieu'],
    search: ['tim-kiem'],
    methods: ['phuong-phap'],
    page: ['gioi-thieu', 'huong-dan'],
    missing: ['404.html'],
  };
  for (const [kind, pages] of Object.entries(some)) {
    const there = [...new Set(pages)].map((page) => (page.endsWith('.html') ? page : join(page, 'index.html')))
      .filter((page) => existsSync(join(root, page)));
    if (there.length) some[kind] = there;
    else delete some[kind];
  }
  return some;
}

export const pages = (root = site) => Object.values(kinds(root)).flat();
export const fileAddress = (page, root = site) => pathToFileURL(join(root, page)).href;

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8', '.json': 'application/json', '.pdf': 'application/pdf', '.ics': 'text/calendar' };
export const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'";

// Serve `root` under /so/tien-do/; `asked` collects what was asked for.
export async function serve(root = site) {
  const asked = [], kept = new Map(), prefix = '/so/tien-do/';
  const read = (file) => {
    if (!kept.has(file)) kept.set(file, existsSync(file) ? gzipSync(readFileSync(file), { level: 9 }) : null);
    return kept.get(file);
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    asked.push(path);
    const file = path.startsWith(prefix) ? normalize(join(root, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : '')) : '';
    const body = file.startsWith(root) && extname(file) ? read(file) : null;
    response.writeHead(body ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'text/plain', 'Content-Encoding': 'gzip',
      'Content-Security-Policy': policy, 'Cache-Control': 'no-store' });
    response.end(body ?? gzipSync('not found'));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const base = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { base, asked, close: () => { server.closeAllConnections(); server.close(); } };
}

// Collect what a page must never do: errors, violations of the policy, requests to elsewhere, missing files.
export function watch(context, base) {
  const complaints = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) complaints.push(`asked of elsewhere: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  context.on('response', (response) => { if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`); });
  return complaints;
}
