// Reads a calendar from stdin with ical.js, and writes one line for each event: its day, id and title.
// The argument is a folder in which `npm install ical.js` was run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const entry = join(process.argv[2], 'node_modules/ical.js/dist/ical.js');
const { default: ICAL } = await import(pathToFileURL(entry));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
for (const component of calendar.getAllSubcomponents('vevent')) {
  const { startDate, uid, summary } = new ICAL.Event(component);
  console.log(`${startDate.toString()} ${uid} ${summary}`);
}
