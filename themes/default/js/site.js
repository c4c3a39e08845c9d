/*
 * site.js -- what a page gains with JavaScript: sorting and filtering of tables, search as you type,
 * a theme switch, links of clauses to copy.  Without it everything is there to read.
 *
 * No request leaves the site; the search index is a script file, so that it
 * also loads from a folder (file://).
 */
(function () {
	'use strict';
	var root = document.documentElement, base = document.body.getAttribute('data-root') || '';
	root.classList.add('script');

	/* Lower case without diacritics, đ as d, one character for one: "Hoà" and "Hòa" both give "hoa". */
	function fold(text) {
		return Array.from(text.normalize('NFC')).map(function (c) {
			var plain = c.toLowerCase().replace('đ', 'd').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
			return plain.length === 1 ? plain : c;
		}).join('');
	}

	/* Lower case with the tone of each syllable put at its end: "hoà" and "hòa" are the same, "bảo" and "báo" are not. */
	function toned(text) {
		return text.normalize('NFD').toLowerCase().replace(/[a-z\u0111\u0300-\u036f]+/g, function (syllable) {
			return syllable.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '') + syllable.replace(/[^\u0300\u0301\u0303\u0309\u0323]/g, '');
		});
	}

	/* Does a text have a word?  Diacritics matter only where they were typed. */
	function hasWord(text, word) {
		return fold(word) === word.toLowerCase() ? fold(text).indexOf(fold(word)) >= 0 : toned(text).indexOf(toned(word)) >= 0;
	}

	function element(name, className, text) {
		var e = document.createElement(name);
		if (className) e.className = className;
		if (text !== undefined) e.textContent = text;
		return e;
	}

	function each(selector, fn) {
		Array.prototype.forEach.call(document.querySelectorAll(selector), fn);
	}

	/* ---- theme ---- */

	function stored(name, value) {
		try {
			if (value === undefined) return window.localStorage.getItem(name);
			window.localStorage.setItem(name, value);
		} catch (ignored) { /* private windows, files: the choice lasts for the page */ }
		return null;
	}

	function isDark() {
		var chosen = root.getAttribute('data-theme');
		return chosen ? chosen === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
	}

	function nameSwitches() {
		each('[data-theme-switch]', function (button) {
			button.textContent = button.getAttribute(isDark() ? 'data-light' : 'data-dark');
		});
	}

	if (stored('theme') === 'dark' || stored('theme') === 'light') root.setAttribute('data-theme', stored('theme'));
	nameSwitches();
	each('[data-theme-switch]', function (button) {
		button.addEventListener('click', function () {
			var next = isDark() ? 'light' : 'dark';
			root.setAttribute('data-theme', next);
			stored('theme', next);
			nameSwitches();
		});
	});

	/* ---- a link to a part that is folded unfolds it ---- */

	function unfold() {
		var part = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
		for (var e = part; e; e = e.parentElement)
			if (e.tagName === 'DETAILS') e.open = true;
	}

	window.addEventListener('hashchange', unfold);
	unfold();

	/* ---- long lists begin folded on narrow screens ---- */

	if (window.matchMedia('(max-width: 47.99rem)').matches)
		each('details[data-fold-narrow]', function (part) {
			if (!part.querySelector(':target')) part.open = false;
		});

	/* ---- on paper nothing of a plan's clauses is folded ---- */

	var folded = [];
	window.addEventListener('beforeprint', function () {
		each('.live details:not([open])', function (part) { part.open = true; folded.push(part); });
	});
	window.addEventListener('afterprint', function () {
		folded.forEach(function (part) { part.open = false; });
		folded = [];
	});

	/* ---- links of clauses ---- */

	each('a.permalink', function (link) {
		link.addEventListener('click', function () {
			if (!navigator.clipboard) return;
			navigator.clipboard.writeText(link.href).then(function () {
				link.classList.add('copied');
				window.setTimeout(function () { link.classList.remove('copied'); }, 2000);
			}, function () { /* refused: the address bar has the link */ });
		});
	});

	/* ---- text to copy ---- */

	each('button[data-copy]', function (button) {
		var text = document.querySelector(button.getAttribute('data-copy'));
		button.addEventListener('click', function () {
			text.select();
			if (!navigator.clipboard) return;
			navigator.clipboard.writeText(text.value).then(function () {
				button.classList.add('copied');
				window.setTimeout(function () { button.classList.remove('copied'); }, 2000);
			}, function () { /* refused: the text is selected, to be copied by hand */ });
		});
	});

	/* ---- tables ---- */

	var order = new Intl.Collator('vi', { numeric: true });

	/* "1.234,5%" or "1,234.5%" by the page's language; null when the cell is no number. */
	function numberOf(text) {
		var vi = root.lang !== 'en';
		var plain = text.trim().replace(/[\s\u00a0]/g, '').replace(/\u2212/g, '-');
		plain = vi ? plain.replace(/\./g, '').replace(',', '.') : plain.replace(/,/g, '');
		var found = plain.match(/^[<>≥≤+]?(-?\d+(\.\d+)?)/);
		return found ? Number(found[1]) : null;
	}

	/* What a cell is sorted by: the plain number in data-sort, or else its text, read as a number in columns of numbers. */
	function keyOf(row, column, numeric) {
		var cell = row.cells[column];
		if (!cell) return null;
		if (cell.hasAttribute('data-sort')) return cell.getAttribute('data-sort') === '' ? null : Number(cell.getAttribute('data-sort'));
		return numeric ? numberOf(cell.textContent) : cell.textContent.trim();
	}

	/* Cells without a key come last. */
	function compareRows(column, numeric) {
		return function (a, b) {
			var x = keyOf(a, column, numeric), y = keyOf(b, column, numeric);
			if (x === null || y === null) return (x === null) - (y === null);
			return typeof x === 'number' && typeof y === 'number' ? x - y : order.compare(String(x), String(y));
		};
	}

	function sortTable(table, column, header) {
		var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
		var down = header.getAttribute('aria-sort') === 'ascending';
		rows.sort(compareRows(column, header.classList.contains('num')));
		if (down) rows.reverse();
		Array.prototype.forEach.call(header.parentNode.cells, function (cell) { cell.removeAttribute('aria-sort'); });
		header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
		rows.forEach(function (row) { body.appendChild(row); });
	}

	each('table[data-sortable]', function (table) {
		var head = table.tHead && table.tHead.rows[0];
		var plain = head && table.tHead.rows.length === 1 && table.tBodies.length === 1 && table.tBodies[0].rows.length > 2 &&
			!table.querySelector('[rowspan], tbody [colspan]');
		if (!plain) return;
		Array.prototype.forEach.call(head.cells, function (header, column) {
			if (header.textContent.trim() === '') return;
			var button = element('button', 'sort');
			button.type = 'button';
			while (header.firstChild) button.appendChild(header.firstChild);
			header.appendChild(button);
			button.addEventListener('click', function () { sortTable(table, column, header); });
		});
	});

	each('input[data-filter]', function (input) {
		var place = document.querySelector(input.getAttribute('data-filter'));
		if (!place) return;
		input.addEventListener('input', function () {
			var words = input.value.normalize('NFC').split(/\s+/).filter(Boolean);
			Array.prototype.forEach.call(place.querySelectorAll('tbody tr, [data-item]'), function (row) {
				row.hidden = !words.every(function (word) { return hasWord(row.textContent, word); });
			});
			Array.prototype.forEach.call(place.querySelectorAll('section'), function (section) {
				var rows = section.querySelectorAll('tbody tr, [data-item]');
				section.hidden = rows.length > 0 && Array.prototype.every.call(rows, function (row) { return row.hidden; });
			});
		});
	});

	/* ---- search ---- */

	/* The index: window.tiendoSearch = { words: {...}, entry: [[kind, title, address, text], ...] }. */
	var waiting = null;

	function withIndex(fn) {
		if (window.tiendoSearch) return fn(window.tiendoSearch);
		if (waiting) return waiting.push(fn);
		waiting = [fn];
		var script = element('script');
		script.src = base + 'tim-kiem/index.js';
		script.addEventListener('load', function () {
			window.tiendoSearch.entry.forEach(function (entry) {
				entry.title = fold(entry[1]);
				entry.text = fold(entry[3] || '');
			});
			waiting.forEach(function (one) { one(window.tiendoSearch); });
			waiting = null;
		});
		document.head.appendChild(script);
	}

	/* Position of a word where a word of the text begins; -1 when there is none. */
	function wordStart(text, word) {
		for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
			if (at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1))) return at;
		return -1;
	}

	function scoreWord(entry, word) {
		if (wordStart(entry.title, word) >= 0) return 8;
		if (wordStart(entry.text, word) >= 0) return 4;
		return entry.title.indexOf(word) >= 0 ? 2 : entry.text.indexOf(word) >= 0 ? 1 : 0;
	}

	/* What the whole phrase is worth: a title that it begins, a title, a text that has it; the more of the title
	 * it is the better, and best with the very diacritics that were typed. */
	function scorePhrase(entry, phrase, typed) {
		var at = wordStart(entry.title, phrase), score = at === 0 ? 10 : at > 0 ? 5 : wordStart(entry.text, phrase) >= 0 ? 2 : 0;
		if (at >= 0) score += 6 * phrase.length / entry.title.length;
		return typed !== phrase && toned(entry[1]).indexOf(toned(typed)) >= 0 ? score + 4 : score;
	}

	/* Every word must be found; titles count more than texts. */
	function search(index, query) {
		var typed = query.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
		var phrase = fold(typed), words = phrase.split(' ').filter(Boolean), found = [];
		index.entry.forEach(function (entry, place) {
			var score = 0;
			var all = words.every(function (word) {
				var one = scoreWord(entry, word);
				score += one;
				return one > 0;
			});
			if (!all) return;
			score = score / words.length + scorePhrase(entry, phrase, typed) + index.weight[entry[0]];
			found.push({ entry: entry, score: score, place: place });
		});
		found.sort(function (a, b) { return b.score - a.score || a.place - b.place; });
		return { found: found, words: words };
	}

	/* Text with the words found marked. */
	function marked(parent, text, words) {
		var letters = Array.from(text.normalize('NFC')), folded = fold(text), hit = letters.map(function () { return false; });
		words.forEach(function (word) {
			for (var at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
				for (var i = at; i < at + word.length; i += 1) hit[i] = true;
		});
		for (var from = 0; from < letters.length;) {
			var to = from;
			while (to < letters.length && hit[to] === hit[from]) to += 1;
			var part = letters.slice(from, to).join('');
			parent.appendChild(hit[from] ? element('mark', '', part) : document.createTextNode(part));
			from = to;
		}
	}

	/* The part of a text around the first word found. */
	function snippet(entry, words) {
		var at = -1;
		words.forEach(function (word) {
			var found = entry.text.indexOf(word);
			if (found >= 0 && (at < 0 || found < at)) at = found;
		});
		var letters = Array.from((entry[3] || '').normalize('NFC')), from = at > 60 ? at - 40 : 0;
		return (from ? '… ' : '') + letters.slice(from, from + 180).join('') + (letters.length > from + 180 ? ' …' : '');
	}

	function resultItem(index, one, words, long) {
		var item = element('li'), link = element('a');
		link.href = base + one.entry[2];
		marked(link, one.entry[1], words);
		item.appendChild(link);
		item.appendChild(element('span', 'kind', ' ' + index.words.kind[one.entry[0]]));
		if (long && one.entry[3]) {
			var text = element('p', 'small');
			marked(text, snippet(one.entry, words), words);
			item.appendChild(text);
		}
		return item;
	}

	function fill(pattern, values) {
		return pattern.replace(/\{(\d)\}/g, function (_, i) { return values[i]; });
	}

	/* Under the box at the head of each page: the best few. */
	each('form.find', function (form) {
		var input = form.querySelector('input'), list = element('ul', 'suggest');
		var status = element('p', 'visually-hidden');
		status.setAttribute('role', 'status');
		list.hidden = true;
		form.appendChild(list);
		form.appendChild(status);
		input.addEventListener('focus', function () { withIndex(function () { /* be ready */ }); });
		input.addEventListener('input', function () {
			var query = input.value;
			withIndex(function (index) {
				if (query !== input.value) return;
				var result = query.trim().length > 1 ? search(index, query) : { found: [], words: [] };
				list.textContent = '';
				result.found.slice(0, 7).forEach(function (one) { list.appendChild(resultItem(index, one, result.words, false)); });
				if (!result.found.length && result.words.length) list.appendChild(element('li', 'muted', fill(index.words.none, [query.trim()])));
				list.hidden = !list.firstChild;
				status.textContent = query.trim().length > 1 ? fill(index.words.found, [result.found.length, query]) : '';
			});
		});
		form.addEventListener('keydown', function (event) {
			if (event.key === 'Escape') list.hidden = true;
		});
		form.addEventListener('focusout', function (event) {
			if (!form.contains(event.relatedTarget)) window.setTimeout(function () { list.hidden = true; }, 150);
		});
	});

	/* On the search page: all of them. */
	each('[data-results]', function (place) {
		var input = document.getElementById('tim-trang'), head = document.getElementById('tim');
		var found = window.location.search.match(/[?&]q=([^&]*)/);
		var query = found ? decodeURIComponent(found[1].replace(/\+/g, ' ')) : '';
		function show() {
			withIndex(function (index) {
				var text = input.value.trim();
				place.textContent = '';
				if (text === '') return;
				var result = search(index, text), list = element('ul', 'results');
				place.appendChild(element('p', 'lead', result.found.length ? fill(index.words.found, [result.found.length, text])
					: fill(index.words.none, [text])));
				result.found.slice(0, 100).forEach(function (one) { list.appendChild(resultItem(index, one, result.words, true)); });
				if (result.found.length) place.appendChild(list);
			});
		}
		input.value = query;
		if (head) head.value = query;
		input.addEventListener('input', show);
		if (input.form) input.form.addEventListener('submit', function (event) {
			event.preventDefault();
			show();
		});
		show();
	});
}());
