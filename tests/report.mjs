// report.mjs FOLDER -- each report's page and its PDF say the same: every number of the page stands in the PDF, in
// the same order (the PDF has more: page numbers, repeated heads of tables, numbers in charts), and no reference
// was left unread.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const site = process.argv[2];
let reports = 0, failed = 0;

function pages(folder) {
	return readdirSync(folder).flatMap(name => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? pages(path) : name === 'index.html' ? [path] : [];
	});
}

const entity = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const plain = html => html.replace(/<svg[\s\S]*?<\/svg>/g, ' ').replace(/<a class="permalink"[\s\S]*?<\/a>/g, ' ')
	.replace(/<[^>]*>/g, ' ').replace(/&([a-z]+|#39);/g, (all, name) => entity[name] ?? all);
const numbers = text => text.match(/\d[\d.,]*\d%?|\d%?/g) ?? [];

function fail(page, what) {
	console.log(`${page}: ${what}`);
	failed++;
}

function check(page) {
	const html = readFileSync(page, 'utf8');
	const article = html.match(/<article class="document"[\s\S]*?<\/article>/)?.[0];
	const href = html.match(/<a class="button button-strong" href="([^"]*\.pdf)"/)?.[1];
	if (!article || !href)
		return fail(page, 'no text or no PDF');
	const pdf = join(dirname(page), decodeURI(href));
	if (!existsSync(pdf))
		return fail(page, `${pdf} is missing`);
	const text = plain(article);
	if (/\{\{|\}\}/.test(text))
		fail(page, 'a reference was left unread');
	const wanted = numbers(text);
	const printed = numbers(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
	let at = 0;
	for (const [i, number] of wanted.entries()) {
		at = printed.indexOf(number, at);
		if (at++ < 0)
			return fail(page, `${number} (after ${wanted.slice(Math.max(0, i - 5), i).join(' ')}) is not in ${pdf}`);
	}
	if (wanted.length < 5)
		fail(page, 'hardly any figures');
	reports++;
}

for (const folder of ['bao-cao', 'tuan-le'])
	for (const page of pages(join(site, folder)))
		if (/bao-cao\/\d|\/bao-cao\/index/.test(page) && !page.endsWith(`${folder}/index.html`))
			check(page);
console.log(`${reports} passed, ${failed} failed`);
process.exit(failed || !reports ? 1 : 0);
