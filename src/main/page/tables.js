// Tables that sort: a plain one for modules, and one for tests that holds only the rows in sight.
function compare(a, b, falling) {
  const none = value => value === undefined || value === null;
  if (none(a) || none(b)) return none(a) - none(b);
  const order = typeof a === 'string' ? a.localeCompare(b) : a - b;
  return falling ? -order : order;
}

/** A column: {title, value(row) to sort by, cell(row) to show, number}. */
function sortHeader(column, state, sort) {
  const button = el('button', { type: 'button', onclick: () => sort(column) }, column.title, el('span', { class: 'arrow', 'aria-hidden': 'true' }));
  return button;
}

function nextSort(state, column) {
  if (state.column === column) state.falling = !state.falling;
  else { state.column = column; state.falling = !!column.number; }
}

function showSort(cells, columns, state) {
  cells.forEach((cell, i) => {
    const own = columns[i] === state.column;
    cell.setAttribute('aria-sort', own ? (state.falling ? 'descending' : 'ascending') : 'none');
    cell.querySelector('.arrow').textContent = own ? (state.falling ? ' ▼' : ' ▲') : '';
  });
}

function table(caption, columns, rows, first) {
  const state = { column: first, falling: !!(first && first.number) };
  const body = el('tbody');
  const cells = columns.map(column => el('th', { scope: 'col', class: column.number ? 'number' : undefined }, sortHeader(column, state, chosen => { nextSort(state, chosen); fill(); })));
  function fill() {
    const sorted = state.column ? rows.slice().sort((a, b) => compare(state.column.value(a), state.column.value(b), state.falling)) : rows;
    body.replaceChildren(...sorted.map(row => el('tr', { class: row.verdict }, columns.map((column, i) =>
      el(i ? 'td' : 'th', { class: column.number ? 'number' : undefined, scope: i ? undefined : 'row', 'data-label': column.title }, column.cell(row))))));
    showSort(cells, columns, state);
  }
  fill();
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {}, el('caption', {}, caption), el('thead', {}, el('tr', {}, cells)), body));
}

function simpleTable(caption, heads, rows, quiet) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {}, quiet ? undefined : el('caption', {}, caption),
      el('thead', {}, el('tr', {}, heads.map(head => el('th', { scope: 'col', class: head.number ? 'number' : undefined }, head.title)))),
      el('tbody', {}, rows.map(row => el('tr', {}, row.map((cell, i) => el('td', { class: heads[i].number ? 'number' : undefined }, cell)))))));
}

/** Rows of one height, of which only those in sight exist; a screen reader is told how many there are. */
function testTable(all, columns, first) {
  const state = { column: first, falling: true, rows: all, words: '', module: '' };
  const narrow = matchMedia('(max-width: 40rem)');
  const height = () => narrow.matches ? 74 : 30;
  const head = el('div', { role: 'row', class: 'head' }, columns.map(column =>
    el('div', { role: 'columnheader', class: column.number ? 'number' : 'name' }, sortHeader(column, state, chosen => { nextSort(state, chosen); update(); }))));
  const space = el('div', { class: 'space', role: 'rowgroup' });
  const view = el('div', { class: 'view', tabindex: '0', role: 'presentation' }, space);
  const count = el('p', { class: 'note', role: 'status', id: 'found' });
  const grid = el('div', { class: 'tests', role: 'table', 'aria-label': 'Tests', 'aria-colcount': columns.length }, el('div', { role: 'rowgroup', class: 'heads' }, head), view);
  let drawn = '';

  function row(test, index) {
    const made = el('div', { role: 'row', class: 'row ' + test.status, 'aria-rowindex': index + 2 }, columns.map((column, i) =>
      el('div', { role: i ? 'cell' : 'rowheader', class: column.number ? 'number' : 'name', 'data-label': column.title }, column.cell(test))));
    made.style.top = index * height() + 'px';
    return made;
  }

  function draw(force) {
    const from = Math.max(0, Math.floor(view.scrollTop / height()) - 5);
    const to = Math.min(state.rows.length, from + Math.ceil((view.clientHeight || 420) / height()) + 10);
    if (!force && drawn === from + '-' + to) return;
    drawn = from + '-' + to;
    space.replaceChildren(...state.rows.slice(from, to).map((test, i) => row(test, from + i)));
  }

  function update() {
    const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter(test => {
      if (state.module !== '' && test.module !== state.module) return false;
      if (!words.length) return true;
      test.hay = test.hay || (test.className + '.' + test.method + ' ' + (test.display || '') + ' ' + test.status + ' ' + moduleName(data.modules[test.module])).toLowerCase();
      return words.every(word => test.hay.includes(word));
    });
    state.rows = found.sort((a, b) => compare(state.column.value(a), state.column.value(b), state.falling) || a.index - b.index);
    showSort([...head.children], columns, state);
    grid.setAttribute('aria-rowcount', found.length + 1);
    space.style.height = found.length * height() + 'px';
    view.style.height = Math.min(found.length * height() + 2, 480) + 'px';
    view.scrollTop = 0;
    count.textContent = found.length + ' of ' + counted(all.length, 'test')
      + (data.tests.more ? '; ' + data.tests.more + ' more, which raised, kept and allocated less, are in the JSON beside this page' : '');
    draw(true);
  }

  view.addEventListener('scroll', () => draw(false), { passive: true });
  narrow.addEventListener('change', update);
  const search = el('input', { type: 'search', id: 'search', placeholder: 'class, method, status or module', autocomplete: 'off', oninput: event => { state.words = event.target.value; update(); } });
  const bar = el('div', { class: 'bar' }, el('label', { for: 'search' }, 'Search tests '), search);
  let choice;
  if (data.modules.length > 1) {
    choice = el('select', { id: 'module', onchange: event => { state.module = event.target.value === '' ? '' : Number(event.target.value); update(); } },
      el('option', { value: '' }, 'all modules'), data.modules.map((module, i) => el('option', { value: i }, moduleName(module))));
    bar.append(el('label', { for: 'module' }, ' in '), choice);
  }
  const order = el('select', { id: 'order', class: 'order', onchange: event => { state.column = columns[event.target.value]; state.falling = !!state.column.number; update(); } },
    columns.map((column, i) => el('option', { value: i, selected: column === first }, column.title)));
  bar.append(el('span', { class: 'order' }, el('label', { for: 'order' }, ' by '), order));
  update();
  // On paper nothing scrolls.
  const printed = el('div', { class: 'printed' });
  addEventListener('beforeprint', () => {
    printed.replaceChildren(simpleTable('Tests, the first ' + Math.min(100, state.rows.length) + ' of ' + state.rows.length + ' in this order', columns,
      state.rows.slice(0, 100).map(test => columns.map(column => column.cell(test)))));
  });
  addEventListener('afterprint', () => printed.replaceChildren());
  return {
    element: el('div', {}, bar, count, grid, printed),
    only(module) { choice.value = String(module); state.module = module; update(); },
  };
}
