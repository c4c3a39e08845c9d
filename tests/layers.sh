#!/bin/sh
# layers.sh -- includes go one way (tests/layers.txt); libraries and the clock have one door each.
set -u
cd "$(dirname "$0")/.." || exit 1
bad=0

complain() {
	echo "$1"
	bad=$((bad + 1))
}

for folder in generator/*/; do
	name=$(basename "$folder")
	grep -q "^$name:" tests/layers.txt || complain "$name is not in tests/layers.txt"
	allowed=" $name $(sed -n "s/^$name://p" tests/layers.txt) "
	for used in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$folder"*.[ch] 2> /dev/null | sort -u); do
		case "$allowed" in
		*" $used "*) ;;
		*) complain "$name includes $used: $(grep -l "^#include \"$used/" "$folder"*.[ch] | tr '\n' ' ')" ;;
		esac
	done
done

# only PATTERN FILES...: the pattern may stand in these files alone.
only() {
	pattern=$1
	shift
	for file in $(grep -lE "$pattern" generator/*.[ch] generator/*/*.[ch]); do
		case " $* " in
		*" $file "*) ;;
		*) complain "$file: $pattern" ;;
		esac
	done
}
only '#include <cmark.h>' generator/syntax/markdown.c generator/syntax/table.c
only '#include <csv.h>' generator/syntax/csv.c
only '#include <xlsxwriter.h>' generator/forms/workbook.c
only '#include <yaml.h>' generator/syntax/yaml.c
only '#include <utf8proc.h>' generator/base/utf8.c generator/base/vi.c generator/syntax/outline.c generator/syntax/label.c
only '#include <microhttpd.h>' generator/serve/server.c
only '#include <(sys/inotify|brotli/encode).h>' generator/serve/watch.c generator/publish/compress.c
for file in $(grep -lE '#include <hpdf' generator/*.[ch] generator/*/*.[ch]); do
	case $file in generator/pdf/*) ;; *) complain "$file: includes libharu" ;; esac
done
only '\<(fopen|rename|mkdir|unlink|rmdir|link) ?\(' generator/publish/output.c generator/publish/swap.c generator/publish/release.c
only '\<(time|localtime|setlocale|getenv|s?rand|exit|abort) ?\(' generator/none
only '\<(strcpy|strcat|sprintf|gets|strtok|atoi) ?\(' generator/none

[ $bad -eq 0 ] && echo "1 passed, 0 failed"
exit $((bad != 0))
