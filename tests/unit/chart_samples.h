/*
 * chart_samples.h -- data for charts: a generator of extreme cases.
 *
 * The same seed gives the same case.  Names may be empty, long, or one long
 * word; values may be missing, zero, negative, tiny or enormous.
 */
#ifndef TESTS_CHART_SAMPLES_H
#define TESTS_CHART_SAMPLES_H

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "chart/line.h"
#include "chart/matrix.h"
#include "chart/multiples.h"
#include "chart/pairs.h"
#include "chart/progress.h"
#include "chart/ranking.h"
#include "chart/stack.h"

struct sampler {
	struct arena *arena;
	uint64_t      seed;
};

static uint32_t sample_below(struct sampler *s, uint32_t n)
{
	s->seed = s->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(s->seed >> 33) % n;
}

static bool sample_chance(struct sampler *s, uint32_t percent)
{
	return sample_below(s, 100) < percent;
}

static str sample_name(struct sampler *s)
{
	static const char *const word[] = { "Thư viện", "huyện", "Nậm Nhùn", "phục vụ", "học tập", "suốt đời",
	                                    "ế", "Ưỡn", "xã", "của", "trung tâm văn hóa", "1520/QĐ-TTg", "%" };
	uint32_t n = sample_chance(s, 10) ? 0 : sample_chance(s, 15) ? 40 : 1 + sample_below(s, 6);
	bool one_word = sample_chance(s, 8);
	struct buf b;

	buf_init(&b, s->arena, 64);
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0 && !one_word)
			buf_char(&b, ' ');
		buf_c(&b, one_word ? "Nghiêng" : word[sample_below(s, sizeof word / sizeof word[0])]);
	}
	return buf_str(&b);
}

static double sample_value(struct sampler *s, bool may_be_none)
{
	double v = sample_below(s, 100001) / 1000.0;

	switch (sample_below(s, may_be_none ? 13 : 11)) {
	case 0: return 0;
	case 1: return -v;
	case 2: return v * 1e9;
	case 3: return v * 1e-7;
	case 4: return 100;
	case 5: return floor(v);
	case 6: return v * 1000;
	case 7: return sample_chance(s, 10) ? v * 1e250 : v;
	case 11: case 12: return NAN;
	default: return v;
	}
}

static str sample_unit(struct sampler *s)
{
	static const char *const unit[] = { "%", "%", "%", "lượt", "", "đồng", "cơ sở có hoạt động thường xuyên" };

	return str_from_c(unit[sample_below(s, 7)]);
}

static struct progress_data sample_progress(struct sampler *s)
{
	struct progress_data d = {
		.name = sample_name(s), .base = sample_value(s, true), .now = sample_value(s, true),
		.aim = sample_value(s, true), .aim_high = sample_chance(s, 80) ? NAN : sample_value(s, true),
		.expected = sample_value(s, true), .base_year = sample_chance(s, 20) ? 0 : 2022,
		.now_year = 2024, .aim_year = 2030, .status = (enum status)sample_below(s, STATUS__COUNT),
		.comparator = (enum comparator)sample_below(s, 5), .unit = sample_unit(s),
		.decimals = (int)sample_below(s, 4), .per_year = sample_chance(s, 20),
		.yesno = sample_chance(s, 20), .estimate = sample_chance(s, 30),
	};

	return d;
}

static struct line_point *sample_points(struct sampler *s, size_t n)
{
	struct line_point *p = arena_new(s->arena, struct line_point, n);
	int year = 1990 + (int)sample_below(s, 20);
	double wild = sample_chance(s, 20);

	for (size_t i = 0; i < n; i++) {
		p[i].year = year;
		p[i].value = wild > 0 ? sample_value(s, true) : 20 + (double)sample_below(s, 400) / 10;
		p[i].before = sample_chance(s, 15) ? p[i].value * 0.9 : NAN;
		p[i].estimate = sample_chance(s, 15);
		year += sample_chance(s, 85) ? 1 : 1 + (int)sample_below(s, 9);
	}
	return p;
}

static struct line_data sample_line(struct sampler *s)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 5, 8, 13, 30, 120 };
	size_t n = sizes[sample_below(s, 9)];
	struct line_target *t = arena_new(s->arena, struct line_target, 3);
	struct line_break *b = arena_new(s->arena, struct line_break, 2);
	struct line_data d = { .name = sample_name(s), .unit = sample_unit(s), .decimals = (int)sample_below(s, 3),
	                       .points = n, .targets = sample_below(s, 4), .n_breaks = sample_below(s, 3),
	                       .target = t, .breaks = b, .projected = NAN };

	d.point = sample_points(s, n);
	for (size_t i = 0; i < 3; i++)
		t[i] = (struct line_target){ (enum target_kind)sample_below(s, 5), (enum comparator)sample_below(s, 5),
		                             2025 + (int)(5 * i), sample_chance(s, 30) ? 0 : 2022,
		                             (double)sample_below(s, 100), sample_chance(s, 70) ? NAN : 120,
		                             sample_chance(s, 30) ? NAN : sample_value(s, true) };
	for (size_t i = 0; i < 2; i++)
		b[i] = (struct line_break){ 2000 + (int)sample_below(s, 20), sample_name(s) };
	if (sample_chance(s, 50)) {
		d.projected = sample_value(s, false);
		d.projected_year = 2030;
	}
	return d;
}

static struct ranking_data sample_ranking(struct sampler *s)
{
	static const size_t sizes[] = { 0, 1, 2, 8, 40, 400 };
	size_t n = sizes[sample_below(s, 6)];
	struct ranking_row *row = arena_new(s->arena, struct ranking_row, n);
	struct ranking_data d = { sample_name(s), sample_unit(s), (int)sample_below(s, 3), 2024, row, n,
	                          sample_chance(s, 30), sample_value(s, true), NAN,
	                          (enum comparator)sample_below(s, 5), sample_value(s, true), sample_name(s),
	                          sample_chance(s, 20) ? sample_below(s, 50) : 0, sample_chance(s, 20) ? 10 : 0 };

	for (size_t i = 0; i < n; i++)
		row[i] = (struct ranking_row){ sample_name(s), sample_value(s, true), sample_value(s, true),
		                               sample_value(s, true), i == 3, sample_chance(s, 20), false };
	return d;
}

static struct stack_data sample_stack(struct sampler *s)
{
	size_t n = sample_below(s, 12);
	struct stack_row *row = arena_new(s->arena, struct stack_row, n);

	for (size_t i = 0; i < n; i++) {
		row[i].name = sample_name(s);
		for (int k = 0; k < STATUS__COUNT; k++)
			row[i].count[k] = sample_chance(s, 50) ? 0 : sample_below(s, sample_chance(s, 10) ? 100000 : 12);
	}
	return (struct stack_data){ sample_name(s), row, n, S("") };
}

static struct matrix_data sample_matrix(struct sampler *s)
{
	size_t units = sample_chance(s, 10) ? 400 : sample_below(s, 12), targets = sample_below(s, 60);
	str *unit = arena_new(s->arena, str, units), *target = arena_new(s->arena, str, targets);
	uint8_t *status = arena_new(s->arena, uint8_t, units * targets);

	for (size_t i = 0; i < units; i++)
		unit[i] = sample_name(s);
	for (size_t i = 0; i < targets; i++)
		target[i] = sample_name(s);
	for (size_t i = 0; i < units * targets; i++)
		status[i] = sample_chance(s, 10) ? MATRIX_NONE : (uint8_t)sample_below(s, STATUS__COUNT);
	return (struct matrix_data){ sample_name(s), unit, units, target, targets, status, NULL };
}

static struct multiples_data sample_multiples(struct sampler *s)
{
	size_t n = sample_below(s, 20);
	struct multiple *panel = arena_new(s->arena, struct multiple, n);

	for (size_t i = 0; i < n; i++) {
		panel[i].name = sample_name(s);
		panel[i].points = sample_below(s, 12);
		panel[i].point = sample_points(s, panel[i].points);
	}
	return (struct multiples_data){ sample_name(s), sample_unit(s), (int)sample_below(s, 3), panel, n,
	                                sample_value(s, true), (enum comparator)sample_below(s, 5) };
}

static struct pairs_data sample_pairs(struct sampler *s)
{
	size_t n = sample_below(s, 38);
	struct pair_row *row = arena_new(s->arena, struct pair_row, n);

	for (size_t i = 0; i < n; i++)
		row[i] = (struct pair_row){ sample_name(s), sample_unit(s), sample_value(s, true), sample_value(s, true) };
	return (struct pairs_data){ 2024, 2023, row, n };
}

#endif
