#!/bin/sh
# servers.sh [PROGRAM] -- the configurations of docs/server, run by the real nginx and Apache on this computer's own
# address and asked with curl: types, compression, caching, security headers, hidden files, the page for nothing.
set -eu
cd "$(dirname "$0")/.."
tiendo=$(pwd)/${1:-out/bin/tiendo}
docs=$(pwd)/docs/server
PATH=$PATH:/usr/sbin
work=$(mktemp -d)
pids=
trap 'for p in $pids; do kill $p 2> /dev/null || :; done; wait; rm -rf "$work"' EXIT
cd "$work"
chmod 755 .
checks=0
policy="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

fail() {
	echo "$server: $1"
	cat head 2> /dev/null || :
	tail -n 5 ./*.log 2> /dev/null || :
	exit 1
}

"$tiendo" init project --quiet
"$tiendo" build -C project --compress --quiet
"$tiendo" publish site -C project --quiet
"$tiendo" publish site -C project --quiet
cp site/css/site.css site/css/site.0123456789abcdef.css
echo '<?xml version="1.0"?><x/>' > site/x.xml
for pair in css/site.css index.html data/status.csv; do
	[ ! -e "site/$pair.gz" ] || gzip -dc "site/$pair.gz" | cmp - "site/$pair"
done
[ -e site/index.html.gz ] && [ -e site/index.html.br ]

ask() {
	address=$1
	shift
	rm -f body
	: > body
	curl -sS --path-as-is --max-time 10 -D head.crlf -o body "$@" "http://127.0.0.1:$port$address" || fail "no answer: $address"
	tr -d '\r' < head.crlf > head
}
is() {
	checks=$((checks + 1))
	[ "$(sed -n '1s/[^ ]* \([0-9]*\).*/\1/p' head)" = "$1" ] || fail "$2: not $1"
}
has() {
	checks=$((checks + 1))
	grep -qixF "$1" head || fail "$2: no header $1"
}
lacks() {
	checks=$((checks + 1))
	grep -qi "^$1:" head && fail "$2: header $1"
	:
}
same() { cmp -s body "site/$1" || fail "$1: other bytes"; }

# All that must hold on every server; $brotli tells whether it sends .br.
check_server() {
	for pair in index.html='text/html; charset=utf-8' css/site.css='text/css; charset=utf-8' img/icon.svg=image/svg+xml \
		js/site.js='text/javascript; charset=utf-8' data/status.csv='text/csv; charset=utf-8' \
		data/datapackage.json=application/json ke-hoach/ke-hoach-mau/ke-hoach-mau.pdf=application/pdf x.xml=application/xml; do
		ask "/${pair%%=*}"
		is 200 "$pair"
		has "Content-Type: ${pair#*=}" "$pair"
		has 'X-Content-Type-Options: nosniff' "$pair"
		has 'Cache-Control: no-cache' "$pair"
		has 'Referrer-Policy: strict-origin-when-cross-origin' "$pair"
		lacks Content-Encoding "$pair"
		same "${pair%%=*}"
	done
	lacks Content-Security-Policy 'not a page'
	ask /
	is 200 'first page'
	has "Content-Security-Policy: $policy" 'first page'
	same index.html
	embed=$(cd site && ls chi-tieu/*/nhung.html | sed -n 1p)
	ask "/$embed"
	is 200 'a page for frames'
	has "Content-Security-Policy: ${policy%\'self\'}*" 'a page for frames'
	same "$embed"
	ask /don-vi/
	same don-vi/index.html
	ask /don-vi
	is 301 'a folder without its slash'
	grep -qi '^location: .*/don-vi/$' head || fail 'a folder without its slash: where to?'

	for address in / /don-vi/ /css/site.css /data/status.csv; do
		file=site$address
		[ "${address%/}" = "$address" ] || file=${file}index.html
		ask $address -H 'Accept-Encoding: gzip'
		[ -e "$file.gz" ] || continue
		has 'Content-Encoding: gzip' "$address"
		has 'Vary: Accept-Encoding' "$address"
		cmp -s body "$file.gz" || fail "$address: not the .gz file"
		grep -qi '^content-type: text/' head || fail "$address: the type of the .gz file"
		ask $address -H 'Accept-Encoding: gzip, deflate, br'
		if [ $brotli = yes ]; then
			has 'Content-Encoding: br' "$address"
			cmp -s body "$file.br" || fail "$address: not the .br file"
			grep -qi '^content-type: text/' head || fail "$address: the type of the .br file"
			lacks Content-Language "$address"
		else
			has 'Content-Encoding: gzip' "$address"
		fi
		ask $address -H 'Accept-Encoding: gzip, deflate, br' -H "If-None-Match: $(sed -n 's/^etag: //Ip' head)"
		is 304 "$address, the same tag"
	done
	ask / -H 'Accept-Encoding: gzip'
	has "Content-Security-Policy: $policy" 'first page, compressed'

	ask /css/site.0123456789abcdef.css
	has 'Cache-Control: public, max-age=31536000, immutable' 'a name with a hash'
	ask /data/status.csv
	has 'Access-Control-Allow-Origin: *' 'open data'
	ask /css/site.css -r 0-9
	is 206 'a range'
	for address in /nothing /don-vi/nothing/; do
		ask $address
		is 404 "$address"
		same 404.html
		has "Content-Security-Policy: $policy" "$address"
		has 'X-Content-Type-Options: nosniff' "$address"
	done
	for address in /.tiendo-site /.git/config /.site.kept/1/index.html /../.site.kept/1/index.html /css/ /%2e%2e/project/data/units.csv; do
		ask "$address"
		grep -q '^HTTP[^ ]* 40[034]' head || fail "$address: it is shown"
	done
	ask / -X POST -d x
	grep -q '^HTTP[^ ]* 40[35]' head || fail 'POST'
}

# wait_for PORT: until somebody listens there.
wait_for() {
	for i in $(seq 100); do curl -s -o /dev/null "http://127.0.0.1:$1/" && return; sleep 0.05; done
	fail 'it did not start'
}
free_port() { node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })"; }

# ---- nginx, without and with the module for brotli ----
for brotli in no yes; do
	server="nginx, brotli: $brotli"
	port=$(free_port)
	module=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
	[ $brotli = no ] || [ -e $module ] || continue
	sed "s|listen 80;|listen 127.0.0.1:$port;|; /listen \[::\]/d; s|/srv/www/site|$work/site|" "$docs/nginx.conf" > site.conf
	[ $brotli = no ] || sed -i 's/#brotli_static/brotli_static/' site.conf
	mkdir -p tmp
	{
		[ $brotli = no ] || echo "load_module $module;"
		[ "$(id -u)" != 0 ] || echo 'user www-data;'
		echo "daemon off; pid $work/nginx.pid; error_log $work/nginx.log; events {} http { access_log off;"
		for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $work/tmp/$kind;"; done
		echo "include $work/site.conf; }"
	} > nginx.conf
	nginx -e "$work/nginx.log" -t -q -c "$work/nginx.conf" 2>&1 || fail 'its configuration is wrong'
	nginx -e "$work/nginx.log" -c "$work/nginx.conf" &
	pids="$pids $!"
	wait_for "$port"
	check_server
done

# ---- Apache ----
server=apache brotli=yes
port=$(free_port)
sed "s|\*:80|127.0.0.1:$port|; s|/srv/www/site|$work/site|" "$docs/apache.conf" > apache-site.conf
{
	echo "ServerRoot $work"
	echo "PidFile $work/apache.pid"
	echo "ErrorLog $work/apache.log"
	echo "Listen 127.0.0.1:$port"
	echo 'ServerName localhost'
	[ "$(id -u)" != 0 ] || printf 'User www-data\nGroup www-data\n'
	for module in mpm_event authz_core mime dir headers rewrite alias; do
		echo "LoadModule ${module}_module /usr/lib/apache2/modules/mod_$module.so"
	done
	# As Debian sets it up: .gz is a type, .br a language.
	printf 'TypesConfig /etc/mime.types\nAddType application/x-gzip .gz .tgz\nAddLanguage br .br\n'
	echo "Include $work/apache-site.conf"
} > apache.conf
[ -e /etc/mime.types ] || sed -i 's|^TypesConfig .*|TypesConfig /dev/null|' apache.conf
apache2 -t -f "$work/apache.conf" > apache-test.log 2>&1 || fail 'its configuration is wrong'
apache2 -X -f "$work/apache.conf" &
pids="$pids $!"
wait_for "$port"
check_server

# ---- IIS: cannot be run here ----
server=IIS
node -e "
	const text = require('fs').readFileSync('$docs/web.config', 'utf8').replace(/<[?].*?[?]>|<!--[^]*?-->/g, '');
	const open = [];
	for (const [, end, name, self] of text.matchAll(/<([/]?)([A-Za-z.]+)(?:\s+[A-Za-z]+=\"[^\"<]*\")*\s*([/]?)>/g)) {
		if (end && open.pop() !== name) throw new Error('not well-formed at ' + name);
		if (!end && !self) open.push(name);
	}
	if (open.length || /<[^>]*<|>[^<]*>/.test(text)) throw new Error('not well-formed');
" || fail 'web.config'
grep -qF "\"$policy\"" "$docs/web.config" || fail 'web.config has another policy'
echo "$checks checks"
