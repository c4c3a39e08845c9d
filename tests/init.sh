#!/bin/sh
# init.sh [PROGRAM] -- tiendo init: a project that builds at once, without a word of complaint.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd) tiendo=$(pwd)/${1:-out/bin/tiendo}
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"

fail() {
	echo "$1"
	cat messages 2> /dev/null || :
	exit 1
}

"$tiendo" init new 2> messages || fail 'init'
diff -r new "$root/generator/skeleton" || fail 'the project is not the skeleton'
[ "$(ls -A)" = "$(printf 'messages\nnew')" ] || fail "something else is left: $(ls -A)"
for language in vi en; do
	"$tiendo" build -C new --strict --lang $language --quiet 2> messages || fail "the new project does not build ($language)"
	[ ! -s messages ] || fail "the new project builds with messages ($language)"
done
"$tiendo" check -C new --lang en 2> messages
grep -q '^tiendo: 0 errors, 0 warnings, 0 hints' messages || fail 'the new project has messages'
node "$root/tests/links.mjs" new/out/site > messages || fail 'links of the new site'
"$tiendo" build -C new --quiet
grep -q '^mt-01,.*,on-track,' new/data/status.csv 2> /dev/null && fail 'written into the project'
grep -q '^mt-01,.*,on-track,' new/out/site/data/status.csv || fail 'the first target is not on track'

# Into an empty folder; not into one with something in it; not with the machine failing half way.
mkdir empty full
echo precious > full/file
"$tiendo" init empty --quiet || fail 'init of an empty folder'
diff -r empty "$root/generator/skeleton" || fail 'an empty folder'
for folder in full new; do
	status=0
	"$tiendo" init $folder --lang en 2> messages || status=$?
	[ $status -eq 1 ] && grep -q init-not-empty messages || fail "init of a folder with something in it: $status"
done
[ "$(ls full)" = file ] || fail 'init changed a folder with something in it'
status=0
sh -c "ulimit -f 1; trap '' XFSZ; exec '$tiendo' init third --quiet" 2> messages || status=$?
[ $status -eq 3 ] || fail "init without room: $status"
[ ! -e third ] || fail 'init without room left half a project'
"$tiendo" init third --quiet || fail 'init after one without room'
