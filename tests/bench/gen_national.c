/*
 * gen_national.c -- writes a project as large as the country: gen_national FOLDER.
 *
 * 3,400 communes in 34 provinces, 60 indicators, 8 years: 1,632,000 result rows
 * in 8 files.  The figures come from a fixed sequence, so that every run writes
 * the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PROVINCES = 34, COMMUNES = 3400, INDICATORS = 60, FIRST_YEAR = 2018, YEARS = 8 };

static FILE *create(const char *folder, const char *name)
{
	char path[4096];
	int n = snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = n > 0 && (size_t)n < sizeof path ? fopen(path, "w") : NULL;
	if (!f) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	return f;
}

static void make_folder(const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	mkdir(path, 0777);
}

static void close_file(FILE *f)
{
	if (fclose(f) != 0) {
		perror("gen_national");
		exit(EXIT_FAILURE);
	}
}

static void registers(const char *folder)
{
	FILE *f = create(folder, "content/site.yaml");
	fprintf(f, "title: Cả nước\nunit: viet-nam\ncycle: %d\nlanguage: en\n", FIRST_YEAR + YEARS - 1);
	close_file(f);
	f = create(folder, "data/units.csv");
	fputs("id,name,kind,parent\nviet-nam,Việt Nam,country,\n", f);
	for (int p = 0; p < PROVINCES; p++)
		fprintf(f, "tinh-%02d,Tỉnh %d,province,viet-nam\n", p, p);
	for (int c = 0; c < COMMUNES; c++)
		fprintf(f, "xa-%04d,Xã %d,commune,tinh-%02d\n", c, c, c % PROVINCES);
	close_file(f);
	f = create(folder, "data/indicators.csv");
	fputs("id,name,sector,measure,reported_by\n", f);
	for (int i = 0; i < INDICATORS; i++)
		fprintf(f, "chi-so-%02d,Chỉ số %d,library,%s,commune\n", i, i, i % 3 ? "share" : "count");
	close_file(f);
	f = create(folder, "data/documents.csv");
	fputs("id,title\nqd-1520-ttg,Chương trình\n", f);
	close_file(f);
	f = create(folder, "data/targets.csv");
	fputs("id,plan,indicator,unit,kind,year,value,agency\n", f);
	for (int i = 1; i < INDICATORS; i += 3)
		fprintf(f, "ct-%02d,qd-1520-ttg,chi-so-%02d,viet-nam,level,2030,70,\n", i, i);
	close_file(f);
}

/* Numerical Recipes' linear congruence; only the upper bits are used. */
static unsigned next(uint32_t *state, unsigned below)
{
	*state = *state * 1664525u + 1013904223u;
	return (unsigned)(*state >> 8) % below;
}

static void results(const char *folder, int year, uint32_t *state)
{
	char name[64];
	snprintf(name, sizeof name, "data/results/%d.csv", year);
	FILE *f = create(folder, name);
	fputs("year,period,unit,indicator,numerator,denominator,value,quality,reported_on,source,note\n", f);
	for (int c = 0; c < COMMUNES; c++) {
		for (int i = 0; i < INDICATORS; i++) {
			unsigned of = 10 + next(state, 90), met = next(state, of + 1);
			if (i % 3)
				fprintf(f, "%d,,xa-%04d,chi-so-%02d,%u,%u,,,%d-01-15,,\n", year, c, i, met, of, year + 1);
			else
				fprintf(f, "%d,,xa-%04d,chi-so-%02d,,,%u,,%d-01-15,,\n", year, c, i, of * 37, year + 1);
		}
	}
	close_file(f);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("use: gen_national FOLDER\n", stderr);
		return 2;
	}
	uint32_t state = 1520;
	mkdir(argv[1], 0777);
	make_folder(argv[1], "content");
	make_folder(argv[1], "data");
	make_folder(argv[1], "data/results");
	registers(argv[1]);
	for (int y = 0; y < YEARS; y++)
		results(argv[1], FIRST_YEAR + y, &state);
	return 0;
}
