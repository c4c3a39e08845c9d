#!/bin/sh
# man.sh [PROGRAM] -- the manual pages: well-formed; commands, options and columns are those of the program; the
# worked cases of tiendo.5 come out of the program as they are printed there.
set -eu
cd "$(dirname "$0")/.."
tiendo=$(pwd)/${1:-out/bin/tiendo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
	echo "$1"
	bad=1
}

for page in docs/man/tiendo.1 docs/man/tiendo.5; do
	mandoc -T lint -W warning $page || complain "$page: see above"
	mandoc -T utf8 $page | sed 's/.\x08//g' > "$work/$(basename $page).txt"
done

# Options and commands: in the page as in `tiendo help`.
"$tiendo" help > "$work/help"
sed -n '/^options/,/^exit/p' "$work/help" | grep -o '^  --\{0,1\}[A-Za-z-]*' | tr -d ' ' | sort -u > "$work/options"
grep -o '^\.It Fl .*' docs/man/tiendo.1 | grep -o 'Fl -\{0,1\}[A-Za-z][a-z-]*' | sed 's/^Fl /-/' |
	grep -vx -e --help -e -h -e --version | sort -u > "$work/described"
diff "$work/options" "$work/described" || complain 'tiendo.1 does not describe the options of tiendo help'
for command in $(sed -n '/^commands/,/^options/s/^  \([a-z]*\).*/\1/p' "$work/help"); do
	grep -q "^\.It Cm $command\b" docs/man/tiendo.1 || complain "tiendo.1 does not describe the command $command"
done
for option in $(grep -oh '"--[a-z-]*"\|"-[A-Z]"' generator/cli/options.c | tr -d '"' | sort -u); do
	grep -q -- "$option\b" "$work/tiendo.1.txt" || complain "tiendo.1 does not know $option"
done

# Columns, keys and words.
for word in $(grep -oh '{ "[a-z_]*", \(NULL\|"[^"]*"\), \(true\|false\) }' generator/input/*.c | sed 's/{ "\([a-z_]*\)".*/\1/' | sort -u) \
	$(sed -n '/^static const char \*const \(keys\|plan_keys\)\[\]/,/;/p' generator/input/config.c generator/input/content.c |
		grep -o '"[a-z_]*"' | tr -d '"' | sort -u); do
	grep -qw -- "$word" "$work/tiendo.5.txt" || complain "tiendo.5 does not know $word"
done
for header in $(grep -oh '{ "[a-z_]*", "[^"]*", \(true\|false\) }' generator/input/*.c | sed 's/.*, "\([^"]*\)",.*/\1/; s/ /_/g' | sort -u); do
	grep -qF "[$(echo "$header" | tr _ ' ')]" docs/man/tiendo.5 || complain "tiendo.5 does not know the header $header"
done

# The worked cases: a project of one unit, and for each line an indicator and a target.
project=$work/project
mkdir -p "$project/content" "$project/data/results"
sed -n '/^\.Ss Worked cases/,/^\.Ed/p' docs/man/tiendo.5 | sed '1,/^\.Bd/d; /^\.Ed/d; /^kind /d' > "$work/cases"
printf 'title: t\ncycle: 2025\nunit: u\n' > "$project/content/site.yaml"
printf 'id,name,kind\nu,U,province\n' > "$project/data/units.csv"
printf 'id,title\np,P\n' > "$project/data/documents.csv"
awk -v project="$project" '
	BEGIN {
		indicators = project "/data/indicators.csv"; targets = project "/data/targets.csv"; results = project "/data/results/r.csv"
		print "id,name,measure,reported_by" > indicators
		print "id,plan,indicator,unit,kind,year,value,base_year,base_value" > targets
		print "year,unit,indicator,value,reported_on" > results
	}
	{
		base_year = base_value = ""
		if (split($2, base, ":") == 2) { base_year = base[1]; base_value = base[2] }
		split($3, aim, ":"); n = split($5, figure, ",")
		measure = $1 == "milestone" ? "yesno" : $1 ~ /growth/ ? "count" : "level"
		print "i" NR ",I" NR "," measure ",province" > indicators
		# The yearly growth starts from the figure of the base year, which stands among the results.
		if ($1 == "growth-yearly") { print base_year ",u,i" NR "," base_value "," base_year + 1 "-01-15" > results; base_value = "" }
		print "t" NR ",p,i" NR ",u," $1 "," aim[1] "," aim[2] "," base_year "," base_value > targets
		for (k = 1; k <= n; k++) { split(figure[k], f, ":"); print f[1] ",u,i" NR "," f[2] "," f[1] + 1 "-01-15" > results }
	}' "$work/cases"
n=0
while read -r kind _ _ cycle _ pace status; do
	n=$((n + 1))
	[ -e "$work/$cycle/data/status.csv" ] ||
		"$tiendo" build -C "$project" --cycle "$cycle" --output "$work/$cycle" --quiet 2> "$work/messages" ||
		{ cat "$work/messages"; exit 1; }
	line=$(sed -n "s/^t$n,//p" "$work/$cycle/data/status.csv")
	got=$(echo "$line" | cut -d, -f 17)
	[ "$got" = "$status" ] || complain "worked case $n ($kind): the program says $got, the page $status"
	[ "$pace" = - ] || [ "$(LC_ALL=C printf %.3f "$(echo "$line" | cut -d, -f 15)")" = "$pace" ] ||
		complain "worked case $n ($kind): the program says $(echo "$line" | cut -d, -f 15), the page $pace"
done < "$work/cases"
[ $n -ge 10 ] || complain "only $n worked cases found"
[ $bad -eq 0 ] && echo "$n worked cases"
exit $bad
