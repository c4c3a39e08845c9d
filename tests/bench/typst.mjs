// typst.mjs PLAN.md… -- milliseconds a document that Typst takes for the same texts, in one warm process.
//
// The texts are set as our documents are: A4, margins, Liberation Serif 14 pt,
// justified, first-line indent, page numbers, outline.  No two documents are
// the same (each paragraph gets a number), as no two plans are: what Typst
// remembers of one is of no use for the next.
import { readFileSync, writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const ROUNDS = 20;
const HEAD = `
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 20mm),
  header: context { if counter(page).get().first() > 1 { align(center, counter(page).display()) } })
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: 36pt, spacing: 12pt, leading: 8pt)
#set list(marker: [-], indent: 23pt)
#show heading: set text(size: 14pt)
`;

const escape = (s) => s.replace(/[\\#$*_`<>@[\]~=\/+-]/g, "\\$&");

function toTypst(markdown, number) {
	const title = /^title: "(.*)"$/m.exec(markdown)?.[1] ?? "";
	const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^:{3,}[\s\S]*?^:{3,}$/gm, "");
	const lines = body.split("\n").map((line) => {
		const heading = /^(#+) (.*)$/.exec(line);
		if (heading) return "=".repeat(heading[1].length) + " " + escape(heading[2]);
		const item = /^(\s*)[-*] (.*)$/.exec(line);
		if (item) return item[1] + "- " + escape(item[2]) + " " + number;
		if (/^\s*\|?\s*:?-{3,}/.test(line)) return "";
		return line.trim() ? escape(line) + " " + number : "";
	});
	return HEAD + `#align(center)[*${escape(title)}* ${number}]\n\n` + lines.join("\n");
}

const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation"] }] });
let number = 0;
for (const path of process.argv.slice(2)) {
	const markdown = readFileSync(path, "utf8");
	const took = [];
	let pdf;
	for (let i = -2; i < ROUNDS; i++) {
		const source = toTypst(markdown, ++number);
		const start = process.hrtime.bigint();
		pdf = compiler.pdf({ mainFileContent: source });
		if (i >= 0) took.push(Number(process.hrtime.bigint() - start) / 1e6);
		compiler.evictCache(3);
	}
	took.sort((a, b) => a - b);
	console.log(`${took[ROUNDS / 2].toFixed(3).padStart(8)} ms ${String(pdf.length).padStart(8)} bytes  ${path.split("/").pop()}`);
	if (process.env.TYPST_OUT) writeFileSync(`${process.env.TYPST_OUT}/${path.split("/").pop()}.pdf`, pdf);
}
