#!/bin/sh
# serve.sh [PROGRAM] -- tiendo serve: types, conditional requests, ranges, no way out of the folder, news of builds.
# (How the news looks in a page is tested in tests/browser/serve.test.mjs.)
set -eu
cd "$(dirname "$0")/.."
tiendo=$(pwd)/${1:-out/bin/tiendo}
work=$(mktemp -d)
server=
trap 'kill $server ${listener-} 2> /dev/null || :; rm -rf "$work"' EXIT
cd "$work"
checks=0

fail() {
	echo "$1"
	[ ! -s server.log ] || tail -n 5 server.log
	exit 1
}

"$tiendo" init project --quiet
echo precious > secret.txt

start() {
	"$tiendo" serve -C project --port 0 --lang en 2> server.log &
	server=$!
	for i in $(seq 100); do grep -q http:// server.log && break || sleep 0.05; done
	site=$(sed -n 's/.*\(http:[^ ]*[0-9]\)\/.*/\1/p' server.log)
	[ -n "$site" ] || fail 'the server did not start'
}
start

# ask ADDRESS [CURL OPTIONS...]: head into "head", body into "body".
ask() {
	address=$1
	shift
	: > body
	curl -sS --path-as-is --max-time 10 -D head.crlf -o body "$@" "$site$address" || fail "no answer: $address"
	tr -d '\r' < head.crlf > head
}

# is STATUS NAME; has HEADER-LINE NAME
is() {
	checks=$((checks + 1))
	[ "$(sed -n '1s/[^ ]* \([0-9]*\).*/\1/p' head)" = "$1" ] || fail "$2: $(head -n 1 head) instead of $1"
}
has() {
	checks=$((checks + 1))
	grep -qix "$1" head || fail "$2: no header $1"
}
value() { sed -n "s/^$1: //Ip" head; }

# Files as they are; pages with the script.
for file in css/site.css data/status.csv data/datapackage.json ke-hoach/ke-hoach-mau/ke-hoach-mau.pdf img/icon.svg js/site.js; do
	ask /$file
	is 200 $file
	cmp -s body project/out/site/$file || fail "$file: other bytes"
done
for pair in css/site.css=text/css\;.charset=utf-8 data/status.csv=text/csv\;.charset=utf-8 img/icon.svg=image/svg+xml \
	data/datapackage.json=application/json js/site.js=text/javascript\;.charset=utf-8 =text/html\;.charset=utf-8 \
	ke-hoach/ke-hoach-mau/ke-hoach-mau.pdf=application/pdf; do
	ask "/${pair%%=*}"
	has "content-type: $(echo "${pair#*=}" | sed 's/[+]/[+]/g')" "$pair"
	has 'x-content-type-options: nosniff' "$pair"
done
ask /
is 200 'first page'
has "content-security-policy: default-src 'none'; script-src 'self'.*" 'first page'
[ "$(grep -c '<script src="/__tiendo.js?v=' body)" = 1 ] || fail 'the page has no script of the preview, or two'
grep -v '/__tiendo.js' body | cmp -s - project/out/site/index.html || fail 'the page has other changes than the script'
grep -q __tiendo project/out/site/index.html && fail 'the built page has the script of the preview'
ask /don-vi
is 301 'a folder without its slash'
has 'location: /don-vi/' 'a folder without its slash'
ask /don-vi/
is 200 'a folder'
ask /don-vi/index.html
is 200 'a page'
ask '/index.html?x=..%2f'
is 200 'a page with a query'
ask /css%2Fsite.css
is 404 'an escaped slash'
ask /%63ss/site%2Ecss
is 200 'other escapes'
ask /don-vi/khong-co/
is 404 'nothing'
grep -q 'There is no such page' body || fail 'nothing: not the page of the site'

# HEAD, conditional requests, ranges.
file=/css/site.css size=$(wc -c < project/out/site/css/site.css)
ask $file -I
is 200 HEAD
has "content-length: $size" HEAD
[ ! -s body ] || grep -q '^HTTP' body || fail 'HEAD: a body'
tag=$(value etag) changed=$(value last-modified)
ask $file -H "If-None-Match: $tag"
is 304 'the same tag'
[ ! -s body ] || fail '304 with a body'
ask $file -H "If-None-Match: \"other\", W/$tag"
is 304 'the same tag in a list'
ask $file -H 'If-None-Match: "other"'
is 200 'another tag'
ask $file -H 'If-None-Match: *'
is 304 'any tag'
ask $file -H "If-Modified-Since: $changed"
is 304 'not modified since'
ask $file -H 'If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT'
is 200 'modified since'
ask $file -H 'If-Modified-Since: yesterday'
is 200 'no date'
ask $file -H "If-None-Match: \"other\"" -H "If-Modified-Since: $changed"
is 200 'the tag counts before the date'
range() {
	ask $file -r "$1"
	is 206 "range $1"
	has "content-range: bytes $2/$size" "range $1"
	from=${2%-*} to=${2#*-}
	tail -c +$((from + 1)) project/out/site$file | head -c $((to - from + 1)) | cmp -s - body || fail "range $1: other bytes"
}
range 0-9 0-9
range 10-10 10-10
range 5- 5-$((size - 1))
range -7 $((size - 7))-$((size - 1))
range 20-999999999 20-$((size - 1))
range -99999999999999999999999 0-$((size - 1))
ask $file -r $size-
is 416 'a range behind the end'
has "content-range: bytes \*/$size" 'a range behind the end'
for odd in 9-5 x-y 0-1,5-6 -; do
	ask $file -H "Range: bytes=$odd"
	is 200 "a range that is none: $odd"
done
ask $file -r 0-9 -H "If-Range: $tag"
is 206 'If-Range, the same'
ask $file -r 0-9 -H 'If-Range: "other"'
is 200 'If-Range, another'

# No way out: neither by the address, nor by a link, nor under another name of this computer.
ln -s ../../../secret.txt project/out/site/link.txt
ln -s ../../.. project/out/site/up
mkfifo project/out/site/pipe
for address in /../secret.txt /../../../secret.txt /%2e%2e/%2e%2e/%2e%2e/secret.txt /..%2f..%2f..%2fsecret.txt \
	/css/../../../../secret.txt /css/%2E./x /link.txt /up/secret.txt /up/ //etc/passwd /etc/passwd "/$work/secret.txt" \
	/.tiendo-site /./index.html '/css\site.css' /css%5c..%5cindex.html /%00 /index.html%00.css /%zz /%4 /%c0%ae%c0%ae/x \
	/css//site.css /pipe /__tiendo/ /__tiendo.jsx; do
	ask "$address"
	is 404 "$address"
	grep -q precious body && fail "$address: the secret is out"
done
rm project/out/site/link.txt project/out/site/up project/out/site/pipe
ask / -H 'Host: evil.example'
is 403 'another host name'
ask / -H 'Host: 127.0.0.1.evil.example'
is 403 'a host name that only begins right'
ask / -H 'Host: localhost:8000'
is 200 localhost
ask / -X POST -d x=y
is 405 POST
has 'allow: get, head' POST
ask / -X DELETE
is 405 DELETE
port=${site##*:}
if command -v ss > /dev/null; then
	ss -Hltn "sport = :$port" | grep -v "127.0.0.1:$port" | grep -q . && fail 'it listens to other computers'
fi

# News: the state at once, then every build; a bad one with its messages, while the last good site stays.
curl -sN "$site/__tiendo/events" > events &
listener=$!
# news NUMBER PATTERN NAME: the so manyth event.
news() {
	for i in $(seq 100); do [ "$(grep -c '^data:' events)" -ge "$1" ] && break || sleep 0.05; done
	checks=$((checks + 1))
	grep '^data:' events | sed -n "${1}p" | grep -q "$2" || fail "$3: $(grep '^data:' events | sed -n "${1}p" | cut -c 1-300)"
}
news 1 '"good":true,"messages":\[\]' 'the first state'
sed -i 's/^title: .*/title: "Tên đã đổi"/' project/content/site.yaml
news 2 '"good":true' 'a change of site.yaml'
ask /
grep -q 'Tên đã đổi' body || fail 'the page is the old one'
cp -a project/out/site good
printf 'hong;;khong-co;gi;;;;;;\n' >> project/data/results/so-lieu-mau.csv
news 3 '"good":false,"messages":\[ *{"id":"[a-z-]*","severity":"error","file":"data/results/so-lieu-mau.csv","line":14' 'an error'
ask /
is 200 'the last good site'
diff -r good project/out/site > /dev/null || fail 'an error changed the site'
sed -i '$d' project/data/results/so-lieu-mau.csv
news 4 '"good":true' 'the mend'
printf -- '---\nid: trang-moi\ntitle: "Trang mới"\n---\n\nNội dung.\n' > project/content/pages/trang-moi.md
news 5 '"good":true' 'a new file'
ask /trang-moi/
is 200 'a new page'
printf '%s' x > project/content/pages/.hidden
mv project/content/pages/trang-moi.md project/content/pages/trang-khac.md
news 6 '"good":true' 'a renamed file'
mkdir project/data/results/2027
printf 'Năm;Đơn vị;Chỉ số;Giá trị;Ngày báo cáo\n2023;thu-vien-xa;luot-nguoi;1990;01/12/2023\n' > project/data/results/2027/moi.csv
news 7 '"good":true' 'a new folder with a file'
ask /data/series.csv
grep -q '^luot-nguoi,thu-vien-xa,2023,' body || fail 'a file in a new folder was not read'
for i in 1 2 3 4 5; do sed -i "s/^title: .*/title: \"Lần $i\"/" project/content/site.yaml; done
news 8 '"good":true' 'five changes at once'
sleep 0.5
[ "$(grep -c '^data:' events)" -le 9 ] || fail 'five changes at once are more than two builds'

# An end by signal is a good end, and lets the pages go.
kill -TERM $server
wait $server || fail 'the end by a signal is no good end'
server=
wait $listener || true

# Without a site yet: the messages are shown.
rm -rf project/out
echo 'titel: x' >> project/content/site.yaml
start
ask /
is 503 'no site yet'
grep -q '/__tiendo.js?v=' body || fail 'no site yet: no script'
if "$tiendo" serve -C project --port "${site##*:}" 2> second.log; then fail 'a port that is taken'; else [ $? -eq 3 ] || fail 'a port that is taken: exit status'; fi
echo "$checks checks"
