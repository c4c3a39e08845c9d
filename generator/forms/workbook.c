/*
 * workbook.c -- see workbook.h.
 *
 * libxlsxwriter 1.1.4 writes to a file name only; it is given that of a
 * temporary file without a name.  It copies every text it is given.
 *
 * Formulas of checks use IF, never OR or AND alone: in a spreadsheet these
 * compute all their parts, and one part that fails on text fails the whole.
 */
#include "forms/workbook.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "config/words.h"
#include "forms/table.h"

enum format { F_HEAD, F_LABEL, F_HINT, F_FIXED, F_SHUT, F_WHOLE, F_DECIMAL, F_CHOICE, F_TEXT, F_DATE, F_DOUBT,
              F_TITLE, F_GUIDE, F__COUNT };

enum { HEAD_COLOUR = 0xD9E6F2, SHUT_COLOUR = 0xE7E6E6, OPEN_COLOUR = 0xFFFDE7, DOUBT_COLOUR = 0xFFD27F,
       HINT_COLOUR = 0x1F4E9E, LINE_COLOUR = 0x9A9A9A };

/* What the library refuses beyond. */
enum { TITLE_MOST = 32, MESSAGE_MOST = 255, HEADING_MOST = 250 };

enum { BODY_PT = 12, TITLE_PT = 14, ROW_LEAST_PT = 21, GUIDE_WIDTH = 76 /* of the only column */ };

struct sheet {
	struct arena        *a;
	const struct blanks *b;
	const struct blank  *blank;
	lxw_workbook        *book;
	lxw_worksheet       *at;                /* the sheet being written */
	lxw_format          *format[F__COUNT];
};

/* ---- texts for the library ---- */

static char *text_of(struct arena *a, str s)
{
	char *out = arena_new(a, char, s.n + 1);
	if (s.n)
		memcpy(out, s.p, s.n);
	return out;
}

static char *word_of(const struct sheet *s, const char *key)
{
	return text_of(s->a, word(s->b->words, key));
}

/* At most `most` characters. */
static char *short_of(const struct sheet *s, str text, size_t most)
{
	size_t at = 0, n = 0, cut = 0;
	while (at < text.n) {
		if (n + 1 == most)
			cut = at;               /* room for the mark of omission is kept here */
		utf8_next(text, &at);
		n++;
	}
	if (n <= most)
		return text_of(s->a, text);
	return text_of(s->a, str_format(s->a, "%.*s…", STR_ARG(str_slice(text, 0, cut))));
}

/* ---- formats ---- */

static lxw_format *format_new(struct sheet *s, enum format f)
{
	lxw_format *x = s->format[f] = workbook_add_format(s->book);
	format_set_font_name(x, "Times New Roman");
	format_set_font_size(x, BODY_PT);
	format_set_text_wrap(x);
	format_set_align(x, LXW_ALIGN_VERTICAL_TOP);
	return x;
}

static lxw_format *format_boxed(struct sheet *s, enum format f, unsigned colour)
{
	lxw_format *x = format_new(s, f);
	format_set_border(x, LXW_BORDER_THIN);
	format_set_border_color(x, LINE_COLOUR);
	if (colour)
		format_set_bg_color(x, colour);
	return x;
}

static void format_open(struct sheet *s, enum format f, const char *number)
{
	lxw_format *x = format_boxed(s, f, OPEN_COLOUR);
	format_set_unlocked(x);
	format_set_num_format(x, number);
}

static void make_formats(struct sheet *s)
{
	lxw_format *x = format_boxed(s, F_HEAD, HEAD_COLOUR);
	format_set_bold(x);
	format_set_align(x, LXW_ALIGN_CENTER);
	format_set_align(x, LXW_ALIGN_VERTICAL_CENTER);
	format_set_num_format(format_boxed(s, F_LABEL, 0), "@");
	format_set_num_format(format_boxed(s, F_FIXED, SHUT_COLOUR), "@");
	format_boxed(s, F_SHUT, SHUT_COLOUR);
	format_open(s, F_WHOLE, "0");
	format_open(s, F_DECIMAL, "0.0");
	format_open(s, F_CHOICE, "@");
	format_open(s, F_TEXT, "@");
	format_open(s, F_DATE, "[$-42A]dd\\/mm\\/yyyy");        /* 42A: Vietnamese; else the order follows the computer */
	format_set_font_color(format_new(s, F_HINT), HINT_COLOUR);
	format_set_italic(s->format[F_HINT]);
	s->format[F_DOUBT] = workbook_add_format(s->book);
	format_set_bg_color(s->format[F_DOUBT], DOUBT_COLOUR);
	x = format_new(s, F_TITLE);
	format_set_bold(x);
	format_set_font_size(x, TITLE_PT);
	format_new(s, F_GUIDE);
}

/* ---- cells ---- */

static void put(const struct sheet *s, size_t row, size_t col, str text, enum format f)
{
	worksheet_write_string(s->at, (lxw_row_t)row, (lxw_col_t)col, text_of(s->a, text), s->format[f]);
}

static void put_open(const struct sheet *s, size_t row, size_t col, enum format f)
{
	worksheet_write_blank(s->at, (lxw_row_t)row, (lxw_col_t)col, s->format[f]);
}

/* The label, and last year's figure after it in the colour of hints. */
static void put_label(const struct sheet *s, size_t row, size_t col, str label, str whole)
{
	if (whole.n == label.n) {
		put(s, row, col, label, F_LABEL);
		return;
	}
	lxw_rich_string_tuple plain = { NULL, text_of(s->a, label) };
	lxw_rich_string_tuple hint = { s->format[F_HINT], text_of(s->a, str_slice(whole, label.n, whole.n)) };
	lxw_rich_string_tuple *parts[] = { &plain, &hint, NULL };
	worksheet_write_rich_string(s->at, (lxw_row_t)row, (lxw_col_t)col, parts, s->format[F_LABEL]);
}

static void put_heads(const struct sheet *s, const char *const *header, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put(s, 0, i, str_from_c(header[i]), F_HEAD);
	worksheet_set_row(s->at, 0, ROW_LEAST_PT, NULL);
}

/* "B7" */
static str cell_name(const struct sheet *s, size_t row, size_t col)
{
	return str_format(s->a, "%c%zu", (char)('A' + (int)col), row + 1);
}

/*
 * Give the row room for a text in a column of that width (in digits of the
 * workbook's default type, as spreadsheets count).  Excel would do so itself
 * for wrapped text, LibreOffice does not.
 */
static void set_height(const struct sheet *s, size_t row, str text, double width, double size_pt, double least_pt)
{
	double per_line = width * 14 / size_pt;         /* letters are narrower than digits */
	double lines = ceil((double)utf8_count(text) / per_line);
	worksheet_set_row(s->at, (lxw_row_t)row, fmax(least_pt, lines * size_pt * 1.31 + 2), NULL);
}

/* ---- checks ---- */

static void check_put(const struct sheet *s, size_t row, size_t col, lxw_data_validation *v, const char *error,
                      str title, str message)
{
	v->error_title = word_of(s, "form.error-title");
	v->error_message = short_of(s, word(s->b->words, error), MESSAGE_MOST);
	if (message.n) {
		v->input_title = short_of(s, title, TITLE_MOST);
		v->input_message = short_of(s, message, MESSAGE_MOST);
	}
	worksheet_data_validation_cell(s->at, (lxw_row_t)row, (lxw_col_t)col, v);
}

/* A number by `rule`, a formula on {0}, or one of the marks of statistical tables. */
static void check_number(const struct sheet *s, size_t row, size_t col, str rule, const char *error, str title, str message)
{
	str x = cell_name(s, row, col);
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA };
	v.value_formula = text_of(s->a, str_format(s->a, "=IF(ISNUMBER(%.*s),%.*s,OR(%.*s=\"-\",%.*s=\"…\",%.*s=\"...\"))",
	                                           STR_ARG(x), STR_ARG(rule), STR_ARG(x), STR_ARG(x), STR_ARG(x)));
	check_put(s, row, col, &v, error, title, message);
}

static void check_whole(const struct sheet *s, size_t row, size_t col, str title, str message)
{
	str x = cell_name(s, row, col);
	check_number(s, row, col, str_format(s->a, "AND(%.*s>=0,%.*s=INT(%.*s))", STR_ARG(x), STR_ARG(x), STR_ARG(x)),
	             "form.error-whole", title, message);
}

static void check_least_zero(const struct sheet *s, size_t row, size_t col, str title, str message)
{
	check_number(s, row, col, str_format(s->a, "%.*s>=0", STR_ARG(cell_name(s, row, col))), "form.error-number",
	             title, message);
}

/* One of the two parts of a share; the other one, if it is there, must go with it. */
static void check_part(const struct sheet *s, size_t row, size_t col, str title, str message)
{
	str x = cell_name(s, row, col);
	str num = cell_name(s, row, RESULTS_NUMERATOR), den = cell_name(s, row, RESULTS_DENOMINATOR);
	str other = col == RESULTS_NUMERATOR ? den : num;
	check_number(s, row, col, str_format(s->a, "AND(%.*s>=0,%.*s=INT(%.*s),IF(ISNUMBER(%.*s),%.*s<=%.*s,TRUE))",
	                                     STR_ARG(x), STR_ARG(x), STR_ARG(x), STR_ARG(other), STR_ARG(num), STR_ARG(den)),
	             "form.error-share", title, message);
}

static void check_choice(const struct sheet *s, size_t row, size_t col, const char *const *choice, const char *error,
                         str title, str message)
{
	char *list[8] = { NULL };
	for (size_t i = 0; choice[i]; i++)
		list[i] = text_of(s->a, str_from_c(choice[i]));
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST, .value_list = list };
	check_put(s, row, col, &v, error, title, message);
}

static void check_date(const struct sheet *s, size_t row, size_t col)
{
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_DATE, .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
		.minimum_datetime = { .year = s->b->year, .month = 1, .day = 1 },
		.maximum_datetime = { .year = s->b->year + 1, .month = 12, .day = 31 } };
	check_put(s, row, col, &v, "form.error-date", S(""), S(""));
}

/* Colour the cell when `value`, a formula, is away from last year's figure by more than half of the larger. */
static void mark_doubt(const struct sheet *s, size_t row, size_t col, str known, str value, double before)
{
	str formula = str_format(s->a, "=IF(%.*s,ABS(%.*s-%.10g)>0.5*MAX(%.*s,%.10g),FALSE)", STR_ARG(known),
	                         STR_ARG(value), before, STR_ARG(value), before);
	lxw_conditional_format c = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = text_of(s->a, formula),
	                             .format = s->format[F_DOUBT] };
	worksheet_conditional_format_cell(s->at, (lxw_row_t)row, (lxw_col_t)col, &c);
}

static void mark_doubt_number(const struct sheet *s, size_t row, size_t col, double before)
{
	str x = cell_name(s, row, col);
	if (before >= 0)
		mark_doubt(s, row, col, str_format(s->a, "ISNUMBER(%.*s)", STR_ARG(x)), x, before);
}

/* ---- the page ---- */

/* '&' begins a command in the library's headings and is doubled. */
static char *heading_text(const struct sheet *s, const char *pattern, str text)
{
	char *doubled = arena_new(s->a, char, 2 * text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		doubled[n++] = text.p[i];
		if (text.p[i] == '&')
			doubled[n++] = '&';
	}
	return short_of(s, str_format(s->a, "%s%s", pattern, doubled), HEADING_MOST);
}

static void set_page(const struct sheet *s, bool landscape, size_t fixed_rows)
{
	enum { PAPER_A4 = 9 };
	worksheet_set_paper(s->at, PAPER_A4);
	if (landscape)
		worksheet_set_landscape(s->at);
	worksheet_set_margins(s->at, 0.6, 0.6, 0.8, 0.8);       /* inches */
	worksheet_fit_to_pages(s->at, 1, 0);
	worksheet_set_header(s->at, heading_text(s, "&L", str_format(s->a, "%.*s, %d",
	                     STR_ARG(s->b->model->unit[s->blank->unit].name), s->b->year)));
	worksheet_set_footer(s->at, "&R&P/&N");
	if (!fixed_rows)
		return;
	worksheet_repeat_rows(s->at, 0, (lxw_row_t)(fixed_rows - 1));
	worksheet_freeze_panes(s->at, (lxw_row_t)fixed_rows, 0);
}

/* Locked, but without a password and with freedom to widen what is hard to read. */
static void lock(const struct sheet *s)
{
	lxw_protection allowed = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };
	worksheet_protect(s->at, NULL, &allowed);
}

static void set_widths(const struct sheet *s, const double *width, size_t n)
{
	for (size_t i = 0; i < n; i++)
		worksheet_set_column(s->at, (lxw_col_t)i, (lxw_col_t)i, width[i], NULL);
}

/* ---- sheet: indicators ---- */

static const double results_width[RESULTS__COUNT] = { 58, 9, 9, 12, 12, 14, 18, 20, 7, 16, 24 };

static void put_share(const struct sheet *s, size_t row, const struct blank_row *r, str title, str message)
{
	for (size_t col = RESULTS_NUMERATOR; col <= RESULTS_DENOMINATOR; col++) {
		put_open(s, row, col, F_WHOLE);
		check_part(s, row, col, title, message);
	}
	put_open(s, row, RESULTS_VALUE, F_SHUT);
	if (!r->before || (r->before->has_parts && r->before->denominator <= 3))
		return;                         /* a share of one to three always jumps */
	str num = cell_name(s, row, RESULTS_NUMERATOR), den = cell_name(s, row, RESULTS_DENOMINATOR);
	str known = str_format(s->a, "AND(ISNUMBER(%.*s),ISNUMBER(%.*s),%.*s<>0)", STR_ARG(num), STR_ARG(den), STR_ARG(den));
	mark_doubt(s, row, RESULTS_NUMERATOR, known, str_format(s->a, "100*%.*s/%.*s", STR_ARG(num), STR_ARG(den)),
	           r->before->value);
}

static void put_value(const struct sheet *s, size_t row, const struct blank_row *r, str title, str message)
{
	static const char *const yesno[] = { "có", "không", "…", NULL };
	const struct indicator *i = &s->b->model->indicator[r->indicator];
	put_open(s, row, RESULTS_NUMERATOR, F_SHUT);
	put_open(s, row, RESULTS_DENOMINATOR, F_SHUT);
	if (i->measure == MEASURE_YESNO) {
		put_open(s, row, RESULTS_VALUE, F_CHOICE);
		check_choice(s, row, RESULTS_VALUE, yesno, "form.error-yesno", title, message);
		return;
	}
	put_open(s, row, RESULTS_VALUE, i->decimals ? F_DECIMAL : F_WHOLE);
	if (i->decimals)
		check_least_zero(s, row, RESULTS_VALUE, title, message);
	else
		check_whole(s, row, RESULTS_VALUE, title, message);
	if (r->before)
		mark_doubt_number(s, row, RESULTS_VALUE, r->before->value);
}

static void put_result(const struct sheet *s, size_t row, const struct blank_row *r)
{
	static const char *const quality[] = { "chính thức", "sơ bộ", "ước", NULL };
	const struct model *m = s->b->model;
	const struct indicator *i = &m->indicator[r->indicator];
	str title = i->short_name.n ? i->short_name : i->name;
	str label = table_results_label(s->a, s->b, r);
	put_label(s, row, RESULTS_LABEL, blank_label(s->a, i->name, i->measure_unit), label);
	set_height(s, row, label, results_width[RESULTS_LABEL], BODY_PT, ROW_LEAST_PT);
	if (i->measure == MEASURE_SHARE)
		put_share(s, row, r, title, i->definition);
	else
		put_value(s, row, r, title, i->definition);
	put_open(s, row, RESULTS_QUALITY, F_CHOICE);
	check_choice(s, row, RESULTS_QUALITY, quality, "form.error-quality", S(""), S(""));
	put_open(s, row, RESULTS_REPORTED_ON, F_DATE);
	check_date(s, row, RESULTS_REPORTED_ON);
	put_open(s, row, RESULTS_SOURCE, F_TEXT);
	put_open(s, row, RESULTS_NOTE, F_TEXT);
	put(s, row, RESULTS_YEAR, str_format(s->a, "%d", s->b->year), F_FIXED);
	put(s, row, RESULTS_UNIT, m->unit[s->blank->unit].id, F_FIXED);
	put(s, row, RESULTS_INDICATOR, m->indicator[r->indicator].id, F_FIXED);
}

static void make_results(struct sheet *s)
{
	s->at = workbook_add_worksheet(s->book, word_of(s, "form.sheet-results"));
	set_widths(s, results_width, RESULTS__COUNT);
	put_heads(s, results_header, RESULTS__COUNT);
	for (size_t i = 0; i < s->blank->rows; i++)
		put_result(s, i + 1, &s->blank->row[i]);
	worksheet_ignore_errors(s->at, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:K1000");
	worksheet_print_area(s->at, 0, 0, (lxw_row_t)s->blank->rows, RESULTS_NOTE);     /* ids are for the program */
	set_page(s, true, 1);
	lock(s);
}

/* ---- sheet: learning week ---- */

static void put_count(const struct sheet *s, size_t row, size_t col, bool asked, const struct week_cell *before)
{
	const struct form_row *f = &s->b->model->form[s->b->form].row[row - 1];
	put_open(s, row, col, asked ? F_WHOLE : F_SHUT);
	if (!asked)
		return;
	check_whole(s, row, col, str_from_c(week_header[col]), f->note);
	if (before && before->kind == CELL_NUMBER && before->value > 3)
		mark_doubt_number(s, row, col, before->value);
}

static void make_week(struct sheet *s)
{
	static const double width[WEEK__COUNT] = { 7, 68, 12, 12, 26 };
	const struct form *form = &s->b->model->form[s->b->form];
	const struct week_return *before = s->blank->week_before;
	s->at = workbook_add_worksheet(s->book, word_of(s, "form.sheet-week"));
	set_widths(s, width, WEEK__COUNT);
	put_heads(s, week_header, WEEK__COUNT);
	for (size_t i = 0; i < form->rows; i++) {
		const struct form_row *f = &form->row[i];
		put(s, i + 1, WEEK_CODE, f->code, F_FIXED);
		str label = table_week_label(s->a, s->b, s->blank, i);
		put_label(s, i + 1, WEEK_LABEL, blank_label(s->a, f->label, f->measure_unit), label);
		set_height(s, i + 1, label, width[WEEK_LABEL], BODY_PT, ROW_LEAST_PT);
		put_count(s, i + 1, WEEK_EVENTS, f->events, before ? &before->row[i].events : NULL);
		put_count(s, i + 1, WEEK_PEOPLE, f->people, before ? &before->row[i].people : NULL);
		put_open(s, i + 1, WEEK_NOTE, F_TEXT);
	}
	worksheet_ignore_errors(s->at, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:A1000");
	set_page(s, false, 1);
	lock(s);
}

/* ---- sheet: how to fill in ---- */

static void guide_line(const struct sheet *s, size_t *row, str text, enum format f)
{
	if (!text.n)
		return;
	put(s, *row, 0, text, f);
	set_height(s, (*row)++, text, GUIDE_WIDTH, f == F_TITLE ? TITLE_PT : BODY_PT, ROW_LEAST_PT);
}

/* What the unit owes in the year, with its last day. */
static void guide_duties(const struct sheet *s, size_t *row)
{
	const struct reporting *all = s->b->reporting;
	for (size_t i = 0; i < all->n; i++)
		if (all->report[i].unit == s->blank->unit && all->report[i].year == s->b->year)
			guide_line(s, row, word_f(s->a, s->b->words, "form.guide-due", s->b->model->duty[all->report[i].duty].text),
			           F_GUIDE);
}

static void guide_definitions(const struct sheet *s, size_t *row)
{
	guide_line(s, row, word(s->b->words, "form.definitions"), F_TITLE);
	for (size_t i = 0; i < s->blank->rows; i++) {
		const struct indicator *x = &s->b->model->indicator[s->blank->row[i].indicator];
		if (x->definition.n)
			guide_line(s, row, str_format(s->a, "%.*s: %.*s", STR_ARG(x->name), STR_ARG(x->definition)), F_GUIDE);
	}
}

static void make_guide(struct sheet *s)
{
	static const char *const lines[] = { "form.guide-fill", "form.guide-marks", "form.guide-quality", "form.guide-doubt",
	                                     "form.guide-excel", "form.guide-office", "form.guide-sheets" };
	static const double width[] = { GUIDE_WIDTH };
	const struct words *w = s->b->words;
	size_t row = 0;
	s->at = workbook_add_worksheet(s->book, word_of(s, "form.sheet-guide"));
	set_widths(s, width, 1);
	guide_line(s, &row, word_f(s->a, w, "form.guide-title", s->b->model->unit[s->blank->unit].name,
	                           str_format(s->a, "%d", s->b->year)), F_TITLE);
	guide_duties(s, &row);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		guide_line(s, &row, word(w, lines[i]), F_GUIDE);
	if (s->blank->rows)
		guide_definitions(s, &row);
	set_page(s, false, 0);
	lock(s);
}

/* ---- the file ---- */

static void set_properties(struct sheet *s)
{
	date day = s->b->today == DATE_NONE ? date_make(s->b->year, 1, 1) : s->b->today;
	lxw_doc_properties p = { .author = text_of(s->a, s->b->model->config.organisation),
		.title = text_of(s->a, word_f(s->a, s->b->words, "form.guide-title", s->b->model->unit[s->blank->unit].name,
		                              str_format(s->a, "%d", s->b->year))),
		.created = (time_t)day * 86400 };       /* without it the clock would be asked */
	workbook_set_properties(s->book, &p);
}

static str read_back(struct arena *a, FILE *file)
{
	long n = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
	if (n < 0 || fseek(file, 0, SEEK_SET) != 0)
		fail_raise(a->fail, "cannot read back a temporary file");
	char *bytes = arena_new(a, char, (size_t)n);
	if (fread(bytes, 1, (size_t)n, file) != (size_t)n)
		fail_raise(a->fail, "cannot read back a temporary file");
	return (str){ bytes, (size_t)n };
}

str workbook_make(struct arena *a, const struct blanks *b, const struct blank *blank)
{
	struct sheet s = { .a = a, .b = b, .blank = blank };
	FILE *file = tmpfile();
	if (!file)
		fail_raise(a->fail, "cannot make a temporary file");
	s.book = workbook_new(str_format(a, "/dev/fd/%d", fileno(file)).p);
	if (!s.book)
		fail_raise(a->fail, "no memory for a spreadsheet");
	make_formats(&s);
	set_properties(&s);
	if (blank->rows)
		make_results(&s);
	if (blank->week)
		make_week(&s);
	make_guide(&s);
	lxw_error why = workbook_close(s.book);
	if (why != LXW_NO_ERROR)
		fail_raise(a->fail, "cannot write a spreadsheet: %s", lxw_strerror(why));
	str bytes = read_back(a, file);
	fclose(file);
	return bytes;
}
