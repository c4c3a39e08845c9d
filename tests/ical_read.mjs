// ical_read.mjs FILES... -- the same lines as ical_read.c, found by ical.js.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const LAST_YEAR = 2031;
const day = (t) => `${String(t.year).padStart(4, "0")}-${String(t.month).padStart(2, "0")}-${String(t.day).padStart(2, "0")}`;

for (const path of process.argv.slice(2)) {
	const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
	for (const vevent of calendar.getAllSubcomponents("vevent")) {
		const event = new ICAL.Event(vevent, { strictExceptions: true });
		const { startDate: first, endDate: end } = event;
		if (!first.isDate || !end.isDate)
			throw new Error(`${path}: ${event.uid}: not a day`);
		const count = end.dayOfYear() - first.dayOfYear() + 365 * (end.year - first.year);
		let days = `${day(first)}+${Math.min(count, 300)}`;
		if (event.isRecurring()) {
			days = "";
			const i = event.iterator();
			for (let t = i.next(); t && t.year <= LAST_YEAR; t = i.next())
				days += `${day(t)}+${count} `;
		}
		const description = (event.description ?? "").replaceAll("\n", "/");
		const category = vevent.getFirstPropertyValue("categories") ?? "";
		console.log([event.uid, days, event.summary, category, description].join("|"));
	}
}
