#!/bin/sh
# publish.sh [PROGRAM] -- tiendo publish: whole or not at all.  The program is killed before each system call
# that changes a file; the published folder must be the old or the new site, byte for byte, at once and after
# the next run.  Then: where names cannot be exchanged, rollback, a full disk, read-only, two at a time.
set -eu
cd "$(dirname "$0")/.."
tiendo=$(pwd)/${1:-out/bin/tiendo}
work=$(mktemp -d -p /dev/shm 2> /dev/null || mktemp -d)   # in memory: every publish waits for its disk
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"

fail() {
	echo "$1"
	[ ! -s messages ] || cat messages
	exit 1
}

# site FOLDER WORD: a site as build leaves it; half of its files are the same for every WORD.
site() {
	rm -rf "$1"
	mkdir -p "$1/don-vi/lai-chau" "$1/css"
	echo tiendo > "$1/.tiendo-site"
	for page in index.html don-vi/index.html don-vi/lai-chau/index.html; do
		echo "<p>$2 $page</p>" > "$1/$page"
	done
	echo 'p { margin: 0 }' > "$1/css/site.css"
	echo 'always the same' > "$1/robots.txt"
	echo "only in $2" > "$1/$2.txt"
}

# same FOLDER WORD: whether the folder is that site, the marker's number aside.
same() { diff -r -x .tiendo-site "$1" "sites/$2" > /dev/null 2>&1; }

for word in zero old new; do site sites/$word $word; done

# The start of every case: "old" is live as release 2, "zero" is kept as release 1, "new" is built.
mkdir -p start/out
for word in zero old; do
	rm -rf start/out/site
	cp -a sites/$word start/out/site
	"$tiendo" publish start/www -C start --quiet
done
rm -rf start/out/site
cp -a sites/new start/out/site
same start/www old || fail 'the second release is not what was built'
same start/.www.kept/1 zero || fail 'the first release was not kept'

fresh_case() {
	rm -rf case
	cp -a start case
}

# Nothing but the site, its lock and whole kept releases may be there.
tidy() {
	for name in case/.www.*; do
		case $name in case/.www.lock | case/.www.kept) ;; *) fail "$1: $name is left" ;; esac
	done
	for kept in case/.www.kept/*; do
		[ -d "$kept" ] || continue
		same "$kept" zero || same "$kept" old || same "$kept" new || fail "$1: $kept is not whole"
	done
}

kills=0
calls='rename renameat2 mkdir openat write link unlinkat syncfs flock close'
# kill_at_each NAME WANT "STRACE OPTIONS" ARGUMENTS...: WANT is a list of what may be live after a kill.
kill_at_each() {
	name=$1 want=$2 options=$3
	shift 3
	for call in $calls; do
		n=0
		while n=$((n + 1)); do
			fresh_case
			status=0
			# shellcheck disable=SC2086
			strace -f -o /dev/null $options -e inject="$call:signal=SIGKILL:when=$n" "$tiendo" "$@" 2> messages || status=$?
			[ $status -ne 0 ] || break
			[ $status -eq 137 ] || fail "$name: exit status $status at $call $n"
			kills=$((kills + 1))
			whole=no
			for word in $want; do
				if [ "$word" = missing ]; then [ -e case/www ] || whole=yes
				else same case/www "$word" && whole=yes; fi
			done
			[ $whole = yes ] || fail "$name: killed at $call $n, the folder is not whole"
			"$tiendo" publish case/www -C case --quiet 2> messages || fail "$name: the run after a kill at $call $n failed"
			same case/www new || fail "$name: after a kill at $call $n the next run did not bring the new site"
			tidy "$name: after a kill at $call $n"
		done
	done
}

kill_at_each publish 'old new' '' publish case/www -C case --keep 1 --quiet
[ $kills -gt 60 ] || fail "only $kills kills: are the system calls other ones?"
kill_at_each rollback 'old zero' '' publish case/www --rollback --quiet
# A file system that cannot exchange two names: for a moment the folder may be away, the next run brings it back.
calls='rename mkdir link unlinkat'
kill_at_each 'publish by renames' 'old new missing' '-e inject=renameat2:error=EINVAL' publish case/www -C case --quiet
kill_at_each 'rollback by renames' 'old zero missing' '-e inject=renameat2:error=EINVAL' publish case/www --rollback --quiet

# Rollback goes back step by step, and says when there is nothing left.
fresh_case
"$tiendo" publish case/www -C case --quiet
for word in old zero; do
	"$tiendo" publish case/www --rollback --quiet
	same case/www $word || fail "rollback did not bring back $word"
done
status=0
"$tiendo" publish case/www --rollback --lang en 2> messages || status=$?
[ $status -eq 1 ] && grep -q publish-nothing-kept messages || fail 'a rollback with nothing kept'
same case/www zero || fail 'a rollback with nothing kept changed the site'

# --keep: at most so many earlier sites; an unchanged file keeps its time of modification.
fresh_case
touch -d 2001-02-03 case/www/robots.txt
for i in 1 2 3 4; do "$tiendo" publish case/www -C case --keep 2 --quiet; done
[ "$(ls case/.www.kept | tr '\n' ' ')" = '4 5 ' ] || fail "--keep 2 kept: $(ls case/.www.kept)"
[ "$(date -r case/www/robots.txt +%Y)" = 2001 ] || fail 'an unchanged file has a new time'
"$tiendo" publish case/www -C case --keep 0 --quiet
[ -z "$(ls -A case/.www.kept)" ] || fail '--keep 0 kept something'

# unchanged NAME: the old site is live and nothing half is left.
unchanged() {
	same case/www old || fail "$1: the live site changed"
	[ ! -e case/.www.new ] && [ ! -e case/.www.next ] || fail "$1: a half site is left"
}

# expect STATUS NAME COMMAND...
expect() {
	want=$1 name=$2 status=0
	shift 2
	"$@" > /dev/null 2> messages || status=$?
	[ $status -eq "$want" ] || fail "$name: exit status $status instead of $want"
}

# A full disk: here no file may grow beyond 512 bytes; as root on a file system of its own too.
fresh_case
head -c 100000 /dev/urandom > case/out/site/large.bin
expect 3 'a file too large' sh -c "ulimit -f 1; trap '' XFSZ; exec '$tiendo' publish case/www -C case"
unchanged 'a file too large'
for call in write mkdir renameat2 syncfs; do
	fresh_case
	strace -f -o /dev/null -e inject=$call:error=ENOSPC:when=1+ "$tiendo" publish case/www -C case 2> messages && fail "no room at $call"
	same case/www old || fail "no room at $call: the live site changed"
	expect 0 "after no room at $call" "$tiendo" publish case/www -C case --quiet
	same case/www new || fail "after no room at $call"
	tidy "after no room at $call"
done
mkdir disk
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=256k tmpfs disk 2> /dev/null; then
	trap 'umount "$work/disk"; chmod -R u+w "$work"; rm -rf "$work"' EXIT
	fresh_case
	"$tiendo" publish disk/www --output sites/old --quiet
	head -c 300000 /dev/urandom > case/out/site/large.bin
	expect 3 'a full disk' "$tiendo" publish disk/www -C case
	same disk/www old || fail 'a full disk: the live site changed'
	[ ! -e disk/.www.new ] || fail 'a full disk: a half site fills it'
	rm case/out/site/large.bin
	expect 0 'room again' "$tiendo" publish disk/www -C case
	same disk/www new || fail 'room again'
	mount -o remount,ro disk
	expect 3 'a read-only disk' "$tiendo" publish disk/www --output sites/old
	same disk/www new || fail 'a read-only disk: the live site changed'
fi

# A folder that may not be written.
fresh_case
if [ "$(id -u)" != 0 ]; then
	chmod a-w case
	expect 3 'a read-only folder' "$tiendo" publish case/www --output sites/new
	chmod u+w case
	unchanged 'a read-only folder'
fi
expect 3 'a read-only folder' strace -f -o /dev/null -e inject=mkdir,rename,renameat2,link:error=EROFS \
	"$tiendo" publish case/www -C case
unchanged 'a read-only folder'

# Two at a time: the second one says so, and neither disturbs the other.  A build of the same site waits its turn too.
fresh_case
strace -f -o /dev/null -e inject=syncfs:delay_enter=2000000:when=1 "$tiendo" publish case/www -C case --quiet &
first=$!
for i in 1 2 3 4 5 6 7 8 9 10; do [ -e case/.www.new/robots.txt ] && break || sleep 0.1; done
expect 3 'two at a time' "$tiendo" publish case/www -C case
grep -q 'another run' messages || fail 'two at a time: the reason is not told'
wait $first || fail 'two at a time: the first one failed'
same case/www new || fail 'two at a time: the first one did not bring the new site'
tidy 'two at a time'

# What is refused: no site, a folder of somebody else's, one folder in the other; a link stays a link.
fresh_case
expect 1 'no site' "$tiendo" publish case/www -C "$work"
grep -q '\[publish-no-site\]' messages || fail 'no site: another message'
mkdir case/mine && echo precious > case/mine/file
expect 1 'a foreign folder' "$tiendo" publish case/mine -C case
expect 1 'a foreign folder, rollback' "$tiendo" publish case/mine --rollback
[ "$(cat case/mine/file)" = precious ] || fail 'a foreign folder changed'
expect 1 'inside' "$tiendo" publish case/out/site/below -C case
expect 1 'around' "$tiendo" publish case/out -C case
grep -q '\[publish-inside\]' messages || fail 'around: another message'
expect 2 'no folder' "$tiendo" publish
ln -s www case/link
expect 0 'through a link' "$tiendo" publish case/link -C case
[ -L case/link ] && same case/www new || fail 'a link was replaced'
echo "$kills kills survived"
