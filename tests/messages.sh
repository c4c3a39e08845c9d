#!/bin/sh
# messages.sh -- every message is provoked by a project of its own and documented.
#
#   sh tests/messages.sh BINARY            compare; exit 1 when anything differs
#   sh tests/messages.sh BINARY --bless    write what is said now into want.txt, to be reviewed
#
# A case tests/messages/<message-id>/ is laid over tests/messages/_base/ in a new folder.  make.sh, if
# there is one, is run in that folder (for what cannot be kept in a repository); then the line in
# `command`, or "check -C . --lang en".  want.txt is what comes on standard error (with --format json,
# on standard output too), and the exit status last.
set -u
cd "$(dirname "$0")/.." || exit 1
case ${1:-} in
	/*) tiendo=$1 ;;
	'') echo "use: messages.sh BINARY [--bless]" >&2; exit 2 ;;
	*)  tiendo=$(pwd)/$1 ;;
esac
bless=${2:-}
export tiendo
cases=$(pwd)/tests/messages passed=0 failed=0
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

fail() {
	failed=$((failed + 1))
	echo "$*"
}

run_case() {
	rm -rf "$work/project"
	cp -R "$cases/_base" "$work/project"
	cp -R "$1/." "$work/project/"
	command='check -C . --lang en'
	[ ! -f "$1/command" ] || command=$(cat "$1/command")
	(
		cd "$work/project" || exit 1
		rm -f want.txt command
		[ ! -f make.sh ] || { sh ./make.sh && rm make.sh; } || exit 1
		"$tiendo" $command 2>&1
		echo "exit status $?"
	) | sed "s|$(pwd)|.|g" > "$work/got.txt"
}

for case in "$cases"/*/; do
	case=${case%/} name=$(basename "${case%/}")
	[ "$name" != _base ] || continue
	run_case "$case"
	if [ "$bless" = --bless ]; then
		cp "$work/got.txt" "$case/want.txt"
	elif diff -u "$case/want.txt" "$work/got.txt" > "$work/diff"; then
		passed=$((passed + 1))
	else
		fail "$name: said something else (-expected +said)"
		cat "$work/diff"
	fi
done

# Each message: a case that provokes it, or the test named in elsewhere.txt ("-": no input can provoke it);
# and a place in docs/messages.md, with an example.
ids=$(sed -n 's/^DIAG(\([A-Z0-9_]*\),.*/\1/p' generator/base/diag.def)
for id in $ids; do
	name=$(echo "$id" | tr 'A-Z_' 'a-z-')
	where=$(sed -n "s/^$name //p" "$cases/elsewhere.txt")
	if [ "$where" = - ]; then
		:
	elif [ -n "$where" ]; then
		grep -q "DIAG_$id\b\|\b$name\b" "$where" || fail "$name: is not provoked by $where"
	elif ! grep -qs "\[$name\]" "$cases/$name/want.txt"; then
		fail "$name: no case tests/messages/$name provokes it"
	fi
	grep -q "^### $name\$" docs/messages.md || fail "$name: not in docs/messages.md"
	sed -n "/^### $name\$/,/^##/p" docs/messages.md | grep -qi '^after:' || fail "$name: no example in docs/messages.md"
done
documented=$(sed -n 's/^### //p' docs/messages.md | tr 'a-z-' 'A-Z_')
[ "$(echo $documented)" = "$(echo $ids)" ] || fail 'docs/messages.md: not the messages of diag.def in their order'

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
