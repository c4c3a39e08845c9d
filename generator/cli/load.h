/*
 * load.h -- the stages that every command begins with: input, figures, verdicts.
 */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "base/diag.h"
#include "config/words.h"
#include "figures/reporting.h"
#include "figures/status.h"
#include "model/model.h"
#include "report/subject.h"

struct options;

struct loaded {
	struct model     model;
	struct figures  *figures;
	struct verdict  *verdict;       /* [model.targets] at the configured cycle */
	struct verdict  *before;        /* [model.targets] one cycle earlier */
	struct reporting reporting;
	struct report_source report;    /* of all the above; without fonts */
	struct words     words;
	str              theme_folder, default_theme_folder;
};

/*
 * Read and judge the project.  False when the input has errors (all of them
 * are in d): then only the model's configuration may be used.
 */
bool load(struct arena *a, const struct options *o, struct diags *d, struct loaded *out);

/* The faces of charts and documents: the theme's own (its folder fonts/), or Liberation. */
struct fonts;
bool load_fonts(struct arena *a, const struct loaded *in, struct diags *d, struct fonts *out);

#endif
