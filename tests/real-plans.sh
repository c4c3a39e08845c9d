#!/bin/sh
# real-plans.sh -- the program builds the five real plan texts in the place of our digests.
# They lie beside the repository (TIENDO_SHARED, or ../shared); without them there is nothing to do.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
plans=${TIENDO_SHARED:-../shared}/plans
if [ ! -d "$plans" ]; then
	echo "skipped: the real plan texts are not here"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/content/plans"
cp -r content/site.yaml content/pages "$work/content/"
cp -r data themes "$work/"
cp "$plans"/*.md "$work/content/plans/"
out/bin/tiendo-san build -C "$work" --output "$work/site" --lang en 2> "$work/messages" || { cat "$work/messages"; exit 1; }

# No message may come from the texts themselves.
if grep '^content/plans/' "$work/messages"; then
	echo "messages about the real plan texts"
	exit 1
fi
for plan in "$plans"/*.md; do
	id=$(basename "$plan" .md)
	test -s "$work/site/ke-hoach/$id/index.html"
	qpdf --check "$work/site/ke-hoach/$id/$id.pdf" > /dev/null
	pdftotext "$work/site/ke-hoach/$id/$id.pdf" "$work/$id.txt"
	words=$(sed '1,/^---$/d; 1,/^---$/d' "$plan" | wc -w)
	got=$(wc -w < "$work/$id.txt")
	# the PDF adds head and page numbers and loses Markdown's marks: within a tenth of the text
	[ "$got" -gt $((words * 9 / 10)) ] || { echo "$id: $got words in the PDF, $words in the text"; exit 1; }
done
node tests/links.mjs "$work/site"
