#!/bin/sh
# limits.sh -- files of at most 600 lines, functions of at most 70.
set -u
cd "$(dirname "$0")/.." || exit 1
awk '
	FNR == 1 { if (file != "" && lines > 600) { print file ": " lines " lines"; bad = 1 } file = FILENAME; name = "" }
	{ lines = FNR }
	/^[a-zA-Z_].*[^;]$/ && !/^#/ { head = $0 }
	/^\{/ { start = FNR; name = head }
	/^\}/ { if (name != "" && FNR - start > 70) { print FILENAME ":" start ": " FNR - start " lines: " name; bad = 1 } name = "" }
	END { if (lines > 600) { print file ": " lines " lines"; bad = 1 } exit bad }
' generator/*.[ch] generator/*/*.[ch]
