/*
 * scorecard_pdf.c -- see scorecard_pdf.h.
 *
 * One page, always: it is made first in large type, then ever tighter (smaller
 * type, no bars) until it fits.  Sixty rows do; where there are more, as many
 * are shown as fit, the targets first, and what was left out is counted on the
 * page.
 */
#include "typeset/scorecard_pdf.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"
#include "chart/progress.h"
#include "chart/symbol.h"
#include "config/words.h"
#include "figures/status.h"
#include "model/model.h"
#include "report/chart_data.h"
#include "typeset/body.h"
#include "typeset/plan_parts.h"
#include "typeset/table.h"

#define BAR_WIDTH_PT 150.0
#define HEAD_LEAST_PT 90.0      /* of the page's head and the title and head of a table */

/* How the page is set: as large as fits. */
struct density {
	double size_pt, pad_pt;         /* of type; above and below each row */
	bool   bars;
	size_t others_most;             /* rows of figures, and of duties */
	size_t targets_most;
};

#define ALL SIZE_MAX, SIZE_MAX
static const struct density densities[] = {
	{ 12, 3, true, ALL }, { 11, 2.5, true, ALL }, { 10, 2.5, true, ALL }, { 10, 1.5, true, ALL },
	{ 10, 1.5, false, ALL }, { 9.5, 1.2, false, ALL }, { 9, 1, false, ALL }, { 8.5, 0.8, false, ALL },
	{ 8, 0.6, false, ALL }, { 7.5, 0.4, false, ALL },
};

struct card {
	struct book          *b;
	const struct model   *m;
	const struct figures *figures;
	uint32_t              unit;
	struct density        density;
	size_t                targets, left_out;
	bool                 *judged;   /* [indicators]: shown with a target already */
};

static struct span looks_of(const struct card *c, enum face face)
{
	return (struct span){ .face = face, .size_pt = c->density.size_pt, .ink = INK_TEXT };
}

static const struct words *words_of(const struct card *c)
{
	return c->b->words;
}

/* ---- texts ---- */

static str value_text(const struct card *c, const struct indicator *i, double v)
{
	struct buf b;

	if (!isfinite(v))
		return S("–");
	if (i->measure == MEASURE_YESNO && (v == 100 || v == 0))
		return word(words_of(c), v > 0 ? "chart.yes" : "chart.no");
	buf_init(&b, c->b->setting.arena, 24);
	num_show(&b, v, i->decimals, words_of(c)->style);
	if (i->measure == MEASURE_SHARE || i->measure == MEASURE_YESNO)
		buf_c(&b, "%");
	return buf_str(&b);
}

static str year_text(const struct card *c, int year)
{
	return year > 0 ? str_format(c->b->setting.arena, "%d", year) : S("–");
}

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

static str unit_of(const struct indicator *i)
{
	return i->measure == MEASURE_SHARE || i->measure == MEASURE_YESNO ? S("%") : i->measure_unit;
}

static str growth_text(const struct card *c, double percent)
{
	struct buf b;

	if (!isfinite(percent))
		return S("–");
	buf_init(&b, c->b->setting.arena, 24);
	num_show(&b, percent, 1, words_of(c)->style);
	buf_char(&b, '%');
	return word_f(c->b->setting.arena, words_of(c), "chart.per-year", buf_str(&b));
}

static str aim_text(const struct card *c, const struct target *t, const struct indicator *i)
{
	struct chart_style style = { .fonts = c->b->setting.fonts, .words = words_of(c) };
	struct picture p;
	struct pen pen;

	if (t->kind == TARGET_MILESTONE || (i->measure == MEASURE_YESNO && t->value == 100))
		return word(words_of(c), "chart.yes");
	pen = pen_begin(&p, c->b->setting.arena, &style, 10, 10);
	return chart_aim_text(&pen, t->value, t->value_high, t->comparator, is_growth(t) ? 1 : i->decimals,
	                      is_growth(t) ? S("%") : unit_of(i), is_growth(t));
}

/* ---- cells ---- */

static void put(struct card *c, struct table *t, size_t row, size_t col, str text, enum face face)
{
	struct span looks = looks_of(c, face);
	struct table_cell *cell = table_at(t, row, col);

	spans_add(&cell->text, text, &looks);
	spans_trim(&cell->text);
}

static void put_heads(struct card *c, struct table *t, const char *const *key)
{
	for (size_t col = 0; col < t->columns; col++)
		put(c, t, 0, col, word(words_of(c), key[col]), FACE_SERIF_BOLD);
}

static void add_title(struct card *c, const char *key)
{
	struct span looks = { .face = FACE_SERIF_BOLD, .size_pt = fmax(11, c->density.size_pt + 1), .ink = INK_TEXT };
	struct galley_para p = { .line_pt = 14, .before_pt = 9, .keep_next = true };
	struct spans s;

	spans_begin(&s, c->b->setting.arena);
	spans_add(&s, word(words_of(c), key), &looks);
	p.style.align = PARA_LEFT;
	p.tag = galley_tag(&c->b->galley, TAG_H2, NULL);
	p.anchor = book_heading(c->b, 1, spans_text(&s), (str){ NULL, 0 });
	galley_paragraph(&c->b->galley, &s, &p);
	galley_space(&c->b->galley, 3);
}

/* ---- targets ---- */

static const struct picture *bar(struct card *c, const struct progress_data *d)
{
	struct chart_style style = { .fonts = c->b->setting.fonts, .words = words_of(c), .width_pt = BAR_WIDTH_PT };
	struct picture *p = arena_new(c->b->setting.arena, struct picture, 1);

	chart_progress_compact(p, c->b->setting.arena, &style, d);
	return p;
}

/* The sign of a status and its word, side by side. */
static const struct picture *status_picture(struct card *c, enum status status)
{
	struct picture *p = arena_new(c->b->setting.arena, struct picture, 1);
	double size = c->density.size_pt;
	str text = word(words_of(c), chart_status_key(status));
	double w = setting_width(&c->b->setting, text, FACE_SERIF_BOLD, size);

	picture_begin(p, c->b->setting.arena, size * 1.5 + w, size * 1.2);
	chart_symbol(p, status, size * 0.55, size * 0.6, size);
	picture_text(p, size * 1.5, size * 0.95, text, FACE_SERIF_BOLD, size, INK_TEXT, w);
	p->title = text;
	return p;
}

enum { T_NAME, T_NOW, T_YEAR, T_AIM, T_DUE, T_STATUS, T_BAR, T_COLUMNS };

static void put_target(struct card *c, struct table *t, size_t row, const struct target *target, uint32_t index)
{
	const struct indicator *i = &c->m->indicator[target->indicator];
	struct verdict v = status_judge(c->m, c->figures, index, c->m->config.cycle, c->m->config.min_coverage);
	struct progress_data d = chart_data_progress(c->m, target, &v);

	put(c, t, row, T_NAME, d.name, FACE_SERIF);
	put(c, t, row, T_NOW, is_growth(target) ? growth_text(c, d.now) : value_text(c, i, d.now), FACE_SERIF_BOLD);
	put(c, t, row, T_YEAR, year_text(c, d.now_year), FACE_SERIF);
	put(c, t, row, T_AIM, aim_text(c, target, i), FACE_SERIF);
	put(c, t, row, T_DUE, year_text(c, target->year), FACE_SERIF);
	table_at(t, row, T_STATUS)->picture = status_picture(c, v.status);
	if (t->columns > T_BAR)
		table_at(t, row, T_BAR)->picture = bar(c, &d);
	c->judged[target->indicator] = true;
}

static void add_targets(struct card *c)
{
	static const char *const head[T_COLUMNS] = {
		"pdf.scorecard.target", "pdf.scorecard.now", "pdf.scorecard.year", "pdf.scorecard.aim",
		"pdf.scorecard.due", "pdf.scorecard.status", "pdf.scorecard.progress" };
	const struct model *m = c->m;
	size_t n = 0, row = 1;

	for (size_t i = 0; i < m->targets; i++)
		n += m->target[i].unit == c->unit;
	c->targets = n;
	if (n == 0)
		return;
	size_t most = c->density.targets_most;
	struct table *t = table_new(&c->b->setting, c->density.bars ? T_COLUMNS : T_BAR, 1 + (n < most ? n : most), 1);

	t->size_pt = c->density.size_pt;
	t->pad_pt = c->density.pad_pt;
	t->plain = true;
	t->align[T_YEAR] = t->align[T_DUE] = TABLE_CENTER;
	t->align[T_NOW] = t->align[T_AIM] = TABLE_RIGHT;
	put_heads(c, t, head);
	for (uint32_t i = 0; i < m->targets; i++) {
		if (m->target[i].unit != c->unit)
			continue;
		if (row < t->rows)
			put_target(c, t, row++, &m->target[i], i);
		else
			c->left_out++;
	}
	add_title(c, "pdf.scorecard.targets");
	table_add(&c->b->galley, t, NULL);
}

/* ---- figures ---- */

enum { F_NAME, F_NOW, F_YEAR, F_BEFORE, F_PARENT, F_COLUMNS };

static const struct figure *latest(const struct card *c, uint32_t indicator, uint32_t unit, struct series *s)
{
	const struct figure *found = NULL;

	*s = figures_series(c->figures, indicator, unit);
	for (uint32_t i = 0; i < s->n; i++)
		if (s->figure[i].year <= c->m->config.cycle && isfinite(s->figure[i].value))
			found = &s->figure[i];
	return found;
}

static void put_figure(struct card *c, struct table *t, size_t row, uint32_t indicator)
{
	const struct indicator *i = &c->m->indicator[indicator];
	uint32_t parent = c->m->unit[c->unit].parent;
	struct series s;
	const struct figure *now = latest(c, indicator, c->unit, &s), *before, *above = NULL;
	str name = i->short_name.n > 0 ? i->short_name : i->name;

	before = series_at(s, now->year - 1);
	if (parent != NONE) {
		struct series p = figures_series(c->figures, indicator, parent);

		above = i->measure == MEASURE_SHARE || i->measure == MEASURE_YESNO ? series_at(p, now->year) : NULL;
	}
	put(c, t, row, F_NAME, name, FACE_SERIF);
	put(c, t, row, F_NOW, value_text(c, i, now->value), FACE_SERIF_BOLD);
	put(c, t, row, F_YEAR, year_text(c, now->year), FACE_SERIF);
	put(c, t, row, F_BEFORE, before != NULL ? value_text(c, i, before->value) : S("–"), FACE_SERIF);
	put(c, t, row, F_PARENT, above != NULL ? value_text(c, i, above->value) : S("–"), FACE_SERIF);
}

static void add_figures(struct card *c)
{
	static const char *const head[F_COLUMNS] = { "pdf.scorecard.indicator", "pdf.scorecard.now",
		"pdf.scorecard.year", "pdf.scorecard.before", "pdf.scorecard.parent" };
	size_t n = 0, row = 1;
	struct series s;

	for (uint32_t i = 0; i < c->m->indicators; i++)
		n += !c->judged[i] && latest(c, i, c->unit, &s) != NULL;
	if (n == 0)
		return;
	size_t shown = n < c->density.others_most ? n : c->density.others_most;
	struct table *t = table_new(&c->b->setting, F_COLUMNS, 1 + shown, 1);

	c->left_out += n - shown;
	if (shown == 0)
		return;
	t->size_pt = c->density.size_pt;
	t->pad_pt = c->density.pad_pt;
	t->plain = true;
	t->align[F_NOW] = t->align[F_BEFORE] = t->align[F_PARENT] = TABLE_RIGHT;
	t->align[F_YEAR] = TABLE_CENTER;
	put_heads(c, t, head);
	for (uint32_t i = 0; i < c->m->indicators && row < t->rows; i++)
		if (!c->judged[i] && latest(c, i, c->unit, &s) != NULL)
			put_figure(c, t, row++, i);
	add_title(c, c->targets > 0 ? "pdf.scorecard.figures" : "pdf.scorecard.all-figures");
	table_add(&c->b->galley, t, NULL);
}

/* ---- duties ---- */

static bool owes(const struct card *c, const struct duty *d)
{
	const struct unit *u = &c->m->unit[c->unit];

	if (d->from_unit == c->unit)
		return true;
	if (d->from_kind < 0 || (int)u->kind != d->from_kind)
		return false;
	return d->plan == NONE || c->m->plan[d->plan].unit == NONE || unit_under(c->m, c->unit, c->m->plan[d->plan].unit);
}

static str due_text(struct card *c, const struct duty *d)
{
	struct arena *a = c->b->setting.arena;

	if (d->due.month == 0)
		return S("–");
	if (d->due.year == 0)
		return word_f(a, words_of(c), "pdf.scorecard.yearly",
		              str_format(a, "%02d/%02d", d->due.day, d->due.month));
	return str_format(a, "%02d/%02d/%d", d->due.day, d->due.month, d->due.year);
}

/* What is still to come: a duty of a year gone by is history. */
static bool is_open(const struct card *c, const struct duty *d)
{
	return owes(c, d) && (d->due.year == 0 || d->due.year >= c->m->config.cycle);
}

static void add_duties(struct card *c)
{
	static const char *const head[] = { "pdf.scorecard.duty", "pdf.scorecard.due-date" };
	const struct model *m = c->m;
	size_t n = 0, row = 1;

	for (size_t i = 0; i < m->duties; i++)
		n += is_open(c, &m->duty[i]);
	if (n == 0)
		return;
	size_t shown = n < c->density.others_most ? n : c->density.others_most;
	struct table *t = table_new(&c->b->setting, 2, 1 + shown, 1);

	c->left_out += n - shown;
	if (shown == 0)
		return;
	t->size_pt = c->density.size_pt;
	t->pad_pt = c->density.pad_pt;
	t->plain = true;
	put_heads(c, t, head);
	for (size_t i = 0; i < m->duties && row < t->rows; i++) {
		if (!is_open(c, &m->duty[i]))
			continue;
		put(c, t, row, 0, m->duty[i].text, FACE_SERIF);
		put(c, t, row++, 1, due_text(c, &m->duty[i]), FACE_SERIF);
	}
	add_title(c, "pdf.scorecard.duties");
	table_add(&c->b->galley, t, NULL);
}

/* ---- the page ---- */

static void add_line(struct card *c, str text, struct span looks, enum tag tag, double before_pt)
{
	struct spans s;

	spans_begin(&s, c->b->setting.arena);
	spans_add(&s, text, &looks);
	if (s.n > 0)
		body_centred(c->b, &s, tag, before_pt, (str){ NULL, 0 });
}

static void add_heading(struct card *c)
{
	const struct model *m = c->m;
	const struct unit *u = &m->unit[c->unit];
	struct arena *a = c->b->setting.arena;
	struct span small = { .face = FACE_SERIF, .size_pt = 11, .ink = INK_TEXT };
	struct span large = { .face = FACE_SERIF_BOLD, .size_pt = 18, .ink = INK_TEXT };
	str name = u->name;

	if (u->parent != NONE && m->unit[u->parent].kind != UNIT_COUNTRY)
		name = str_format(a, "%.*s, %.*s", STR_ARG(u->name), STR_ARG(m->unit[u->parent].name));
	add_line(c, m->config.organisation, small, TAG_P, 0);
	add_line(c, word(words_of(c), "pdf.scorecard.title"), (struct span){ .face = FACE_SERIF_BOLD, .size_pt = 12,
	         .ink = INK_TEXT }, TAG_P, 8);
	add_line(c, parts_capitalised(a, name), large, TAG_H1, 0);
	add_line(c, word_f(a, words_of(c), "pdf.scorecard.cycle", year_text(c, m->config.cycle)), small, TAG_P, 0);
}

static void make(struct card *c)
{
	struct span note = { .face = FACE_SERIF_ITALIC, .size_pt = 9, .ink = INK_TEXT };
	struct arena *a = c->b->setting.arena;

	book_section(c->b, (str){ NULL, 0 });
	add_heading(c);
	add_targets(c);
	add_figures(c);
	add_duties(c);
	if (c->left_out > 0)
		add_line(c, word_f(a, words_of(c), "pdf.scorecard.left-out", str_format(a, "%zu", c->left_out)), note,
		         TAG_P, 4);
	book_end(c->b);
}

struct card_source {
	struct arena         *arena;
	const struct model   *model;
	const struct figures *figures;
	uint32_t              unit;
	const struct fonts   *fonts;
	const struct words   *words;
	struct diags         *diags;
};

/* How many rows there are to show. */
static size_t rows_of(const struct card_source *s)
{
	struct card c = { .m = s->model, .figures = s->figures, .unit = s->unit };
	bool *judged = arena_new(s->arena, bool, s->model->indicators);
	struct series series;
	size_t n = 0;

	for (size_t i = 0; i < s->model->targets; i++)
		if (s->model->target[i].unit == s->unit) {
			judged[s->model->target[i].indicator] = true;
			n++;
		}
	for (uint32_t i = 0; i < s->model->indicators; i++)
		n += !judged[i] && latest(&c, i, s->unit, &series) != NULL;
	for (size_t i = 0; i < s->model->duties; i++)
		n += is_open(&c, &s->model->duty[i]);
	return n;
}

/* Can so many rows, of one line each, stand on a page at all?  Most densities need not be tried. */
static bool may_fit(const struct density *d, size_t rows)
{
	double height = 297 * MM - 15 * MM - 20 * MM - HEAD_LEAST_PT;

	return (double)rows * (d->size_pt * 1.18 + 2 * d->pad_pt) <= height;
}

/* Make the page in one density; false when it takes more than one. */
static bool try_density(const struct card_source *s, struct book *b, const struct density *density)
{
	struct card c = { .b = b, .m = s->model, .figures = s->figures, .unit = s->unit, .density = *density };

	diags_init(s->diags, s->arena);
	book_begin(b, s->arena, s->fonts, s->words, s->diags, s->model->unit[s->unit].place.file);
	b->layout.left_pt = b->layout.right_pt = 20 * MM;
	b->layout.top_pt = 15 * MM;
	if (!s->model->config.official)
		b->layout.notice = word(s->words, "pdf.sample");
	c.judged = arena_new(s->arena, bool, s->model->indicators);
	make(&c);
	return b->pages.n <= 1;
}

/* The most rows that fit: all lists are cut to the same number; first the figures and duties, then the targets. */
static void cut_rows(const struct card_source *s, struct book *b, struct density d)
{
	size_t *most[] = { &d.others_most, &d.targets_most };

	for (size_t i = 0; i < 2; i++) {
		size_t fits = 0, too_many = 256;

		*most[i] = 0;
		if (!try_density(s, b, &d))
			continue;
		while (fits + 1 < too_many) {
			*most[i] = (fits + too_many) / 2;
			*(try_density(s, b, &d) ? &fits : &too_many) = *most[i];
		}
		*most[i] = fits;
		try_density(s, b, &d);
		return;
	}
}

void scorecard_book(struct book *b, struct arena *a, const struct model *m, const struct figures *figures,
                    uint32_t unit, const struct fonts *f, const struct words *w, struct diags *d)
{
	struct diags *own = arena_new(a, struct diags, 1);
	struct card_source s = { a, m, figures, unit, f, w, own };
	size_t tries = sizeof densities / sizeof densities[0], rows = rows_of(&s), i = 0;

	while (i < tries && !(may_fit(&densities[i], rows) && try_density(&s, b, &densities[i])))
		i++;
	if (i == tries)
		cut_rows(&s, b, densities[tries - 1]);
	diag_merge(d, own);
	b->setting.diags = d;
}

bool scorecard_pdf(struct arena *a, const struct model *m, const struct figures *figures, uint32_t unit,
                   const struct fonts *f, const struct words *w, struct diags *d, str *pdf_bytes)
{
	struct book *b = arena_new(a, struct book, 1);
	struct pdf_document properties = { .author = m->config.organisation, .created = DATE_NONE,
	                                   .language = w->vi ? S("vi-VN") : S("en") };

	scorecard_book(b, a, m, figures, unit, f, w, d);
	properties.title = str_format(a, "%.*s: %.*s", STR_ARG(word(w, "pdf.scorecard.title")),
	                              STR_ARG(m->unit[unit].name));
	return book_pdf(b, &properties, pdf_bytes);
}
