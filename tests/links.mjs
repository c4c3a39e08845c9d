// links.mjs FOLDER -- every internal link, image and anchor of the built site leads somewhere; nothing
// is asked of another host; no page has an inline script or style.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(process.argv[2]);
const problems = [];

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]);
}

const unescape = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x27|#x2F);/g, (_, name) =>
  ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", '#x2F': '/' })[name]);

const files = new Set(walk(root));
const pages = [...files].filter((file) => file.endsWith('.html'));
const anchors = new Map();
const links = [];

for (const page of pages) {
  const html = readFileSync(page, 'utf8');
  const ids = new Set();
  for (const [, id] of html.matchAll(/\sid="([^"]*)"/g)) {
    if (ids.has(id)) problems.push(`${relative(root, page)}: id "${id}" twice`);
    ids.add(unescape(id));
  }
  anchors.set(page, ids);
  for (const [tag, , , target] of html.matchAll(/<(a|link|img|script|form|source|iframe)\b[^>]*?\s(href|src|action)="([^"]*)"/g))
    links.push({ page, target: unescape(target), tag });
  if (/<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")/.test(html)) problems.push(`${relative(root, page)}: inline script`);
  if (/<style[\s>]/.test(html) || /<[a-z][^>]*\sstyle="/.test(html)) problems.push(`${relative(root, page)}: inline style`);
  if (/<[a-z][^>]*\son[a-z]+="/.test(html)) problems.push(`${relative(root, page)}: inline event handler`);
}

let internal = 0;
for (const { page, target, tag } of links) {
  const from = relative(root, page);
  if (/^(https?:)?\/\//.test(target)) {
    if (!tag.startsWith('<a ')) problems.push(`${from}: asks another host: ${target}`);
    continue;
  }
  if (/^(mailto|tel):/.test(target)) continue;
  internal += 1;
  const [path, anchor] = target.split('#');
  let file = path === '' ? page : resolve(dirname(page), decodeURI(path.split('?')[0]));
  if (!file.startsWith(root)) { problems.push(`${from}: leads out of the site: ${target}`); continue; }
  if (path !== '' && path.startsWith('/')) { problems.push(`${from}: not relative: ${target}`); continue; }
  if (files.has(file + sep + 'index.html')) {
    problems.push(`${from}: leads to a folder, which does not open as a file: ${target}`);
    file = file + sep + 'index.html';
  }
  if (!files.has(file)) { problems.push(`${from}: leads nowhere: ${target}`); continue; }
  if (anchor && !anchors.get(file)?.has(decodeURIComponent(anchor))) problems.push(`${from}: no such anchor: ${target}`);
}

for (const problem of problems.slice(0, 50)) console.log(problem);
console.log(`${pages.length} pages, ${internal} internal links, ${problems.length} problems`);
process.exit(problems.length || !pages.length ? 1 : 0);
