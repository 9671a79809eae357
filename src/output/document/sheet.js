// The filters of a report. Without scripts all of it is shown.
'use strict';

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const query = document.getElementById('query');
const selects = all('aside select');
const rows = all('[data-values]').map((row) => ({
  row,
  values: JSON.parse(row.dataset.values),
  text: row.textContent.toLowerCase(),
}));

/** Shows the rows that all filters let pass, and the tables that have one. */
function filter() {
  const wanted = query.value.trim().toLowerCase();
  let count = 0;
  for (const { row, values, text } of rows) {
    const fits = selects.every(({ value }, at) => !value || values[at] === value);
    row.hidden = !fits || !text.includes(wanted);
    count += !row.hidden;
  }
  for (const group of all('main section')) group.hidden = !all('tbody tr:not([hidden])', group).length;
  document.getElementById('count').textContent = count + ' / ' + rows.length;
}

document.documentElement.classList.add('scripted');
for (const control of [query, ...selects]) control.addEventListener('input', filter);
filter();
