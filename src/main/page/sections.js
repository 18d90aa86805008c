// The page's parts, each left out where there is nothing to say.
function definition(pairs) {
  return el('dl', {}, pairs.filter(pair => pair && pair[1] !== undefined).map(([name, ...value]) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value))));
}

const METRIC = { rss: 'RSS', pss: 'PSS (shared pages divided)', private: 'private memory' };
const SOURCE = { kernel: 'the kernel’s own mark, exact', sampled: 'the highest sample, a lower bound' };

function suiteChart() {
  const modules = data.modules;
  const { layers, layerOf } = layersOf(modules, module => module.rss || 0, moduleName);
  const parts = modules.flatMap((module, i) => module.forks.map(fork => ({ fork, layer: layerOf(i) })));
  const suite = data.suite;
  const peak = suite.peakRss === undefined ? '' : 'The sum of all test JVMs peaked at ' + mib(suite.peakRss) + ' RSS, ' + time(suite.at) + ' after the start'
    + (suite.metric !== 'rss' && suite.peak !== undefined ? ' (' + mib(suite.peak) + ' in ' + METRIC[suite.metric] + ', which the suite’s ceiling is held against)' : '') + '. ';
  const drawn = chart({
    parts, layers,
    ceiling: suite.ceiling,
    levels: [{ value: suite.ceiling, text: 'suite ceiling ' + size(suite.ceiling), dash: [8, 4], colour: '--breached' }],
    points: suite.peakRss === undefined ? [] : [{ x: suite.at / 1000, y: suite.peakRss, text: 'peak ' + mib(suite.peakRss) }],
    summary: 'Memory (RSS) of the test JVMs and what they started, over time, one layer for each module. ' + peak + 'Suite ceiling: ' + size(suite.ceiling) + '.',
    hint: 'Point at the chart or use the arrow keys to read it out; drag to zoom, double-click to zoom out.',
  });
  return drawn && section('suite', 'Memory over time', drawn);
}

function usedBar(module) {
  if (module.used === undefined) return '';
  const part = Math.min(100, module.peak / module.ceiling * 100);
  const bar = el('span', { class: 'meter ' + module.verdict, 'aria-hidden': 'true' }, el('span', {}));
  bar.firstChild.style.width = part + '%';
  return [bar, ' ' + module.used];
}

function modulesTable() {
  const columns = [
    { title: 'Module', value: module => moduleName(module), cell: module => [el('a', { href: '#module-' + data.modules.indexOf(module) }, moduleName(module)),
      module.execution.startsWith('default-') ? '' : ' (' + module.execution + ')', module.page ? [' ', el('a', { class: 'aside', href: module.page }, 'its page')] : ''] },
    { title: 'Tests', number: true, value: module => module.run, cell: module => module.run + (module.failed ? ', ' + module.failed + ' failed' : '') },
    { title: 'Peak', number: true, value: module => module.peak, cell: module => module.peak === undefined ? 'not measured' : mib(module.peak) },
    { title: 'Ceiling', number: true, value: module => module.ceiling, cell: module => module.ceiling === undefined ? 'none' : mib(module.ceiling) },
    { title: 'Used', number: true, value: module => module.ceiling ? module.peak / module.ceiling : undefined, cell: usedBar },
    { title: 'Took', number: true, value: module => module.millis, cell: module => time(module.millis) },
    { title: 'Outcome', value: module => module.outcome, cell: module => module.outcome.replace(/-/g, ' ') + (module.first ? ', second run' : '') },
    { title: 'Verdict', value: module => module.verdict, cell: module => verdict(module.verdict) },
  ];
  return section('modules', 'Modules', table('Modules: choose a heading to sort by it', columns, data.modules));
}

function composition(module) {
  const known = module.atPeak;
  if (!known) return undefined;
  const parts = [['heap after the last collection', known.heap], ['metaspace', known.metaspace], ['direct buffers', known.direct],
    ['mapped files', known.mapped], ['child processes', known.children]].filter(part => part[1] > 512);
  const sum = parts.reduce((total, part) => total + part[1], 0);
  const rest = module.rss - sum;
  if (rest > 0) parts.push(['other: heap not collected since, code, stacks, native', rest]);
  const whole = Math.max(module.rss, sum);
  const bar = el('div', { class: 'shares', 'aria-hidden': 'true' }, parts.map((part, i) => {
    const share = el('span', {}, part[1] / whole > 0.12 ? mib(part[1]) : '');
    share.style.flexGrow = part[1];
    share.style.background = 'var(--layer-' + i + ')';
    return share;
  }));
  const counts = [known.threads !== undefined && counted(known.threads, 'thread'), known.loadedClasses !== undefined && known.loadedClasses + ' loaded classes',
    known.openFiles !== undefined && counted(known.openFiles, 'open file'), known.childProcesses && counted(known.childProcesses, 'child process')].filter(Boolean);
  return [el('h4', {}, 'What the memory was about the peak'), bar,
    el('ul', { class: 'parts' }, parts.map((part, i) => {
      const box = el('span', { class: 'box', 'aria-hidden': 'true' });
      box.style.background = 'var(--layer-' + i + ')';
      return el('li', {}, box, ' ' + part[0] + ': ', el('strong', {}, mib(part[1])), ' (' + Math.round(part[1] / module.rss * 100) + ' % of the peak)');
    })),
    el('p', { class: 'note' }, 'Peak: ' + mib(module.rss) + ' RSS. The parts are what the test JVM noted at the end of ' + known.test + ', which ran at the peak, not at the moment of the peak itself'
      + (sum > module.rss ? '; together they are more than the RSS, since not all of them was resident' : '') + '. ' + (counts.length ? 'Then: ' + counts.join(', ') + '.' : ''))];
}

function timeline(module, index) {
  const { layers, layerOf } = layersOf(module.forks, fork => fork.peak || 0, fork => 'JVM ' + fork.pid + (fork.generation === undefined ? '' : ' (generation ' + fork.generation + (module.forks.some(other => other.number !== fork.number) ? ' of fork ' + fork.number : '') + ')'));
  const own = testsOf.get(index) || [];
  const levels = [];
  if (module.ceiling !== undefined) levels.push({ value: module.ceiling, text: 'ceiling ' + mib(module.ceiling), dash: [8, 4], colour: '--breached' });
  if (module.limit !== undefined && module.limit !== module.ceiling) levels.push({ value: module.limit, text: 'kernel’s limit ' + mib(module.limit), dash: [2, 4], colour: '--muted', left: true });
  const points = own.filter(test => test.heap !== undefined).map(test => ({ x: (test.start + test.millis) / 1000, y: test.heap }));
  if (module.rss !== undefined) points.push({ x: module.at / 1000, y: module.rss, text: 'peak ' + mib(module.rss) });
  const gc = module.gc && module.gc.count ? module.gc : undefined;
  const drawn = chart({
    ticks: gc ? gc.seen.map(([at, full]) => ({ x: at / 1000, full })) : [],
    parts: module.forks.map((fork, i) => ({ fork, layer: layerOf(i) })), layers, ceiling: module.ceiling, levels, points,
    spans: own.map(test => ({ from: test.start, to: test.start + Math.max(1, test.millis), name: testName(test), bad: test.status === 'failed' || test.status === 'error' || test.status === 'unfinished' })),
    summary: 'RSS of module ' + module.name + ' over time' + (module.forks.length > 1 ? ', one layer for each of its ' + module.forks.length + ' JVMs' : '') + '. '
      + (module.rss === undefined ? '' : '◆ peak, ' + mib(module.rss) + ' at ' + time(module.at) + '. ')
      + (points.length > 1 ? '▲ heap after the last collection, as known when a test ended. ' : '') + (gc ? 'Ticks at the top: collections, the long ones full. ' : '') + (own.length ? 'Bars below: tests. ' : ''),
  });
  return drawn && [el('h4', {}, 'Timeline'), drawn];
}

function keepers(parts) {
  if (!parts.length) return undefined;
  const looked = parts.some(part => part[4] !== undefined);
  const columns = [{ title: 'Class' }, looked && { title: 'Kept, without garbage', number: true }, { title: looked ? 'RSS change, with garbage' : 'RSS change', number: true },
    { title: 'Highest rise', number: true }];
  return simpleTable('Classes that kept most', columns.filter(Boolean), parts.map(part => [part[0] + (part[3] ? ' (beside others)' : ''),
    looked && (part[4] === undefined ? '' : signed(part[4])), signed(part[1]), signed(part[2])].filter(cell => cell !== false)));
}

function growth(module) {
  if (!module.growth.length) return undefined;
  return [el('h4', {}, 'Growth'), module.growth.map(fork => [
    el('p', {}, 'JVM ' + fork.pid + ' grew from ' + mib(fork.from) + ' to ' + mib(fork.to) + ' RSS.'),
    fork.says.length ? el('ul', {}, fork.says.map(words => el('li', {}, words))) : undefined,
    keepers(fork.parts),
  ])];
}

function leftovers(module) {
  const made = [];
  if (module.processes.length) {
    made.push(simpleTable('Processes that outlived the test JVM', [{ title: 'Process' }, { title: 'RSS', number: true }],
      module.processes.map(process => [process.command + ' (pid ' + process.pid + ')', process.rss === undefined ? '' : mib(process.rss)])));
  }
  if (module.left.length) {
    made.push(simpleTable('What classes left behind', [{ title: 'Class' }, { title: 'Kind' }, { title: 'What' }],
      module.left.map(left => [left[0] + (left[3] ? ' (or another that ran beside it)' : ''), left[1], left[2]])));
  }
  if (module.moreLeft) made.push(el('p', { class: 'note' }, module.moreLeft + ' more are in the JSON beside this page.'));
  return made.length ? [el('h4', {}, 'Leftovers'), made] : undefined;
}

function howMeasured(module) {
  const thinned = module.forks.filter(fork => fork.of);
  const words = [
    module.rss === undefined ? 'Nothing could be measured of this module.'
      : 'Peak of RSS: ' + SOURCE[module.source] + ', over ' + counted(module.samples, 'sample') + ' of the test JVM and every process it started.',
    module.metric !== 'rss' ? 'Held against the ceiling: ' + METRIC[module.metric] + ', which is sampled.' : undefined,
    'Ceiling held by: ' + (module.enforcement === 'off' ? 'nothing, judged afterwards' : module.enforcement)
      + (module.limit !== undefined ? ', the kernel’s limit at ' + mib(module.limit) : '') + '; onBreach=' + module.onBreach + '.',
    module.limit !== undefined && module.rss > module.limit ? 'RSS stands above the kernel’s limit: it counts every page that is mapped, the kernel’s limit only those that this group touched first, and not twice what two of its processes share.' : undefined,
    module.groupPeak !== undefined ? 'The kernel counted at most ' + mib(module.groupPeak) + ' for the whole group, page cache and its own memory included.' : undefined,
    thinned.length ? 'The timeline shows the highest of each few samples (' + thinned[0].t.length + ' points of ' + thinned[0].of + ' for JVM ' + thinned[0].pid + ').' : undefined,
    ...module.gaps,
  ];
  return [el('h4', {}, 'How it was measured, and how sure it is'), el('ul', {}, words.filter(Boolean).map(word => el('li', {}, word)))];
}

function modulePart(module, index) {
  const body = el('div', { class: 'body' });
  const part = el('details', { id: 'module-' + index, class: 'module', 'aria-label': 'Module ' + moduleName(module) },
    el('summary', {}, el('h3', {}, moduleName(module)), ' ', verdict(module.verdict), module.peak === undefined ? ' not measured'
      : ' ' + mib(module.peak) + (module.ceiling === undefined ? '' : ' of ' + mib(module.ceiling))), body);
  let filled = false;
  const fill = () => {
    if (filled || !part.open) return;
    filled = true;
    const forks = module.forks.length > 1 ? counted(module.forks.length, 'JVM') : undefined;
    body.append(...[
      definition([
        ['Peak', module.rss === undefined ? undefined : mib(module.rss) + ' RSS' + (module.pss === undefined ? '' : ', ' + mib(module.pss) + ' PSS') + (module.private === undefined ? '' : ', ' + mib(module.private) + ' private')],
        ['Ran then', module.during && (module.during.length ? module.during.slice(0, 5).join(', ') + (module.during.length > 5 ? ' and more' : '') : 'no test')],
        ['Largest heap (-Xmx)', module.xmx === undefined ? undefined : mib(module.xmx)],
        ['JVM', module.jvm],
        ['CPU', module.cpu],
        ['Collections', module.gc && module.gc.count + (module.gc.full ? ', ' + module.gc.full + ' of them full' : '') + '; the tests stood still for '
          + time(module.gc.pause) + (module.millis ? ' (' + (module.gc.pause / module.millis * 100).toFixed(1) + ' % of the module’s time)' : '')],
        ['Outcome', module.outcome.replace(/-/g, ' ') + (module.exit === undefined ? '' : ', exit code ' + module.exit) + (module.skipped ? ', ' + module.skipped + ' skipped' : '')],
        ['First run', module.first],
        ['Test JVMs', forks],
        ['Project', several ? module.project : undefined],
      ]),
      timeline(module, index), composition(module), growth(module), leftovers(module), howMeasured(module),
    ].flat(3).filter(Boolean));
    if ((testsOf.get(index) || []).length && data.modules.length > 1) {
      body.append(el('p', {}, el('a', { href: '#tests', onclick: () => testsPart.only(index) }, 'Its tests in the table below')));
    }
  };
  part.addEventListener('toggle', fill);
  return { part, fill };
}

/** Lines of a source file, with the one that is meant. */
function source(found) {
  const code = el('pre', { class: 'code' }, found.lines.map((line, i) => {
    const own = found.from + i === found.line;
    return el(own ? 'mark' : 'span', {}, (own ? '▸' : ' ') + String(found.from + i).padStart(5) + '  ' + line + '\n');
  }));
  return [el('p', { class: 'note' }, el('code', {}, found.file + ':' + found.line)), code];
}

function exhibit(shown) {
  if (shown.heads) {
    const number = shown.heads.map((head, i) => i > 0 && shown.rows.every(row => /^[-+]?\d[\d,.]*( [KMG]?i?B)?$/.test(row[i] || '')));
    return [simpleTable(shown.heads[0], shown.heads.map((title, i) => ({ title, number: number[i] })), shown.rows, true),
      shown.more ? el('p', { class: 'note' }, shown.more + ' more are in the JSON beside this page.') : undefined];
  }
  return [shown.words ? el('p', {}, shown.words) : undefined, shown.tree ? el('pre', { class: 'code' }, shown.tree.join('\n')) : undefined,
    shown.spark ? el('p', { class: 'spark' }, shown.spark) : undefined];
}

/** The first pieces prove it; the rest is there for those who doubt. */
function evidence(shown) {
  if (!shown.length) return undefined;
  const more = shown.slice(4);
  return el('div', {}, shown.slice(0, 4).map(exhibit),
    more.length ? el('details', { class: 'more' }, el('summary', {}, 'More evidence'), more.map(exhibit)) : undefined);
}

function findingCard(finding, index) {
  const link = /^https:\/\//.test(finding.link || '') ? el('a', { href: finding.link, rel: 'noreferrer' }, finding.link) : undefined;
  return el('details', { id: 'finding-' + index, class: 'finding ' + finding.severity, open: index < 3 && finding.severity !== 'low' },
    el('summary', {}, el('h3', {}, severity(finding), ' ' + finding.headline)),
    finding.source ? source(finding.source) : undefined,
    definition([
      ['Impact', finding.impact === undefined ? undefined : mib(finding.impact) + (finding.impactSource ? ' (' + finding.impactSource + ')' : '')],
      ['Place', finding.source ? undefined : finding.place],
      ['Root cause', finding.cause],
      ['What it costs', finding.cost],
      ['Evidence', evidence(finding.evidence)],
      ['Seen in', finding.where.length ? el('details', {}, el('summary', {}, counted(finding.where.length, 'place')),
        el('ul', {}, finding.where.map(where => el('li', {}, el('code', {}, where))))) : undefined],
      ['Fix', finding.fix, finding.effort ? ' (effort: ' + finding.effort + ')' : ''],
      ['Before', finding.before && el('pre', {}, finding.before)],
      ['After', finding.after && el('pre', {}, finding.after)],
      ['Check it', data.investigations.length ? 'Investigate again: this finding is gone or smaller.' : undefined],
      ['More', link],
    ]));
}

function severity(finding) {
  return el('span', { class: 'badge ' + finding.severity }, { high: '▲ high', medium: '◆ medium', low: '▽ low' }[finding.severity]);
}

function factors(findings, cards) {
  const columns = [
    { title: 'Cause', value: finding => finding.title, cell: finding => {
      const card = cards[data.findings.indexOf(finding)];
      return el('a', { href: '#' + card.id, onclick: () => { card.open = true; } }, finding.title);
    } },
    { title: 'Impact', number: true, value: finding => finding.impact, cell: finding => finding.size || '' },
    { title: 'Place', value: finding => finding.place, cell: finding => finding.place || '' },
    { title: 'Severity', value: finding => ['high', 'medium', 'low'].indexOf(finding.severity), cell: severity },
    { title: 'Effort', value: finding => finding.effort, cell: finding => finding.effort || '' },
  ];
  return table('What to fix: choose a heading to sort by it', columns, findings, columns[1]);
}

/** Parts of a whole, as one bar and in words. */
function shares(parts, whole) {
  const bar = el('div', { class: 'shares', 'aria-hidden': 'true' }, parts.map((part, i) => {
    const share = el('span', {}, part[1] / whole > 0.12 ? mib(part[1]) : '');
    share.style.flexGrow = part[1];
    share.style.background = 'var(--layer-' + i % 10 + ')';
    return share;
  }));
  return [bar, el('ul', { class: 'parts sums' }, parts.map((part, i) => {
    const box = el('span', { class: 'box', 'aria-hidden': 'true' });
    box.style.background = 'var(--layer-' + i % 10 + ')';
    return el('li', {}, box, el('span', {}, part[0]), ' ', el('strong', {}, mib(part[1])));
  }))];
}

function memoryAtEnd(module) {
  return module.memory && [el('h4', {}, 'Where the memory of ' + module.module + ' is at the end (JVM ' + module.memory.pid + ', ' + mib(module.memory.rss) + ' RSS)'),
    shares(module.memory.parts, module.memory.rss), module.memoryNotes.map(words => el('p', { class: 'note' }, words))];
}

function investigated(module) {
  return [module.looked ? undefined : el('p', {}, 'Module ' + module.module + ' could not be looked into.'),
    module.gaps.length || module.isolated.length ? el('ul', {}, module.isolated.concat(module.gaps).map(words => el('li', {}, words + '.'))) : undefined];
}

function moreAlive(module) {
  return module.growth.length ? el('details', { class: 'more' }, el('summary', {}, 'Types of which more lived at the end of ' + module.module),
    simpleTable('By bytes', [{ title: 'Type' }, { title: 'More instances', number: true }, { title: 'More bytes', number: true }, { title: 'Rose', number: true }, { title: 'Fell', number: true }],
      module.growth.map(row => [row[0], String(row[1]), signed(row[2]), row[3] + ' times', row[4] + ' times']))) : undefined;
}

/** Those that matter: in a table, and each in a card of its own. The minor ones are one list, folded. */
function findings() {
  if (!data.findings.length && !data.investigations.length) return undefined;
  const cards = data.findings.map(findingCard);
  const isMinor = finding => finding.severity === 'low';
  const major = data.findings.filter(finding => !isMinor(finding));
  const minor = cards.filter((card, i) => isMinor(data.findings[i]));
  const rest = minor.length ? el('details', { class: 'more minor', open: !major.length }, el('summary', {}, el('h3', {}, counted(minor.length, 'minor finding'))), minor) : undefined;
  const count = el('p', { class: 'note', role: 'status' });
  const filter = event => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    cards.forEach(card => { card.hidden = !words.every(word => card.textContent.toLowerCase().includes(word)); });
    if (rest) {
      rest.hidden = minor.every(card => card.hidden);
      rest.open = words.length > 0 || !major.length;
    }
    count.textContent = words.length ? cards.filter(card => !card.hidden).length + ' of ' + counted(cards.length, 'finding') : '';
  };
  const fold = open => [...cards, rest].filter(Boolean).forEach(card => { card.open = open; });
  const bar = cards.length > 1 ? el('div', { class: 'bar' }, el('label', { for: 'search-findings' }, 'Search findings '),
    el('input', { type: 'search', id: 'search-findings', placeholder: 'class, type, cause or file', autocomplete: 'off', oninput: filter }),
    el('button', { type: 'button', onclick: () => fold(true) }, 'Open all'), el('button', { type: 'button', onclick: () => fold(false) }, 'Fold all')) : undefined;
  return section('findings', data.investigations.length ? 'What keeps memory' : 'Findings',
    data.investigations.map(investigated),
    major.length ? factors(major, cards) : cards.length ? undefined : el('p', {}, 'Nothing was found that keeps 1 MiB or more.'),
    data.investigations.map(memoryAtEnd), bar, count, cards.filter(card => !minor.includes(card)), rest,
    data.moreFindings ? el('p', { class: 'note' }, data.moreFindings + ' more are in the JSON beside this page.') : undefined,
    data.investigations.map(moreAlive));
}

let testsPart;
function testsSection() {
  if (!tests.length) return undefined;
  const bytes = (key, show) => ({ number: true, value: test => test[key], cell: test => test[key] === undefined ? '' : show(test[key]) });
  const rise = { title: 'Rise', ...bytes('rise', signed) };
  const columns = [
    { title: 'Test', value: test => test.className + '.' + test.method, cell: test => {
      const name = el('span', { title: test.className + (test.method ? '.' + test.method : '') + (test.display ? ' — ' + test.display : '') }, testName(test));
      return [name, test.display ? el('span', { class: 'aside' }, ' ' + test.display) : '', test.shared ? el('span', { class: 'aside' }, ' (shared)') : ''];
    } },
    rise,
    { title: 'Kept', ...bytes('kept', signed) },
    { title: 'Peak', number: true, value: test => test.peak, cell: test => test.peak === undefined ? '' : (test.exact ? '' : '≥ ') + mib(test.peak) },
    { title: 'Allocated', ...bytes('allocated', mib) },
    { title: 'Took', ...bytes('millis', time) },
    { title: 'Status', value: test => test.status, cell: test => ({ passed: '✓ ', failed: '✗ ', error: '✗ ', skipped: '– ', unfinished: '… ' }[test.status]) + test.status },
  ];
  const shown = columns.filter(column => !column.number || tests.some(test => column.value(test) !== undefined));
  testsPart = testTable(tests, shown, shown.includes(rise) ? rise : shown[0]);
  return section('tests', 'Tests', testsPart.element,
    el('p', { class: 'note' }, 'Rise: peak of the whole JVM while the test ran, less what it had at its start. Kept: what was still there at its end. Allocated: on the heap, by the test’s thread. '
      + '≥: sampled, a lower bound. (shared): other tests ran in the same JVM meanwhile, so that the figures are theirs too. A figure that is not known is left out.'));
}
