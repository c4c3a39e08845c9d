#!/bin/sh
# prove.sh SITE -- the pages prove themselves: the real site's figures agree with its data, there are as many as
# should be on each kind of page, and a page that was changed is found, whatever was changed.
set -u
cd "$(dirname "$0")/.." || exit 1
site=${1:-out/site} work=$(mktemp -d) bad=0
trap 'rm -rf "$work"' EXIT
tiendo=$(pwd)/out/bin/tiendo

"$tiendo" check --site --output "$site" || bad=1
for page in index.html chi-tieu/index.html chi-tieu/lc-03/index.html don-vi/lai-chau/index.html \
    ke-hoach/lai-chau-1520/index.html linh-vuc/index.html linh-vuc/thu-vien/index.html tuan-le/2026/index.html; do
	n=$(grep -o 'data-of=' "$site/$page" | wc -l)
	[ "$n" -ge 10 ] || { echo "$page: only $n figures name their cell"; bad=1; }
done

# found PAGE SED-SCRIPT WHAT: after this change the check fails and names the page.
found() {
	rm -rf "$work/site"
	cp -r "$site" "$work/site"
	sed -i "$2" "$work/site/$1"
	cmp -s "$site/$1" "$work/site/$1" && { echo "$1: nothing was changed ($3)"; bad=1; return; }
	if "$tiendo" check --site --output "$work/site" > "$work/said" 2>&1; then
		echo "$1: a changed $3 was not found"
		bad=1
	elif ! grep -q "$1:[0-9]*:[0-9]*: error: " "$work/said"; then
		echo "$1: a changed $3 was found elsewhere:"
		head -n 3 "$work/said"
		bad=1
	fi
}
found chi-tieu/lc-03/index.html 's|\(<dd data-of="status/lc-03/value">\)17,6%|\118,6%|' 'figure'
found chi-tieu/lc-03/index.html 's|\(<p data-of="status/lc-03/status"><span class="chip chip-large is-\)missed|\1achieved|' 'verdict'
found index.html '/tile-count/s|\(data-of="count/[0-9]*/all/achieved">\)[0-9]*|\199|' 'count'
found don-vi/lai-chau/index.html 's|\(data-of="series/[^"]*/value">\)\([0-9]\)|\1-\2|' 'sign'
found tuan-le/2026/index.html 's|\(data-of="week/2026/1/events">\)\([0-9.]*\)|\1\21|' 'sum'

rm -rf "$work/site"
cp -r "$site" "$work/site"
sed -i 's|^\(lc-03,.*\),17.647059,|\1,19,|' "$work/site/data/status.csv"
"$tiendo" check --site --output "$work/site" > "$work/said" 2>&1 && { echo 'a changed table was not found'; bad=1; }
[ "$bad" = 0 ]
