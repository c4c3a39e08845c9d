#!/bin/sh
# install.sh -- make install, uninstall and deb: the installed program finds its themes and its skeleton, and builds a
# site as the one in the source tree does.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "$1"
	exit 1
}

out/bin/tiendo init "$work/expected" --quiet
out/bin/tiendo build -C "$work/expected" --quiet

# works NAME PROGRAM SHARE: the program makes the same site, from the files in SHARE.
works() {
	name=$1 program=$2 share=$3
	rm -rf "$work/project"
	(cd "$work" && "$program" init project --quiet && "$program" build -C project --quiet) || fail "$name: it does not run"
	diff -r "$work/project" "$work/expected" > /dev/null || fail "$name: another site"
	echo '/* of the installed theme */' >> "$share/tiendo/themes/default/css/site.css"
	(cd "$work" && "$program" build -C project --quiet)
	grep -q 'of the installed theme' "$work/project/out/site/css/site.css" || fail "$name: it uses another theme"
}

# With a prefix, into a folder with a space in its name.
stage="$work/a stage"
make -s install DESTDIR="$stage" PREFIX=/opt/tiendo > "$work/log" || fail 'make install'
for file in bin/tiendo share/tiendo/themes/default/layout.mustache share/tiendo/skeleton/content/site.yaml \
	share/man/man1/tiendo.1 share/man/man5/tiendo.5; do
	[ -e "$stage/opt/tiendo/$file" ] || fail "make install: no $file"
done
[ -x "$stage/opt/tiendo/bin/tiendo" ] || fail 'make install: the program cannot be run'
works 'make install' "$stage/opt/tiendo/bin/tiendo" "$stage/opt/tiendo/share"
make -s uninstall DESTDIR="$stage" PREFIX=/opt/tiendo > "$work/log"
[ -z "$(find "$stage" -type f)" ] || fail "make uninstall leaves $(find "$stage" -type f)"

# The package: twice the same bytes, well described, and it works where it is unpacked.
make -s deb > "$work/log" 2>&1 || { cat "$work/log"; fail 'make deb'; }
package=$(ls out/tiendo_*.deb)
cp "$package" "$work/first.deb"
make -s deb > "$work/log" 2>&1
cmp -s "$package" "$work/first.deb" || fail 'make deb: other bytes the second time'
dpkg-deb -f "$package" > "$work/fields"
for field in 'Package: tiendo' "Architecture: $(dpkg --print-architecture)" \
	"Version: $(out/bin/tiendo version | cut -d ' ' -f 2)"; do
	grep -qx "$field" "$work/fields" || fail "make deb: no field $field"
done
depends=$(sed -n 's/^Depends: //p' "$work/fields")
for library in libc6 libcmark libhpdf libmicrohttpd fonts-liberation2; do
	case $depends in *$library*) ;; *) fail "make deb: does not depend on $library: $depends" ;; esac
done
dpkg -x "$package" "$work/unpacked"
(cd "$work/unpacked" && dpkg-deb --ctrl-tarfile "$root/$package" | tar -xO ./md5sums | md5sum --quiet -c -) || fail 'make deb: md5sums'
works 'make deb' "$work/unpacked/usr/bin/tiendo" "$work/unpacked/usr/share"
for page in man1/tiendo.1 man5/tiendo.5; do
	gzip -dc "$work/unpacked/usr/share/man/$page.gz" | cmp -s - "docs/man/${page#*/}" || fail "make deb: $page"
done
if [ "$(id -u)" = 0 ]; then
	mkdir -p "$work/system/var/lib/dpkg/info" "$work/system/var/lib/dpkg/updates"
	touch "$work/system/var/lib/dpkg/status"
	dpkg --root="$work/system" --force-depends --log=/dev/null -i "$package" > "$work/log" 2>&1 || { cat "$work/log"; fail 'dpkg -i'; }
	works 'dpkg -i' "$work/system/usr/bin/tiendo" "$work/system/usr/share"
	dpkg --root="$work/system" --log=/dev/null -r tiendo > "$work/log" 2>&1 || { cat "$work/log"; fail 'dpkg -r'; }
	[ -z "$(find "$work/system/usr" -type f 2> /dev/null)" ] || fail 'dpkg -r leaves files'
fi
