#!/bin/sh
# check.sh -- all tests, one after the other; says what failed and exits 1 if anything did.
# Run by `make check`, which installs what is needed first.
set -u
cd "$(dirname "$0")/.." || exit 1
passed=0 failed=0 log=out/check.log
mkdir -p out
: > $log

# step NAME COMMAND...: run it, keep its output, count it.
step() {
	name=$1
	shift
	printf '%-58s' "$name"
	start=$(date +%s)
	if "$@" > out/step.log 2>&1; then
		passed=$((passed + 1))
		printf 'ok    %3d s\n' $(($(date +%s) - start))
	else
		failed=$((failed + 1))
		printf 'FAILED %2d s\n' $(($(date +%s) - start))
		tail -n 60 out/step.log
	fi
	{ echo "==== $name"; cat out/step.log; } >> $log
}

jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
step 'gcc, no warnings'                        make -s -j"$jobs" WERROR=1
step 'clang, no warnings'                      make -s -j"$jobs" MODE=clang WERROR=1
step 'sanitizers: build'                       make -s -j"$jobs" MODE=san WERROR=1
step 'unit tests under sanitizers'             make -s -j"$jobs" MODE=san unit
step 'layers: who may include whom'            sh tests/layers.sh
step 'sizes of files and functions'            sh tests/limits.sh
step 'every message provoked and documented'   sh tests/messages.sh out/bin/tiendo-san
step 'the real site: whole, twice the same'    sh tests/site.sh
step 'the five real plan texts'                sh tests/real-plans.sh
step 'digests: facts kept, sentences ours'      python3 tests/digests.py
step 'the pages prove themselves'               sh tests/prove.sh out/site
step 'links and anchors of the site'           node tests/links.mjs out/site
step 'PDF documents'                           sh tests/pdf.sh out/site
step 'PDF structure: tags, PDF/A'              sh -c 'python3 tests/pdfa.py $(find out/site -name "*.pdf")'
step 'a theme with fonts of its own'            sh tests/fonts.sh out/bin/tiendo-san
step 'reports: page and PDF say the same'      node tests/report.mjs out/site
step 'bad input leaves the last good site'     sh tests/last-good-site.sh
step 'publishing: killed at every step'         sh tests/publish.sh
step 'preview: the server'                     sh tests/serve.sh out/bin/tiendo-san
step 'a new project builds at once'            sh tests/init.sh
step 'manual pages'                            sh tests/man.sh
step 'configurations of nginx and Apache'      sh tests/servers.sh
step 'install, uninstall, Debian package'      sh tests/install.sh
step 'blank returns, filled in with LibreOffice'   sh tests/forms.sh out/bin/tiendo-san
step 'calendars, read by two parsers'           sh tests/calendar.sh out/site
for extra in tests/browser/*.test.mjs; do
	[ -e "$extra" ] && step "browser: $(basename "$extra" .test.mjs)" node --test "$extra"
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
