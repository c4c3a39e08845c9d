#!/bin/sh
# site.sh -- the real site: built by the release program into out/site; then again in another folder,
# time zone and locale, and by the sanitized program: the same bytes each time.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

out/bin/tiendo build -C . 2> "$work/messages"
tail -n 2 "$work/messages"
grep -q ': error:' "$work/messages" && { echo "errors in the site's own input"; exit 1; }

mkdir -p "$work/elsewhere/project"
cp -r content data themes "$work/elsewhere/project/"
cd "$work/elsewhere"
TZ=Asia/Ho_Chi_Minh LANG=vi_VN.UTF-8 LC_ALL=C.UTF-8 "$root/out/bin/tiendo" build -C project --output second --quiet 2> /dev/null
diff -r "$root/out/site" second
TZ=America/New_York LC_ALL=C "$root/out/bin/tiendo-san" build -C project --output third --quiet 2> /dev/null
diff -r "$root/out/site" third

# The other language and an earlier cycle build too, and an unchanged rebuild keeps every file's time.
"$root/out/bin/tiendo" build -C project --output english --lang en --quiet 2> /dev/null
"$root/out/bin/tiendo" build -C project --output earlier --cycle 2024 --quiet 2> /dev/null
find second -type f -printf '%P %T@\n' | sort > "$work/before"
"$root/out/bin/tiendo" build -C project --output second --quiet 2> /dev/null
find second -type f -printf '%P %T@\n' | sort > "$work/after"
diff "$work/before" "$work/after"

# Illustrative data say so, on every page.
for page in $(find "$root/out/site" -name '*.html'); do
	grep -q 'Số liệu minh họa' "$page" || { echo "$page does not say that its data are illustrative"; exit 1; }
done
