/*
 * ties.c -- see ties.h.
 *
 * Each rule looks at the words round the space and nothing else.  The rules
 * are for whole documents of one kind, seen in the plans of provinces and
 * districts and in the decree's own model forms.
 */
#include "typeset/ties.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vi.h"
#include "typeset/breaks.h"

enum { BEFORE = 2, AFTER = 3 };         /* words looked at on either side of the space */
enum { REST_MOST = 30 };

struct around {
	str left[BEFORE];       /* left[0] is the nearest */
	str right[AFTER];
	bool first;             /* left[0] begins the paragraph */
	bool plain;             /* no word from left[0] on is in any rule but that of the last line */
	size_t rest;            /* letters of text after the space; counted up to REST_MOST */
};

static bool is_space_at(str t, size_t i)
{
	return t.p[i] == ' ' || (i + 1 < t.n && t.p[i] == '\xC2' && t.p[i + 1] == '\xA0');
}

/* Letters only, and none of a number or a date: most words. */
static bool is_plain(str w)
{
	unsigned char first = (unsigned char)w.p[0], last = (unsigned char)w.p[w.n - 1];
	bool letters = (first >= 'A' && first <= 'z' && first != '[') || (first >= 0xC3 && first != 0xE2);

	if (!letters || w.n < 2 || first == 'I' || first == 'V' || first == 'X' || first == 'L')
		return false;
	if (!((last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || last >= 0x80 || last == ','))
		return false;
	return !str_eq_c(w, "tháng") && !str_eq_c(w, "năm");
}

void ties_read(struct ties *t, struct arena *a, str text, bool title)
{
	*t = (struct ties){ .arena = a, .text = text, .title = title };
	for (size_t i = 0; i < text.n;) {
		while (i < text.n && is_space_at(text, i))
			i += text.p[i] == ' ' ? 1 : 2;
		if (i == text.n)
			return;
		struct tie_word *w = arena_push(a, struct tie_word, &t->word, &t->words, &t->cap);

		w->from = (uint32_t)i;
		while (i < text.n && !is_space_at(text, i))
			i++;
		w->to = (uint32_t)i;
		w->plain = is_plain(str_slice(text, w->from, i));
	}
}

/* Word k of the text, counted from `at`; empty beyond its ends. */
static str word_at(const struct ties *t, size_t at, int k)
{
	if ((k < 0 && at < (size_t)-k) || at + (size_t)k >= t->words)
		return (str){ NULL, 0 };
	const struct tie_word *w = &t->word[k < 0 ? at - (size_t)-k : at + (size_t)k];

	return str_slice(t->text, w->from, w->to);
}

static struct around look_around(struct ties *t, size_t space)
{
	struct around w = { .rest = REST_MOST };
	size_t next, at = space;

	if (t->at > 0 && t->word[t->at - 1].from > space)
		t->at = 0;
	while (t->at < t->words && t->word[t->at].from < space)
		t->at++;
	next = t->at;                           /* the first word behind the space */
	for (int i = 0; i < BEFORE; i++)
		w.left[i] = word_at(t, next, -1 - i);
	for (int i = 0; i < AFTER; i++)
		w.right[i] = word_at(t, next, i);
	w.first = next == 1;
	w.plain = next > 0;
	for (size_t i = next > 0 ? next - 1 : 0; i < next + AFTER && i < t->words; i++)
		w.plain &= t->word[i].plain;
	if (t->text.n - space < REST_MOST * 3)
		for (w.rest = 0; at < t->text.n && w.rest < REST_MOST; w.rest++)
			utf8_next(t->text, &at);
	return w;
}

static bool is_one_of(str w, const char *const *list)
{
	if (w.n == 0)
		return false;
	for (; *list != NULL; list++)
		if (**list == w.p[0] && str_eq_c(w, *list))
			return true;
	return false;
}

static bool starts_digit(str w)
{
	return w.n > 0 && w.p[0] >= '0' && w.p[0] <= '9';
}

/* Digits with their marks, nothing else: "10", "1.234,5", "15/11". */
static bool is_figure(str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (!(w.p[i] >= '0' && w.p[i] <= '9') && w.p[i] != '.' && w.p[i] != ',' && w.p[i] != '/')
			return false;
	return starts_digit(w);
}

static bool is_dash(str w)
{
	return str_eq_c(w, "-") || str_eq_c(w, "–") || str_eq_c(w, "—");
}

/* "I", "IV.", "XII:" */
static bool is_roman(str w)
{
	size_t i = 0;

	while (i < w.n && (w.p[i] == 'I' || w.p[i] == 'V' || w.p[i] == 'X' || w.p[i] == 'L'))
		i++;
	return i > 0 && i + 1 >= w.n;
}

/* "a)", "đ)", "a", "a," */
static bool is_letter_label(str w)
{
	size_t letter = w.n > 1 && w.p[0] == '\xC4' && w.p[1] == '\x91' ? 2 : 1;

	if (w.n == 0 || w.n > letter + 1 || (letter == 1 && !(w.p[0] >= 'a' && w.p[0] <= 'z')))
		return false;
	return w.n > letter && (w.p[letter] == ')' || w.p[letter] == '.');
}

/* The mark before a clause: "1.", "2.1.", "a)", "IV.", "12)". */
static bool is_label(str w)
{
	if (is_letter_label(w) || (is_roman(w) && w.p[w.n - 1] == '.'))
		return true;
	for (size_t i = 0; i < w.n; i++)
		if (!(w.p[i] >= '0' && w.p[i] <= '9') && w.p[i] != '.' && !(w.p[i] == ')' && i + 1 == w.n))
			return false;
	return starts_digit(w) && (w.p[w.n - 1] == '.' || w.p[w.n - 1] == ')');
}

static bool starts_closing(str w)
{
	static const char *const closing[] = { ")", "]", ",", ";", ":", ".", "…", "?", "!", "”", "’", "»",
	                                       "%", "‰", "/" };

	for (size_t i = 0; w.n > 0 && i < sizeof closing / sizeof closing[0]; i++)
		if (w.p[0] == closing[i][0] && str_starts(w, str_from_c(closing[i])))
			return true;
	return false;
}

static bool is_opening(str w)
{
	static const char *const opening[] = { "(", "[", "“", "‘", "«", "\"", NULL };

	return is_one_of(w, opening);
}

/* The kinds of documents, by their two syllables: the names that stand before "số". */
static bool is_document_kind(str a, str b)
{
	static const char *const first[] = { "Quyết", "Kế", "Nghị", "Nghị", "Thông", "Thông", "Chỉ", "Kết",
		"Công", "Công", "Văn", "Hướng", "Chương", "Báo", "Tờ", "Đề", "quyết", "kế", "nghị",
		"nghị", "thông", "chỉ", "công", "báo", "tờ" };
	static const char *const second[] = { "định", "hoạch", "định", "quyết", "tư", "báo", "thị", "luận",
		"văn", "điện", "bản", "dẫn", "trình", "cáo", "trình", "án", "định", "hoạch", "định",
		"quyết", "tư", "thị", "văn", "cáo", "trình" };

	while (a.n > 0 && (a.p[0] == '(' || a.p[0] == '"'))
		a = str_slice(a, 1, a.n);
	for (size_t i = 0; a.n > 0 && i < sizeof first / sizeof first[0]; i++)
		if (a.p[0] == first[i][0] && str_eq_c(a, first[i]) && str_eq_c(b, second[i]))
			return true;
	return false;
}

/* "1520/QĐ-TTg": a figure that goes on with a slash and a capital. */
static bool is_document_number(str w)
{
	size_t slash = str_find_char(w, '/', 0);

	return starts_digit(w) && slash != SIZE_MAX && slash + 1 < w.n && (unsigned char)w.p[slash + 1] > '9';
}

static bool is_number_word(str w)
{
	return str_eq_c(w, "số") || str_eq_c(w, "Số") || str_eq_c(w, "(số") || str_eq_c(w, "Số:");
}

/* Inside "số 1520/QĐ-TTg", or the two syllables of "Quyết định" before it? */
static bool in_document_number(const struct around *w)
{
	if (is_number_word(w->left[0]) && starts_digit(w->right[0]))
		return true;
	return ((is_number_word(w->right[1]) && starts_digit(w->right[2])) || is_document_number(w->right[1]))
	       && is_document_kind(w->left[0], w->right[0]);
}

/* Between "Quyết định" and "số 1520/QĐ-TTg", or between "Kế hoạch" and "123/KH-KHVN"? */
static bool before_document_number(const struct around *w)
{
	return ((is_number_word(w->right[0]) && starts_digit(w->right[1])) || is_document_number(w->right[0]))
	       && is_document_kind(w->left[1], w->left[0]);
}

static bool in_date(const struct around *w)
{
	static const char *const part[] = { "ngày", "tháng", "năm", "Ngày", "Tháng", "Năm", "quý", "Quý",
	                                    "(ngày", "(năm", NULL };
	static const char *const next[] = { "tháng", "năm", NULL };

	return is_one_of(w->left[0], part)
	       && (starts_digit(w->right[0]) || is_roman(w->right[0]) || is_one_of(w->right[0], next)
	           || w->right[0].n == 0);
}

/* Between "ngày 09" and "tháng 12". */
static bool between_date_parts(const struct around *w)
{
	static const char *const next[] = { "tháng", "năm", NULL };

	return is_figure(w->left[0]) && is_one_of(w->right[0], next) && starts_digit(w->right[1]);
}

static bool in_clause_name(const struct around *w)
{
	static const char *const clause[] = { "Điều", "điều", "Khoản", "khoản", "Điểm", "điểm", "Mục", "mục",
		"Chương", "chương", "Phần", "phần", "lục", "Bảng", "bảng", "Biểu", "biểu", "Hình", "hình",
		"trang", "lần", "thứ", "khóa", "khoá", "Bậc", "mức", NULL };

	return is_one_of(w->left[0], clause)
	       && (starts_digit(w->right[0]) || is_roman(w->right[0]) || is_letter_label(w->right[0]));
}

static bool in_quantity(const struct around *w)
{
	static const char *const unit[] = { "đồng", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "km", "m",
		"m²", "km²", "ha", "kg", "giờ", "phút", "tuổi", "lần", "người", "cuộc", "lớp", "xã",
		"huyện", "tỉnh", "năm", "ngày", "tháng", NULL };
	str u = w->right[0];

	if (is_dash(w->left[0]) && starts_digit(w->right[0]))
		return starts_digit(w->left[1]);
	while (u.n > 0 && (u.p[u.n - 1] == ',' || u.p[u.n - 1] == '.' || u.p[u.n - 1] == ';'
	                   || u.p[u.n - 1] == ')'))
		u.n--;
	return is_figure(w->left[0]) && w->left[0].p[w->left[0].n - 1] != ','
	       && w->left[0].p[w->left[0].n - 1] != '.' && is_one_of(u, unit);
}

static bool is_abbreviated_title(str w)
{
	static const char *const title[] = { "TM.", "KT.", "TL.", "TUQ.", "Q.", "TP.", "Tp.", "ThS.", "TS.",
	                                     "PGS.", "GS.", NULL };

	return is_one_of(w, title);
}

/* A short word alone on the last line is ugly, but no error; two are less so. */
static int last_line_penalty(const struct around *w)
{
	return w->rest < 8 ? 900 : w->rest < 14 ? 300 : w->rest < 22 ? 60 : 0;
}

static int penalty_of(const struct around *w)
{
	if (w->plain && w->right[0].n > 0)
		return last_line_penalty(w);
	if (w->left[0].n == 0 || w->right[0].n == 0)
		return BREAK_NEVER;
	if (is_dash(w->right[0]) || starts_closing(w->right[0]) || is_opening(w->left[0]))
		return BREAK_NEVER;
	/* "QĐ- TTg": a space that slipped in. */
	if (w->left[0].n > 1 && w->left[0].p[w->left[0].n - 1] == '-')
		return BREAK_NEVER;
	if ((w->first && is_label(w->left[0])) || is_letter_label(w->left[0]) || is_abbreviated_title(w->left[0]))
		return BREAK_NEVER;
	if (in_document_number(w) || in_date(w) || in_clause_name(w) || in_quantity(w))
		return BREAK_NEVER;
	/* "kinh tế - xã hội": a hyphen at a line's end is taken for one that divides a word, and lost in copying. */
	if (before_document_number(w) || between_date_parts(w) || str_eq_c(w->left[0], "-"))
		return TIE_SOFT;
	return last_line_penalty(w);
}

/* ---- titles ---- */

/* A line of a title may well begin with these, and should not end with them. */
static const char *const joining[] = {
	"của", "về", "trong", "trên", "tại", "và", "cho", "đến", "theo", "từ", "với", "do", "bằng", "để", "tới",
	"hoặc", "ở", "giữa", "sau", "trước", "kèm", NULL,
};

/* Words of two syllables that titles of official documents are made of. */
static const char *const compound[] = {
	"bảo tàng", "báo cáo", "ban hành", "bảo đảm", "biểu tổng", "cả nước", "cán bộ", "chính phủ", "chỉ tiêu",
	"chuyển đổi", "chương trình", "công dân", "công tác", "cộng đồng", "cơ sở", "danh mục", "dòng họ", "du lịch",
	"đào tạo", "đánh giá", "đẩy mạnh", "đề án", "đề cương", "địa bàn", "địa phương", "đơn vị", "đổi số",
	"đổi mới", "gia đình", "giai đoạn", "giáo dục", "hàng năm", "hằng năm", "hệ thống", "hoạt động", "học tập",
	"hội đồng", "hưởng ứng", "kế hoạch", "kết luận", "kết quả", "khen thưởng", "khuyến học", "khuyến tài",
	"kinh phí", "mô hình", "mục tiêu", "nâng cao", "nghị định", "nghị quyết", "nhà nước", "nhân dân", "nhiệm vụ",
	"nội dung", "phát động", "phát triển", "phê duyệt", "phong trào", "phổ biến", "phục vụ", "phụ lục",
	"quyết định", "số liệu", "suốt đời", "tài liệu", "tăng cường", "tập huấn", "tập suốt", "thành phố",
	"thể thao", "thi đua", "thiết chế", "thông tin", "thông tư", "thống kê", "thủ tướng", "thư viện", "thực hiện",
	"tiến độ", "tình hình", "tổ chức", "tổng hợp", "tổng kết", "trách nhiệm", "triển khai", "trung tâm",
	"trung ương", "truyền thông", "tuần lễ", "tuyên truyền", "ủy ban", "uỷ ban", "ứng dụng", "văn hoá", "văn hóa",
	"vận động", "việc phê", "xã hội", "xây dựng", NULL,
};

static bool is_compound(str a, str b)
{
	for (const char *const *c = compound; *c != NULL; c++) {
		str whole = str_from_c(*c);

		if (whole.n == a.n + 1 + b.n && str_starts(whole, a) && whole.p[a.n] == ' ' && str_ends(whole, b))
			return true;
	}
	return false;
}

static str without_marks(str w)
{
	while (w.n > 0 && (w.p[w.n - 1] == ',' || w.p[w.n - 1] == '.' || w.p[w.n - 1] == ';' || w.p[w.n - 1] == ')'))
		w.n--;
	if (str_ends(w, S("”")))
		w.n -= S("”").n;
	if (str_starts(w, S("“")))
		w = str_slice(w, S("“").n, w.n);
	return w;
}

static bool ends_in_mark(str w)
{
	return w.n > 0 && (w.p[w.n - 1] == ',' || w.p[w.n - 1] == ';' || w.p[w.n - 1] == ':' || w.p[w.n - 1] == ')'
	                   || str_ends(w, S("”")));
}

static int title_penalty_of(struct ties *t, const struct around *w)
{
	enum { GOOD = 0, FAIR = 100, POOR = 350, BAD = 1500 };
	str left = without_marks(w->left[0]), right = without_marks(w->right[0]);
	str left_low = vi_lower(t->arena, left), right_low = vi_lower(t->arena, right);
	int penalty = penalty_of(w);

	if (penalty >= BREAK_NEVER)
		return penalty;
	if (ends_in_mark(w->left[0]) || str_starts(w->right[0], S("“")) || str_starts(w->right[0], S("(")))
		return GOOD;
	if (is_compound(left_low, right_low) || is_one_of(left_low, joining))
		return BAD;
	if (is_one_of(right_low, joining))
		return FAIR;
	/* "Lai Châu" among small letters is a name; so is what follows "tỉnh". */
	if (!str_eq(right_low, right) && !w->first && !str_eq(vi_upper(t->arena, t->text), t->text))
		return !str_eq(left_low, left) || str_eq_c(left, "tỉnh") || str_eq_c(left, "huyện") || str_eq_c(left, "xã")
		       ? BAD : POOR;
	return POOR;
}

int ties_penalty(struct ties *t, size_t space)
{
	struct around w = look_around(t, space);

	return t->title ? title_penalty_of(t, &w) : penalty_of(&w);
}
