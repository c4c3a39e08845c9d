/* options.c -- see options.h. */
#include "cli/options.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"

struct parse {
	struct arena   *arena;
	struct options *o;
	str             message;
};

static const struct { const char *name; enum command command; size_t arguments; } commands[] = {
	{ "build", COMMAND_BUILD, 0 }, { "check", COMMAND_CHECK, 0 }, { "explain", COMMAND_EXPLAIN, 1 },
	{ "diff", COMMAND_DIFF, 2 }, { "publish", COMMAND_PUBLISH, 1 }, { "serve", COMMAND_SERVE, 0 },
	{ "form", COMMAND_FORM, 0 }, { "init", COMMAND_INIT, 1 }, { "help", COMMAND_HELP, 0 }, { "version", COMMAND_VERSION, 0 },
};

static bool wrong(struct parse *p, const char *what, str given)
{
	p->message = str_format(p->arena, "%s: %.*s", what, STR_ARG(given));
	return false;
}

static bool set_cycle(struct parse *p, str value)
{
	long year;
	if (!num_parse_int(value, 1900, 2200, &year))
		return wrong(p, "--cycle needs a year of four digits", value);
	p->o->cycle = (int)year;
	return true;
}

static bool set_jobs(struct parse *p, str value)
{
	long n;
	if (!num_parse_int(value, 1, 256, &n))
		return wrong(p, "--jobs needs a number from 1 to 256", value);
	p->o->jobs = (int)n;
	return true;
}

static bool set_port(struct parse *p, str value)
{
	long n;
	if (!num_parse_int(value, 0, 65535, &n))
		return wrong(p, "--port needs a number from 0 to 65535", value);
	p->o->port = (int)n;
	return true;
}

static bool set_keep(struct parse *p, str value)
{
	long n;
	if (!num_parse_int(value, 0, 1000, &n))
		return wrong(p, "--keep needs a number from 0 to 1000", value);
	p->o->keep = (unsigned)n;
	return true;
}

static bool set_as_of(struct parse *p, str value)
{
	return date_parse(value, &p->o->as_of) || wrong(p, "--as-of needs a date such as 2025-12-31", value);
}

static bool set_language(struct parse *p, str value)
{
	p->o->vi = str_eq_c(value, "vi");
	return p->o->vi || str_eq_c(value, "en") || wrong(p, "--lang is vi or en, not", value);
}

static bool set_format(struct parse *p, str value)
{
	p->o->json = str_eq_c(value, "json");
	return p->o->json || str_eq_c(value, "text") || wrong(p, "--format is text or json, not", value);
}

/* An option with a value; *known tells whether there is one of this name. */
static bool set_value(struct parse *p, str name, str value, bool *known)
{
	*known = true;
	if (str_eq_c(name, "-C"))
		p->o->root = value;
	else if (str_eq_c(name, "--output"))
		p->o->output = value;
	else if (str_eq_c(name, "--base-url"))
		p->o->base_url = value;
	else if (str_eq_c(name, "--unit"))
		p->o->unit = value;
	else if (str_eq_c(name, "--cycle"))
		return set_cycle(p, value);
	else if (str_eq_c(name, "--jobs"))
		return set_jobs(p, value);
	else if (str_eq_c(name, "--port"))
		return set_port(p, value);
	else if (str_eq_c(name, "--keep"))
		return set_keep(p, value);
	else if (str_eq_c(name, "--as-of"))
		return set_as_of(p, value);
	else if (str_eq_c(name, "--lang"))
		return set_language(p, value);
	else if (str_eq_c(name, "--format"))
		return set_format(p, value);
	else
		*known = false;
	return true;
}

static bool set_flag(struct parse *p, str name)
{
	if (str_eq_c(name, "--strict"))
		p->o->strict = true;
	else if (str_eq_c(name, "--quiet"))
		p->o->quiet = true;
	else if (str_eq_c(name, "--compress"))
		p->o->compress = true;
	else if (str_eq_c(name, "--rollback"))
		p->o->rollback = true;
	else if (str_eq_c(name, "--site"))
		p->o->site = true;
	else if (str_eq_c(name, "--help") || str_eq_c(name, "-h"))
		p->o->command = COMMAND_HELP;
	else if (str_eq_c(name, "--version"))
		p->o->command = COMMAND_VERSION;
	else
		return wrong(p, "unknown option", name);
	return true;
}

static bool needs_value(str name)
{
	static const char *const names[] = { "-C", "--output", "--base-url", "--unit", "--cycle", "--jobs",
	                                     "--as-of", "--lang", "--format", "--port", "--keep" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_c(name, names[i]))
			return true;
	return false;
}

/* "--name=value" or "--name value"; *used tells whether the next word was taken. */
static bool option(struct parse *p, str word, const char *next, bool *used)
{
	size_t eq = str_starts(word, S("--")) ? str_find_char(word, '=', 0) : SIZE_MAX;
	str name = eq == SIZE_MAX ? word : str_slice(word, 0, eq);
	bool known;
	*used = false;
	if (!needs_value(name))
		return set_flag(p, word);
	if (eq == SIZE_MAX && !next)
		return wrong(p, "a value is missing after", name);
	*used = eq == SIZE_MAX;
	return set_value(p, name, *used ? str_from_c(next) : str_slice(word, eq + 1, word.n), &known);
}

static bool plain_word(struct parse *p, str word, size_t *wanted, bool *have_command)
{
	if (*have_command) {
		if (p->o->arguments >= *wanted)
			return wrong(p, "one word too many", word);
		p->o->argument[p->o->arguments++] = word;
		return true;
	}
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		if (!str_eq_c(word, commands[i].name))
			continue;
		*have_command = true;
		*wanted = commands[i].arguments;
		p->o->command = commands[i].command;
		return true;
	}
	return wrong(p, "unknown command", word);
}

bool options_parse(struct arena *a, int argc, char **argv, struct options *out, str *message)
{
	*out = (struct options){ .command = COMMAND_HELP, .root = S("."), .vi = -1, .as_of = DATE_NONE,
	                        .port = 8000, .keep = 3 };
	struct parse p = { .arena = a, .o = out };
	bool ok = true, have_command = false;
	size_t wanted = 0;
	for (int i = 1; i < argc && ok; i++) {
		str word = str_from_c(argv[i]);
		bool used = false;
		if (word.n > 1 && word.p[0] == '-')
			ok = option(&p, word, i + 1 < argc ? argv[i + 1] : NULL, &used);
		else
			ok = plain_word(&p, word, &wanted, &have_command);
		i += used;
	}
	bool asked = out->command == COMMAND_HELP || out->command == COMMAND_VERSION;
	if (ok && !asked && out->arguments < wanted)
		ok = wrong(&p, "something is missing after the command", S(""));
	if (ok && argc < 2)
		ok = wrong(&p, "no command", S(""));
	*message = p.message;
	return ok;
}

void options_usage(struct buf *out)
{
	buf_c(out,
	      "usage: tiendo COMMAND [OPTIONS]\n"
	      "\n"
	      "commands\n"
	      "  build                    read content/ and data/, write the website to out/site\n"
	      "  check                    read and judge everything, write nothing\n"
	      "  explain TARGET           how a figure and a status were reached\n"
	      "  diff CYCLE CYCLE         what changed between two cycles\n"
	      "  form                     write the units' blank returns for the cycle (CSV, xlsx, PDF)\n"
	      "  publish DIR              put the built site in the place of DIR, whole or not at all\n"
	      "  serve                    show the site on this computer; rebuild and reload on change\n"
	      "  init DIR                 start a new department's project in DIR\n"
	      "  help, version\n"
	      "\n"
	      "options\n"
	      "  -C DIR                   the project folder (default: the current one)\n"
	      "  --output DIR             where the site goes (default: DIR/out/site); form: a new or empty\n"
	      "                           folder (default: DIR/out/phieu/YEAR)\n"
	      "  --cycle YEAR             the reporting year to judge\n"
	      "  --as-of DATE             only what was reported until that day\n"
	      "  --lang vi|en             language of the interface and of messages\n"
	      "  --base-url URL           absolute address of the site\n"
	      "  --jobs N                 threads (default: the number of processors)\n"
	      "  --strict                 warnings are errors\n"
	      "  --format text|json       form of the messages of check\n"
	      "  --unit UNIT              explain: the figure of this unit instead of the target's; form: this one only\n"
	      "  --site                   check: hold each figure on the built pages against the published data\n"
	      "  --compress               build: write .gz and .br beside text files\n"
	      "  --keep N                 publish: how many earlier sites stay (default: 3)\n"
	      "  --rollback               publish: put the site before this one back\n"
	      "  --port N                 serve: the port (default: 8000; 0: any that is free)\n"
	      "  --quiet                  no summary\n"
	      "\n"
	      "exit status: 0 good, 1 the input has errors, 2 wrong use, 3 the machine failed\n");
}
