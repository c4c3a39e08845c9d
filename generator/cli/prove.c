/* prove.c -- see prove.h. */
#include "cli/prove.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "prove/prove.h"

int command_prove(struct arena *a, const struct options *o)
{
	struct diags d;
	struct prove_result r;
	diags_init(&d, a);
	prove_site(a, o->output.n ? o->output : path_join(a, o->root, S("out/site")), &d, &r);
	bool vi = o->vi < 0 ? r.vi : o->vi > 0;
	if (o->json) {
		struct buf b;
		buf_init(&b, a, 4096);
		diags_sort(&d);
		diags_write_json(&b, &d, vi);
		fwrite(b.p, 1, b.n, stdout);
	} else {
		print_messages(a, &d, vi);
	}
	if (!o->quiet)
		fprintf(stderr, vi ? "tiendo: đã đối chiếu %zu con số trên %zu trang với số liệu công bố, %zu chỗ lệch\n"
		                   : "tiendo: %zu figures on %zu pages held against the published data, %zu differ\n",
		        r.figures, r.pages, d.errors);
	return d.errors ? 1 : 0;
}
