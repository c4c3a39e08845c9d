#!/bin/sh
# deb.sh WORK OUT -- make a Debian package of what `make install` put into WORK/root: OUT/tiendo_<version>_<arch>.deb
set -eu
work=$1 out=$2
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's/^#define TIENDO_VERSION "\(.*\)"/\1/p' "$here/generator/version.h")
arch=$(dpkg --print-architecture)
root=$work/root

strip --strip-unneeded "$root/usr/bin/tiendo"
gzip -9n "$root"/usr/share/man/man?/*
install -d "$root/usr/share/doc/tiendo" "$root/DEBIAN" "$work/debian"
cp -R "$here/docs/server" "$root/usr/share/doc/tiendo/server"
gzip -9nc "$here/CHANGELOG.md" > "$root/usr/share/doc/tiendo/changelog.gz"
chmod -R u=rwX,go=rX "$root"

# dpkg-shlibdeps finds the packages of the libraries; it wants to see a source package.
printf 'Source: tiendo\n\nPackage: tiendo\nArchitecture: any\n' > "$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O root/usr/bin/tiendo | sed -n 's/^shlibs:Depends=//p')

cat > "$root/DEBIAN/control" <<EOF
Package: tiendo
Version: $version
Architecture: $arch
Maintainer: tiendo <tiendo@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Depends: $libraries, fonts-liberation2
Section: web
Priority: optional
Description: website and documents of a department's plans and results
 Turns a Vietnamese government department's plan texts (Markdown) and the
 results that its units report (CSV) into a static website that shows how far
 each target has come, and into PDF documents of print quality.
EOF
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum) > "$root/DEBIAN/md5sums"

# The same bytes for the same files, whenever they were copied.
: "${SOURCE_DATE_EPOCH:=0}"
export SOURCE_DATE_EPOCH
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$root" "$out/tiendo_${version}_$arch.deb"
