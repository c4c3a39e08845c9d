#include "cli/serve.h"
int command_serve(struct arena *a, const struct options *o){(void)a;(void)o;return 2;}
