#!/bin/sh
# fonts.sh BINARY -- a theme's own fonts/ sets the documents; a family without Vietnamese letters is refused.
set -eu
binary=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
croscore=/usr/share/fonts/truetype/croscore
mono=/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf

fail() {
	echo "$1"
	exit 1
}

cp -r tests/golden/report/project "$work/project"
mkdir -p "$work/project/themes/rieng/fonts"
cp -r themes/default "$work/project/themes/default"
sed -i '/^theme:/d' "$work/project/content/site.yaml"
echo 'theme: rieng' >> "$work/project/content/site.yaml"
fonts=$work/project/themes/rieng/fonts

# six faces, by our names
for face in serif:Tinos-Regular serif-bold:Tinos-Bold serif-italic:Tinos-Italic serif-bold-italic:Tinos-BoldItalic \
            sans:Arimo-Regular sans-bold:Arimo-Bold; do
	cp "$croscore/${face#*:}.ttf" "$fonts/${face%:*}.ttf"
done
"$binary" build -C "$work/project" --quiet > "$work/said" 2>&1 || { cat "$work/said"; fail 'Tinos and Arimo are refused'; }
for pdf in $(find "$work/project/out/site" -name '*.pdf'); do
	pdffonts "$pdf" | tail -n +3 | grep -qv 'Tinos\|Arimo' && fail "$pdf: another font"
	pdftotext "$pdf" - | grep -q 'ế\|ộ\|ạ\|ầ\|Ầ' || fail "$pdf: no Vietnamese letters"
	qpdf --check "$pdf" > "$work/said" 2>&1 || { cat "$work/said"; fail "$pdf"; }
done
python3 tests/pdfa.py $(find "$work/project/out/site" -name '*.pdf') > "$work/said" || { cat "$work/said"; fail 'structure'; }

# one is missing: which?
rm "$fonts/sans-bold.ttf"
"$binary" build -C "$work/project" --lang en > "$work/said" 2>&1 && fail 'a family of five faces is taken'
grep -q 'sans-bold.ttf was not found' "$work/said" || { cat "$work/said"; fail 'does not say which face is missing'; }

# no Vietnamese letters: which?
for face in serif serif-bold serif-italic serif-bold-italic sans sans-bold; do
	cp "$mono" "$fonts/$face.ttf"
done
"$binary" build -C "$work/project" --lang en > "$work/said" 2>&1 && fail 'a family without Vietnamese letters is taken'
grep -q 'no Vietnamese letters.*\[font-letters\]' "$work/said" || { cat "$work/said"; fail 'does not say what is wrong'; }
grep -q 'fonts/serif.ttf' "$work/said" || fail 'does not name the file'
# a file that is no font at all
echo 'no font' > "$fonts/serif.ttf"
"$binary" build -C "$work/project" --lang en > "$work/said" 2>&1 && fail 'a broken file is taken'
grep -q 'fonts/serif.ttf.*\[font-broken\]' "$work/said" || { cat "$work/said"; fail 'does not say that the file is broken'; }
echo 'another family: taken, broken, incomplete, without Vietnamese letters'
