/* script.h -- what the server adds to the pages: a script and its style. */
#ifndef SERVE_SCRIPT_H
#define SERVE_SCRIPT_H

#include "base/str.h"

#define SCRIPT_ADDRESS "/__tiendo.js"
#define STYLE_ADDRESS  "/__tiendo.css"
#define EVENTS_ADDRESS "/__tiendo/events"

str script_text(void);
str style_text(void);

#endif
