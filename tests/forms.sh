#!/bin/sh
# forms.sh PROGRAM -- blank returns: sound files, never over filled ones; and filled in with LibreOffice's help and
# saved as Vietnamese Excel and LibreOffice save them, they read back without a hand's touch.
set -eu
cd "$(dirname "$0")/.."
tests=$(pwd)/tests
tiendo=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r content data themes "$work/"
cd "$work"

fail() {
	echo "$*"
	exit 1
}

# ---- what is written ----

"$tiendo" form --output forms --quiet 2> messages
TZ=Asia/Ho_Chi_Minh LC_ALL=C.UTF-8 LANG=vi_VN.UTF-8 "$tiendo" form --output again --jobs 1 --quiet 2> messages
diff -r forms again || fail "two runs differ"
find forms -type f | grep -qvE '^forms/[a-z0-9-]+\.(csv|xlsx|pdf)$' && fail "a file name is not plain"
[ "$(find forms -name '*.xlsx' | wc -l)" -ge 40 ] || fail "too few returns"
for file in forms/*.csv; do
	[ "$(head -c 3 "$file" | od -An -tx1 | tr -d ' ')" = efbbbf ] || fail "$file: no byte-order mark"
	[ "$(grep -c "$(printf '\r')\$" "$file")" = "$(wc -l < "$file")" ] || fail "$file: lines do not end in CR LF"
done
for file in forms/*.pdf; do
	qpdf --check "$file" > /dev/null || fail "$file: broken"
done
pdftotext -layout forms/xa-ban-bo-2026.pdf - | grep -q '5/7' || fail "last year's figure is not on the paper"
python3 - forms/*.xlsx <<'P'
import sys, xml.dom.minidom, zipfile
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            xml.dom.minidom.parseString(z.read(name))
P

# ---- where it is written ----

status=0
echo filled >> forms/xa-ban-bo-2026.csv
"$tiendo" form --output forms 2> messages || status=$?
[ $status -eq 1 ] || fail "a folder with returns in it is written to"
grep -q form-not-empty messages || fail "it is not said why"
grep -q filled forms/xa-ban-bo-2026.csv || fail "a filled return is gone"
"$tiendo" form --unit xa-sin-ho --quiet 2> messages
[ "$(ls out/phieu/2026-xa-sin-ho | wc -l)" -eq 5 ] || fail "--unit: not five files"
status=0
"$tiendo" form --unit xa-nowhere 2> messages || status=$?
[ $status -eq 1 ] || fail "--unit: an unknown unit is taken"
status=0
"$tiendo" form --unit bt-tinh-lai-chau --cycle 2015 --output none 2> messages || status=$?
[ $status -eq 1 ] && grep -q form-nothing messages || fail "a return of nothing"

# ---- left blank, it says nothing ----

"$tiendo" build --output before --quiet 2> /dev/null
cp again/xa-ban-bo-2026.csv data/results/2026/blank.csv
"$tiendo" build --output after --quiet 2> messages || { cat messages; fail "a blank return is an error"; }
grep -q blank.csv messages && fail "a blank return is warned about"
cmp before/data/series.csv after/data/series.csv || fail "a blank return changes figures"
rm -r data/results/2026/blank.csv before after

# ---- filled in and saved ----

mkdir -p office-vi/user
cat > office-vi/user/registrymodifications.xcu <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop
oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item></oor:items>
X

# save WORKBOOK SHEET OUTPUT PROFILE SEPARATOR CHARSET: as a spreadsheet program saves the sheet.
save() {
	rm -rf saved
	soffice "-env:UserInstallation=file://$work/office-$4" --headless --convert-to \
		"csv:Text - txt - csv (StarCalc):$5,34,$6,1,,0,false,true,false,false,false,$2" --outdir saved "$1" \
		> office.log 2>&1 && mv saved/*.csv "$3" || { head office.log; fail "LibreOffice saved nothing"; }
}

fill() {
	python3 "$tests/fill_xlsx.py" "$@"
}

# Rows of the sheet by indicator: the order of the sheet is the register's.
row() {
	awk -F ';' -v id="$2" '{ sub("\r", "", $NF) } $NF == id { print NR }' "again/$1-2026.csv"
}

fill again/xa-ban-bo-2026.xlsx filled.xlsx 1 \
	"B$(row xa-ban-bo tv-xa-dich-vu)=1" "C$(row xa-ban-bo tv-xa-dich-vu)=1" \
	"B$(row xa-ban-bo gia-dinh-hoc-tap)=2205" "C$(row xa-ban-bo gia-dinh-hoc-tap)=3500" \
	"E$(row xa-ban-bo gia-dinh-hoc-tap)=ước" "F$(row xa-ban-bo gia-dinh-hoc-tap)=2026-04-03" \
	"H$(row xa-ban-bo gia-dinh-hoc-tap)=Tăng; \"chưa\" đủ" \
	"D$(row xa-ban-bo luot-nguoi-dung-tv)=12345" "D$(row xa-ban-bo clb-so-thich)=…" \
	"B$(row xa-ban-bo xa-chua-co-tu-sach)=-" "C$(row xa-ban-bo xa-chua-co-tu-sach)=1" "D$(row xa-ban-bo cdht-xa)=có"
fill again/tv-tinh-lai-chau-2026.xlsx library.xlsx 1 "D$(row tv-tinh-lai-chau gio-mo-cua-tuan)=54.5" \
	"D$(row tv-tinh-lai-chau hoat-dong-thiet-che)=88"
fill again/xa-sin-ho-2026.xlsx week.xlsx 2 C3=2 D3=71 C13=9 C36=45000000 C12=- E36='Đã quyết toán'
fill filled.xlsx locked.xlsx 1 K2=other 2> messages && fail "a locked cell can be written to"

rm -f data/results/2026/xa/xa-ban-bo.csv data/weeks/2026/xa-sin-ho.csv
sed -i '/,tv-tinh-lai-chau,/d' data/results/2026/*.csv
mkdir data/results/2026/returned

# check NAME: the files just saved are read without a complaint and say what was typed.
check() {
	"$tiendo" check --quiet 2> messages || { cat messages; fail "$1: not read back"; }
	grep -E 'returned|weeks/2026/xa-sin-ho' messages && fail "$1: something to complain of"
	rm -rf built
	"$tiendo" build --output built --quiet 2> messages || fail "$1: no site"
	for want in '^tv-xa-dich-vu,xa-ban-bo,2026,1,1,100,' '^gia-dinh-hoc-tap,xa-ban-bo,2026,2205,3500,63,' \
		'^luot-nguoi-dung-tv,xa-ban-bo,2026,,,12345,' '^xa-chua-co-tu-sach,xa-ban-bo,2026,0,1,0,' \
		'^cdht-xa,xa-ban-bo,2026,1,1,100,' '^gio-mo-cua-tuan,tv-tinh-lai-chau,2026,,,54.5,' \
		'^hoat-dong-thiet-che,tv-tinh-lai-chau,2026,,,88,'; do
		grep -q "$want" built/data/series.csv || fail "$1: no $want in series.csv"
	done
	grep -q '^clb-so-thich,xa-ban-bo,2026' built/data/series.csv && fail "$1: … became a figure"
	grep -q '2026-04-03' built/data/results.csv || fail "$1: the date is not that of the cell"
	grep -q 'Tăng; ""chưa"" đủ' built/data/results.csv || fail "$1: the note is not that of the cell"
	for want in ',xa-sin-ho,2,71$' ',xa-sin-ho,9,$' ',xa-sin-ho,45000000,$' ',xa-sin-ho,0,$'; do
		grep -q "$want" built/data/week-2026.csv || fail "$1: no $want in week-2026.csv"
	done
}

# round NAME PROFILE SEPARATOR CHARSET
round() {
	save filled.xlsx 1 data/results/2026/returned/xa-ban-bo.csv "$2" "$3" "$4"
	save library.xlsx 1 data/results/2026/returned/tv-tinh-lai-chau.csv "$2" "$3" "$4"
	save week.xlsx 2 data/weeks/2026/xa-sin-ho.csv "$2" "$3" "$4"
	check "$1"
}
round 'Vietnamese, UTF-8, semicolons' vi 59 76
round 'Vietnamese, Unicode text' vi 9 65535
round 'another locale, UTF-8, semicolons' en 59 76
round 'another locale, UTF-8, commas' en 44 76
echo "$(ls again | wc -l) files, 4 ways back"
