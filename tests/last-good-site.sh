#!/bin/sh
# last-good-site.sh -- whatever is wrong, the last good site stays as it was, byte for byte.
set -eu
cd "$(dirname "$0")/.."
tiendo=$(pwd)/out/bin/tiendo-san
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp -r content data themes "$work/"
"$tiendo" build -C "$work" --quiet 2> /dev/null
cp -a "$work/out/site" "$work/good"

unchanged() {
	diff -r "$work/good" "$work/out/site" > /dev/null || { echo "$1: the site changed"; exit 1; }
	[ ! -e "$work/out/.site.new" ] || { echo "$1: a half site is left"; exit 1; }
}

# expect STATUS NAME COMMAND...: the command ends with this status.
expect() {
	want=$1 name=$2
	shift 2
	status=0
	"$@" > /dev/null 2> "$work/messages" || status=$?
	[ $status -eq "$want" ] || { echo "$name: exit status $status instead of $want"; cat "$work/messages"; exit 1; }
}

cp "$work/data/units.csv" "$work/units.csv"
printf 'x,y,nowhere,,,,\n' >> "$work/data/units.csv"
expect 1 'a wrong row' "$tiendo" build -C "$work"
grep -q '^data/units.csv:[0-9]*:5: error: ' "$work/messages"
unchanged 'a wrong row'
cp "$work/units.csv" "$work/data/units.csv"

expect 1 'a file away' env "$tiendo" build -C "$work/nowhere"
unchanged 'a file away'
expect 2 'wrong use' "$tiendo" biuld
expect 2 'an unknown option' "$tiendo" build --frobnicate
expect 1 'strict' "$tiendo" build -C "$work" --strict
unchanged 'strict'
mkdir "$work/mine" && echo precious > "$work/mine/file"
expect 1 'a foreign folder' "$tiendo" build -C "$work" --output "$work/mine"
[ "$(cat "$work/mine/file")" = precious ]

# A full disk: every write beyond the limit fails.
expect 3 'no room' sh -c "ulimit -f 20; trap '' XFSZ; exec '$tiendo' build -C '$work' --cycle 2024"
diff -r "$work/good" "$work/out/site" > /dev/null
expect 0 'afterwards' "$tiendo" build -C "$work" --quiet
unchanged 'afterwards'
