#!/bin/sh
# pdf.sh FOLDER -- every PDF of the built site is sound, searchable, and says what it must.
set -eu
site=$1
count=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "$1"
	exit 1
}

for pdf in $(find "$site" -name '*.pdf' | sort); do
	count=$((count + 1))
	qpdf --check "$pdf" > "$work/check" 2>&1 || { cat "$work/check"; fail "$pdf: qpdf finds it broken"; }
	if grep -qi warning "$work/check"; then cat "$work/check"; fail "$pdf: qpdf warns"; fi
	# every face embedded, subset and with a map to Unicode
	pdffonts "$pdf" 2> "$work/errors" | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") bad = 1 } END { exit bad || NR == 0 }' ||
		fail "$pdf: a font is not embedded, subset and mapped to Unicode"
	pdftotext "$pdf" "$work/text" 2>> "$work/errors"
	[ ! -s "$work/errors" ] || { cat "$work/errors"; fail "$pdf: poppler complains"; }
	pages=$(pdfinfo "$pdf" | awk '/^Pages:/ { print $2 }')
	notices=$(tr '\n\f' '  ' < "$work/text" | grep -o 'Số liệu minh họa' | wc -l)
	[ "$notices" -ge 1 ] || fail "$pdf: does not say that its data are illustrative"
	pdfinfo "$pdf" | grep -q '^Title: *[^ ]' || fail "$pdf: has no title"
	: "$pages"
done
[ $count -gt 0 ] || fail "no PDF found in $site"
for plan in "$site"/ke-hoach/*/*.pdf; do
	[ "$(wc -c < "$plan")" -le 81920 ] || fail "$plan: larger than 80 KB"
done
echo "$count documents"
