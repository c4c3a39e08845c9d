/*
 * bench_csv.c -- bench_csv PROJECT TIENDO: how much longer than bare libcsv?
 *
 * Counts the fields of PROJECT/data/results/ with libcsv alone, then runs
 * "TIENDO check" on the project, each RUNS times in turn; the best time of
 * each counts.  Fails when the program needs more than RATIO_MOST times as long
 * or more memory than MEMORY_MOST_MB.
 */
#include <csv.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5, RATIO_MOST = 3, MEMORY_MOST_MB = 400 };

struct counts { size_t fields, rows; };

static void on_field(void *bytes, size_t n, void *counts)
{
	(void)bytes;
	(void)n;
	((struct counts *)counts)->fields++;
}

static void on_row(int end, void *counts)
{
	(void)end;
	((struct counts *)counts)->rows++;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void count_file(const char *path, struct counts *counts)
{
	static char block[1 << 16];
	struct csv_parser p;
	FILE *f = fopen(path, "rb");
	if (!f || csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
		if (csv_parse(&p, block, n, on_field, on_row, counts) != n)
			exit(EXIT_FAILURE);
	csv_fini(&p, on_field, on_row, counts);
	csv_free(&p);
	fclose(f);
}

static double count_all(const char *project, struct counts *counts)
{
	char folder[2048], path[4096];
	double start = now();
	snprintf(folder, sizeof folder, "%s/data/results", project);
	DIR *d = opendir(folder);
	if (!d) {
		perror(folder);
		exit(EXIT_FAILURE);
	}
	*counts = (struct counts){ 0, 0 };
	for (struct dirent *e; (e = readdir(d));) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		count_file(path, counts);
	}
	closedir(d);
	return now() - start;
}

/* Run the check; its messages go nowhere. */
static double check(const char *program, const char *project)
{
	int status;
	double start = now();
	pid_t child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);
		dup2(nowhere, STDERR_FILENO);
		execl(program, program, "check", "-C", project, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "%s check -C %s failed\n", program, project);
		exit(EXIT_FAILURE);
	}
	return now() - start;
}

int main(int argc, char **argv)
{
	struct counts counts;
	struct rusage usage;
	double bare = 1e9, whole = 1e9;
	if (argc != 3) {
		fputs("use: bench_csv PROJECT TIENDO\n", stderr);
		return 2;
	}
	for (int i = 0; i < RUNS; i++) {
		double t = count_all(argv[1], &counts);
		bare = t < bare ? t : bare;
		t = check(argv[2], argv[1]);
		whole = t < whole ? t : whole;
	}
	getrusage(RUSAGE_CHILDREN, &usage);
	double ratio = whole / bare, megabytes = (double)usage.ru_maxrss / 1024;
	printf("%zu rows, %zu fields\n", counts.rows, counts.fields);
	printf("libcsv alone           %6.3f s\n", bare);
	printf("tiendo check           %6.3f s   %.2f times (at most %d)\n", whole, ratio, RATIO_MOST);
	printf("peak memory            %6.0f MB  (at most %d)\n", megabytes, MEMORY_MOST_MB);
	return ratio <= RATIO_MOST && megabytes <= MEMORY_MOST_MB ? EXIT_SUCCESS : EXIT_FAILURE;
}
