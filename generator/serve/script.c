/*
 * script.c -- see script.h.
 *
 * The script waits for news of builds.  After a good one it loads the page
 * again; after a bad one it lays the messages over the page, in a shadow tree
 * so that neither style touches the other.
 */
#include "serve/script.h"

static const char script[] =
	"(function () {\n"
	"  'use strict';\n"
	"  var script = document.currentScript;\n"
	"  var version = new URL(script.src).searchParams.get('v');\n"
	"  var vi = document.documentElement.lang !== 'en';\n"
	"  var host = null;\n"
	"\n"
	"  function element(name, className, text) {\n"
	"    var e = document.createElement(name);\n"
	"    e.className = className;\n"
	"    e.textContent = text;\n"
	"    return e;\n"
	"  }\n"
	"\n"
	"  function item(message) {\n"
	"    var li = element('li', message.severity || 'error', '');\n"
	"    if (message.file) {\n"
	"      var place = message.file + (message.line ? ':' + message.line + ':' + message.column : '');\n"
	"      li.append(element('code', 'place', place), ' ');\n"
	"    }\n"
	"    li.append(element('span', 'text', message.message), ' ', element('span', 'mend', message.mend || ''));\n"
	"    return li;\n"
	"  }\n"
	"\n"
	"  function hide() {\n"
	"    if (host) host.remove();\n"
	"    host = null;\n"
	"  }\n"
	"\n"
	"  function show(messages) {\n"
	"    hide();\n"
	"    host = element('div', '', '');\n"
	"    host.id = '__tiendo';\n"
	"    var shadow = host.attachShadow({ mode: 'open' });\n"
	"    var style = document.createElement('link');\n"
	"    style.rel = 'stylesheet';\n"
	"    style.href = '" STYLE_ADDRESS "';\n"
	"    var box = element('section', 'box', '');\n"
	"    box.setAttribute('role', 'alert');\n"
	"    var close = element('button', 'close', vi ? 'Đóng' : 'Close');\n"
	"    close.type = 'button';\n"
	"    close.addEventListener('click', hide);\n"
	"    var list = element('ol', 'messages', '');\n"
	"    messages.forEach(function (message) { list.append(item(message)); });\n"
	"    box.append(close,\n"
	"      element('h2', 'title', vi ? 'Chưa dựng được trang' : 'The site could not be built'),\n"
	"      element('p', 'lead', vi ? 'Phía sau là bản tốt gần nhất. Trang tự tải lại khi đã sửa xong.'\n"
	"        : 'Behind this is the last good site. The page reloads when all is mended.'),\n"
	"      list);\n"
	"    shadow.append(style, box);\n"
	"    document.body.append(host);\n"
	"  }\n"
	"\n"
	"  var events = new EventSource('" EVENTS_ADDRESS "');\n"
	"  events.onmessage = function (event) {\n"
	"    var news = JSON.parse(event.data);\n"
	"    if (!news.good) show(news.messages);\n"
	"    else if (news.version !== version) location.reload();\n"
	"    else hide();\n"
	"  };\n"
	"  addEventListener('pagehide', function () { events.close(); });\n"
	"  addEventListener('pageshow', function (event) { if (event.persisted) location.reload(); });\n"
	"})();\n";

static const char style[] =
	".box { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 2147483647;\n"
	"  padding: 1rem 1.5rem; background: #fff; color: #1a1a1a; border-top: 6px solid #b3261e;\n"
	"  box-shadow: 0 -4px 24px rgb(0 0 0 / 40%); font: 16px/1.5 system-ui, sans-serif; }\n"
	".title { margin: 0; font-size: 1.25rem; color: #8c1d18; }\n"
	".lead { margin: .25rem 0 .75rem; }\n"
	".messages { margin: 0; padding-left: 2rem; }\n"
	".messages li { margin: .5rem 0; }\n"
	".warning .text { color: #7a4f00; }\n"
	".place { font-weight: 700; overflow-wrap: anywhere; }\n"
	".mend { display: block; color: #444; }\n"
	".close { float: right; font: inherit; padding: .25rem .75rem; }\n";

str script_text(void)
{
	return (str){ script, sizeof script - 1 };
}

str style_text(void)
{
	return (str){ style, sizeof style - 1 };
}
