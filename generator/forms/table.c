/* table.c -- see table.h. */
#include "forms/table.h"

#include "base/arena.h"
#include "base/buf.h"

#define BOM "\xEF\xBB\xBF"

const char *const results_header[RESULTS__COUNT] = { "Nội dung", "Số đạt", "Tổng số", "Giá trị", "Chất lượng",
	"Ngày báo cáo", "Nguồn", "Ghi chú", "Năm", "Đơn vị", "Chỉ số" };
const char *const week_header[WEEK__COUNT] = { "STT", "Nội dung", "Số cuộc", "Số người", "Ghi chú" };

/* A cell, quoted where RFC 4180 asks for it. */
static void cell(struct buf *out, str s)
{
	bool quoted = false;
	for (size_t i = 0; i < s.n; i++)
		quoted |= s.p[i] == ';' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
	if (!quoted) {
		buf_add(out, s);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_char(out, '"');
		buf_char(out, s.p[i]);
	}
	buf_char(out, '"');
}

static void record(struct buf *out, const str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(out, ';');
		cell(out, cells[i]);
	}
	buf_c(out, "\r\n");
}

static void begin(struct buf *out, struct arena *a, const char *const *header, size_t n)
{
	str cells[RESULTS__COUNT];
	buf_init(out, a, 4096);
	buf_c(out, BOM);
	for (size_t i = 0; i < n; i++)
		cells[i] = str_from_c(header[i]);
	record(out, cells, n);
}

static str join(struct arena *a, str label, str before)
{
	return before.n ? str_format(a, "%.*s – %.*s", STR_ARG(label), STR_ARG(before)) : label;
}

str table_results_label(struct arena *a, const struct blanks *b, const struct blank_row *row)
{
	const struct indicator *i = &b->model->indicator[row->indicator];
	return join(a, blank_label(a, i->name, i->measure_unit), blank_before(a, b, row));
}

str table_week_label(struct arena *a, const struct blanks *b, const struct blank *blank, size_t row)
{
	const struct form_row *f = &b->model->form[b->form].row[row];
	return join(a, blank_label(a, f->label, f->measure_unit), blank_week_before(a, b, blank, row));
}

str table_results(struct arena *a, const struct blanks *b, const struct blank *blank)
{
	struct buf out;
	str year = str_format(a, "%d", b->year);
	begin(&out, a, results_header, RESULTS__COUNT);
	for (size_t i = 0; i < blank->rows; i++) {
		str cells[RESULTS__COUNT] = { [RESULTS_LABEL] = table_results_label(a, b, &blank->row[i]),
			[RESULTS_YEAR] = year, [RESULTS_UNIT] = b->model->unit[blank->unit].id,
			[RESULTS_INDICATOR] = b->model->indicator[blank->row[i].indicator].id };
		record(&out, cells, RESULTS__COUNT);
	}
	return buf_str(&out);
}

str table_week(struct arena *a, const struct blanks *b, const struct blank *blank)
{
	struct buf out;
	const struct form *form = &b->model->form[b->form];
	begin(&out, a, week_header, WEEK__COUNT);
	for (size_t i = 0; i < form->rows; i++) {
		str cells[WEEK__COUNT] = { [WEEK_CODE] = form->row[i].code,
			[WEEK_LABEL] = table_week_label(a, b, blank, i) };
		record(&out, cells, WEEK__COUNT);
	}
	return buf_str(&out);
}
