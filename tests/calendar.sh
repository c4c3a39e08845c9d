#!/bin/sh
# calendar.sh SITE -- the calendars of the built site: the form that RFC 5545 asks for, and two parsers that know
# nothing of one another find the same events on the same days in them.
set -eu
site=$(realpath "$1")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find "$site/lich" -name '*.ics' | sort > "$work/files"
[ "$(wc -l < "$work/files")" -gt 100 ] || { echo "too few calendars"; exit 1; }
python3 - "$work/files" <<'P'
import re, sys
for path in open(sys.argv[1]).read().split('\n')[:-1]:
    data = open(path, 'rb').read()
    assert data.endswith(b'END:VCALENDAR\r\n'), path
    for line in data[:-2].split(b'\r\n'):
        assert len(line) <= 75 and b'\r' not in line and b'\n' not in line, (path, line)
        line.decode()                   # no character is cut in two
    text = data.decode().replace('\r\n ', '')
    uids = re.findall(r'^UID:(.*?)\r$', text, re.M)
    assert len(uids) == len(set(uids)) == text.count('BEGIN:VEVENT') > 0, path
    assert len(set(re.findall(r'^DTSTAMP:(.*?)\r$', text, re.M))) == 1, path
P
cc -std=c17 -Wall -Wextra -o "$work/ical_read" ical_read.c -lical
xargs "$work/ical_read" < "$work/files" > "$work/one"
xargs node ical_read.mjs < "$work/files" > "$work/two"
diff "$work/one" "$work/two" || { echo "libical and ical.js read different things"; exit 1; }

# What must be in them: the last days, the first year of the emulation plan's duties, the end with the senders.
expect() {
	grep -q "$1" "$work/one" || { echo "no event like: $1"; exit 1; }
}
expect '^duty-td-bc-tong-hop@tiendo|2024-12-09+1 2025-12-09+1 .*2030-12-09+1 |Hạn gửi báo cáo về UBND tỉnh|.*“trước ngày 10/12”'
expect '^duty-td-bc-xa-xa-ban-bo@tiendo|2025-11-30+1 '
expect '^duty-vq-bc-xa@tiendo|2023-11-14+1 2024-11-14+1 |'
expect '^event-tuan-le-hoc-tap@tiendo|.*2026-10-01+7 '
expect '^event-het-cap-huyen@tiendo|2025-07-01+1|'
echo "$(wc -l < "$work/files") calendars, $(wc -l < "$work/one") events"
