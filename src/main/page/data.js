// What the page is made of: the data that Java wrote, and words and elements for it.
const data = JSON.parse(document.getElementById('data').textContent);
const KIB = 1024;
const STATUS = ['passed', 'failed', 'error', 'skipped', 'unfinished'];
const SIGN = { within: '✓', breached: '✗', inconclusive: '?', 'cut-short': '?', 'no-ceiling': '–' };
const WORD = { within: 'within', breached: 'BREACHED', inconclusive: 'inconclusive', 'cut-short': 'cut short', 'no-ceiling': 'no ceiling' };

/** An element; text is always text. */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

function mib(bytes) {
  const amount = bytes / KIB / KIB;
  return (Number.isInteger(amount) ? amount.toFixed(0) : amount.toFixed(1)) + ' MiB';
}

/** As mib, with its sign; a rise that rounds to nothing has none. */
function signed(bytes) {
  const amount = (Math.abs(bytes) / KIB / KIB).toFixed(1);
  return (amount === '0.0' ? '' : bytes < 0 ? '−' : '+') + amount + ' MiB';
}

function size(bytes) {
  return bytes >= 10 * 1024 * KIB * KIB ? (bytes / KIB / KIB / 1024).toFixed(1) + ' GiB' : mib(bytes);
}

function time(millis) {
  if (millis < 1000) return Math.round(millis) + ' ms';
  if (millis < 120000) return (millis / 1000).toFixed(millis < 10000 ? 2 : 1) + ' s';
  return Math.floor(millis / 60000) + ' min ' + Math.round(millis % 60000 / 1000) + ' s';
}

function counted(count, noun) {
  return count + ' ' + noun + (count === 1 ? '' : 's');
}

/** Fork lines from steps to points: {t: millis[], v: bytes[]}. */
for (const module of data.modules) {
  for (const fork of module.forks) {
    fork.t = [];
    fork.v = [];
    let at = 0;
    for (let i = 0; i < fork.line.length; i += 2) {
      at += fork.line[i];
      fork.t.push(at);
      fork.v.push(fork.line[i + 1] * KIB);
    }
    fork.end = Math.max(fork.start + fork.millis, at + 1);
  }
}

const kib = value => value === null || value === undefined ? undefined : value * KIB;
const tests = data.tests.rows.map((row, index) => ({
  index,
  module: row[0],
  className: data.tests.classes[row[1]],
  method: row[2],
  start: row[3],
  millis: row[4],
  status: STATUS[row[5]],
  shared: (row[6] & 1) !== 0,
  exact: (row[6] & 2) !== 0,
  peak: kib(row[7]),
  rise: kib(row[8]),
  kept: kib(row[9]),
  allocated: kib(row[10]),
  heap: kib(row[11]),
  display: row[12],
}));
const testsOf = new Map();
for (const test of tests) {
  if (!testsOf.has(test.module)) testsOf.set(test.module, []);
  testsOf.get(test.module).push(test);
}
const several = new Set(data.modules.map(module => module.project)).size > 1;

function moduleName(module) {
  return several ? module.name + ' (' + module.project.split(':').pop() + ')' : module.name;
}

function testName(test) {
  const simple = test.className.slice(test.className.lastIndexOf('.') + 1);
  return test.method ? simple + '.' + test.method : simple;
}

/** A verdict as sign, word and colour. */
function verdict(word) {
  return el('span', { class: 'badge ' + word }, el('span', { 'aria-hidden': 'true' }, SIGN[word] + ' '), WORD[word]);
}

function section(id, title, ...children) {
  const heading = el('h2', { id: 'h-' + id }, title);
  return el('section', { id, 'aria-labelledby': 'h-' + id }, heading, ...children);
}
