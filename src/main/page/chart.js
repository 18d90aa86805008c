// Memory over time, stacked, under its ceiling.
const MOST_LAYERS = 8;
const MOST_COLUMNS = 1200;

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const patterns = new Map();
/** A colour and a hatching: layers can be told apart without colours. */
function pattern(index) {
  const key = index + css('--text');
  if (patterns.has(key)) return patterns.get(key);
  const tile = document.createElement('canvas');
  tile.width = tile.height = 12;
  const pen = tile.getContext('2d');
  pen.fillStyle = css('--layer-' + index % 9);
  pen.fillRect(0, 0, 12, 12);
  pen.strokeStyle = pen.fillStyle = css('--hatch');
  pen.lineWidth = 1.5;
  const line = (...points) => {
    pen.beginPath();
    for (let i = 0; i < points.length; i += 4) {
      pen.moveTo(points[i], points[i + 1]);
      pen.lineTo(points[i + 2], points[i + 3]);
    }
    pen.stroke();
  };
  switch (index % 9) {
    case 1: line(0, 12, 12, 0, -3, 3, 3, -3, 9, 15, 15, 9); break;
    case 2: pen.beginPath(); pen.arc(6, 6, 1.8, 0, 7); pen.fill(); break;
    case 3: line(0, 0, 12, 12, 9, -3, 15, 3, -3, 9, 3, 15); break;
    case 4: line(0, 6, 12, 6); break;
    case 5: line(6, 0, 6, 12); break;
    case 6: line(0, 6, 12, 6, 6, 0, 6, 12); break;
    case 7: line(0, 12, 12, 0, 0, 0, 12, 12); break;
    case 8: pen.fillRect(2, 2, 3, 3); pen.fillRect(8, 8, 3, 3); break;
    default: break;
  }
  const made = tile.getContext('2d').createPattern(tile, 'repeat');
  patterns.set(key, made);
  made.tile = tile;
  return made;
}

/** Columns of {x, layers} from forks: of each stretch of time the moment with the highest sum, so that no peak is invented. */
function columns(parts, layers) {
  const events = [];
  parts.forEach((part, id) => {
    part.fork.t.forEach((at, i) => events.push([at, id, part.fork.v[i]]));
    if (part.fork.t.length) {
      events.push([part.fork.t[0] - 1, id, 0], [part.fork.end, id, 0]);
    }
  });
  events.sort((a, b) => a[0] - b[0]);
  const now = new Float64Array(parts.length);
  const sums = new Array(layers).fill(0);
  const from = events.length ? events[0][0] : 0;
  const width = events.length > MOST_COLUMNS ? (events[events.length - 1][0] - from) / MOST_COLUMNS : 0;
  const xs = [];
  const rows = [];
  let total = 0;
  let bucket = -1;
  let highest = -1;
  for (let i = 0; i < events.length; i++) {
    const [at, id, value] = events[i];
    sums[parts[id].layer] += value - now[id];
    total += value - now[id];
    now[id] = value;
    if (i + 1 < events.length && events[i + 1][0] === at) continue;
    const own = width ? Math.floor((at - from) / width) : i;
    if (own !== bucket) {
      xs.push(at / 1000);
      rows.push(sums.slice());
      bucket = own;
      highest = total;
    } else if (total > highest) {
      xs[xs.length - 1] = at / 1000;
      rows[rows.length - 1] = sums.slice();
      highest = total;
    }
  }
  return { xs, rows };
}

/** The largest ones get a layer each, the rest one together. */
function layersOf(items, peak, name) {
  const order = items.map((item, i) => i).sort((a, b) => peak(items[b]) - peak(items[a]));
  const all = order.length <= MOST_LAYERS ? order : order.slice(0, MOST_LAYERS);
  const kept = all.slice().sort((a, b) => a - b);
  const layers = kept.map(i => ({ name: name(items[i]) }));
  const layerOf = new Map(kept.map((i, layer) => [i, layer]));
  if (order.length > kept.length) layers.push({ name: counted(order.length - kept.length, 'other') });
  return { layers, layerOf: i => layerOf.has(i) ? layerOf.get(i) : layers.length - 1 };
}

function label(u, text, x, y, alignRight, colour) {
  const pen = u.ctx;
  const ratio = devicePixelRatio;
  pen.font = '600 ' + 12 * ratio + 'px system-ui, sans-serif';
  // uPlot leaves its axes' alignment set.
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  const wide = pen.measureText(text).width;
  const left = Math.min(Math.max(alignRight ? x - wide : x, u.bbox.left + 4 * ratio), u.bbox.left + u.bbox.width - wide - 4 * ratio);
  pen.fillStyle = css('--paper');
  pen.globalAlpha = 0.85;
  pen.fillRect(left - 3 * ratio, y - 13 * ratio, wide + 6 * ratio, 16 * ratio);
  pen.globalAlpha = 1;
  pen.fillStyle = colour;
  pen.fillText(text, left, y);
}

function drawMarks(u, marks) {
  const pen = u.ctx;
  const ratio = devicePixelRatio;
  pen.save();
  for (const mark of marks.levels) {
    if (mark.value > u.scales.y.max) continue;
    const y = u.valToPos(mark.value, 'y', true);
    pen.strokeStyle = css(mark.colour);
    pen.lineWidth = 2 * ratio;
    pen.setLineDash(mark.dash.map(part => part * ratio));
    pen.beginPath();
    pen.moveTo(u.bbox.left, y);
    pen.lineTo(u.bbox.left + u.bbox.width, y);
    pen.stroke();
    pen.setLineDash([]);
    label(u, mark.text, mark.left ? u.bbox.left + 6 * ratio : u.bbox.left + u.bbox.width, y - 5 * ratio, !mark.left, css(mark.colour));
  }
  // Collections: at the top, the full ones longer and thicker.
  for (const tick of marks.ticks || []) {
    if (tick.x < u.scales.x.min || tick.x > u.scales.x.max) continue;
    const x = u.valToPos(tick.x, 'x', true);
    pen.strokeStyle = css(tick.full ? '--text' : '--muted');
    pen.lineWidth = (tick.full ? 2 : 1) * ratio;
    pen.beginPath();
    pen.moveTo(x, u.bbox.top);
    pen.lineTo(x, u.bbox.top + (tick.full ? 16 : 7) * ratio);
    pen.stroke();
  }
  for (const point of marks.points) {
    if (point.x < u.scales.x.min || point.x > u.scales.x.max) continue;
    const x = u.valToPos(point.x, 'x', true);
    const y = u.valToPos(point.y, 'y', true);
    const half = (point.text ? 6 : 3.5) * ratio;
    pen.fillStyle = css(point.text ? '--text' : '--accent');
    pen.strokeStyle = css('--paper');
    pen.lineWidth = ratio;
    pen.beginPath();
    pen.moveTo(x, y - half);
    pen.lineTo(x + half, point.text ? y : y + half);
    if (point.text) pen.lineTo(x, y + half);
    pen.lineTo(x - half, point.text ? y : y + half);
    pen.closePath();
    pen.fill();
    pen.stroke();
    const right = x > u.bbox.left + u.bbox.width / 2;
    if (point.text) label(u, point.text, x + (right ? -10 : 10) * ratio, y + 4 * ratio, right, css('--text'));
  }
  pen.restore();
}

/** Tests and classes as bars under the chart; each begins and ends where they did. */
function drawLanes(u, canvas, lanes) {
  const ratio = devicePixelRatio;
  const height = 14;
  canvas.width = u.width * ratio;
  canvas.height = lanes.length * height * ratio;
  canvas.style.width = u.width + 'px';
  canvas.style.height = lanes.length * height + 'px';
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  const left = u.bbox.left / ratio;
  const right = left + u.bbox.width / ratio;
  pen.font = '10px system-ui, sans-serif';
  lanes.forEach((lane, row) => {
    for (const span of lane) {
      const from = Math.max(left, left + u.valToPos(span.from / 1000, 'x'));
      const to = Math.min(right, left + u.valToPos(span.to / 1000, 'x'));
      if (to < left || from > right) continue;
      pen.fillStyle = css(span.bad ? '--breached' : row % 2 ? '--lane-b' : '--lane-a');
      pen.fillRect(from, row * height + 1, Math.max(1, to - from - 0.5), height - 3);
      if (to - from > 40) {
        pen.fillStyle = css('--lane-text');
        pen.save();
        pen.beginPath();
        pen.rect(from, row * height, to - from - 3, height);
        pen.clip();
        pen.fillText((span.bad ? '✗ ' : '') + span.name, from + 3, row * height + 10);
        pen.restore();
      }
    }
  });
}

/** Puts spans into as few rows as they need; what finds none goes into the last. */
function lanesOf(spans, most) {
  const lanes = [];
  for (const span of spans.slice().sort((a, b) => a.from - b.from)) {
    let lane = lanes.find(row => row[row.length - 1].to <= span.from);
    if (!lane && lanes.length < most) lanes.push(lane = []);
    (lane || lanes[lanes.length - 1]).push(span);
  }
  return lanes;
}

/**
 * @param options parts [{fork, layer}], layers [{name}], ceiling, levels, points, ticks [{x, full}], spans, summary
 */
function chart(options) {
  const { xs, rows } = columns(options.parts, options.layers.length);
  if (!xs.length) return undefined;
  const sums = [];
  const stacked = options.layers.map((layer, i) => rows.map((row, x) => (sums[x] = (i ? sums[x] : 0) + row[i])));
  const highest = Math.max(...sums, ...options.points.map(point => point.y));
  let toCeiling = options.ceiling !== undefined && options.ceiling <= highest * 3;
  const holder = el('div', { class: 'plot', tabindex: '0', role: 'group', 'aria-label': options.summary + ' Left and right arrow keys read it out.' });
  const says = el('p', { class: 'readout', 'aria-live': 'polite' }, options.hint || 'Point at the chart, or use the arrow keys.');
  const lanes = lanesOf(options.spans || [], 4);
  const laneCanvas = lanes.length ? el('canvas', { class: 'lanes', 'aria-hidden': 'true' }) : undefined;
  let tick = -1;
  const top = () => (toCeiling ? Math.max(highest, options.ceiling, ...options.levels.map(l => l.value <= highest * 3 ? l.value : 0)) : highest) * 1.12;

  function read(u) {
    const i = u.cursor.idx;
    if (i === null || i === undefined || i === tick) return;
    tick = i;
    const own = options.layers.map((layer, k) => rows[i][k] > 0 ? layer.name + ' ' + mib(rows[i][k]) : undefined).filter(Boolean);
    const at = xs[i] * 1000;
    const running = (options.spans || []).filter(span => span.from <= at && span.to >= at).map(span => span.name);
    says.textContent = 'At ' + time(at) + ': ' + mib(sums[i]) + (options.layers.length > 1 && own.length ? ' = ' + own.join(' + ') : '')
      + (running.length ? '. Running: ' + running.slice(0, 3).join(', ') + (running.length > 3 ? ' and ' + (running.length - 3) + ' more' : '') : '');
  }

  const axis = { stroke: () => css('--muted'), grid: { stroke: () => css('--grid'), width: 1 }, ticks: { stroke: () => css('--grid') }, font: '12px system-ui, sans-serif' };
  let plot;
  const wanted = () => Math.max(240, holder.clientWidth);
  function draw() {
    const width = wanted();
    if (plot) plot.destroy();
    plot = new uPlot({
      width,
      height: width < 500 ? 220 : 280,
      padding: [12, 12, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false } },
      scales: { x: { time: false }, y: { range: () => [0, top()] } },
      axes: [
        { ...axis, values: (u, ticks) => ticks.map(second => time(second * 1000).replace('.00', '')), space: 70 },
        { ...axis, values: (u, ticks) => ticks.map(value => size(value).replace('.0 ', ' ')), size: 76,
          incrs: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768].map(part => part * KIB * KIB) },
      ],
      series: [{}].concat(stacked.map((values, i) => ({
        label: options.layers[i].name,
        width: i === stacked.length - 1 ? 1.5 : 0,
        stroke: () => i === stacked.length - 1 ? css('--text') : 'transparent',
        fill: i === 0 ? () => pattern(0) : undefined,
        points: { show: false },
      }))),
      bands: stacked.slice(1).map((values, i) => ({ series: [i + 2, i + 1], fill: () => pattern(i + 1) })),
      hooks: {
        draw: [u => { drawMarks(u, options); if (laneCanvas) drawLanes(u, laneCanvas, lanes); }],
        setCursor: [read],
        ready: [() => holder.setAttribute('data-drawn', 'true')],
      },
    }, [xs, ...stacked], holder);
    if (laneCanvas) holder.append(laneCanvas);
  }
  holder.addEventListener('keydown', event => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -1e9, End: 1e9 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = Math.min(xs.length - 1, Math.max(0, (tick < 0 ? 0 : tick + steps[event.key])));
    plot.setCursor({ left: plot.valToPos(xs[next], 'x'), top: 10 });
  });
  const key = options.layers.length > 1
    ? el('ul', { class: 'key', 'aria-label': 'Layers' }, options.layers.map((layer, i) => el('li', {}, swatch(i), ' ' + layer.name)))
    : undefined;
  const notes = [];
  if (options.ceiling !== undefined && !toCeiling) {
    notes.push(el('label', { class: 'toggle' }, el('input', { type: 'checkbox', onchange: event => { toCeiling = event.target.checked; draw(); } }),
      ' show up to the ceiling: at ' + size(options.ceiling) + ' it is above this picture'));
  }
  const figure = el('figure', { class: 'chart' }, holder, says, key, ...notes, el('figcaption', {}, options.summary));
  charts.add({ draw, holder });
  // Also where it comes into sight, or is as wide as a phone from the start.
  new ResizeObserver(() => requestAnimationFrame(() => {
    if (holder.clientWidth && (!plot || wanted() !== plot.width)) draw();
  })).observe(holder);
  return figure;
}

const charts = new Set();
function swatch(index) {
  const canvas = el('canvas', { class: 'swatch', width: '24', height: '24', 'aria-hidden': 'true' });
  const paint = () => {
    const pen = canvas.getContext('2d');
    pen.fillStyle = pattern(index);
    pen.fillRect(0, 0, 24, 24);
  };
  paint();
  charts.add({ draw: paint, holder: canvas });
  return canvas;
}

function redraw() {
  for (const each of charts) {
    if (!each.holder.isConnected) charts.delete(each);
    else if (each.holder.clientWidth) each.draw();
  }
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
// Paper is light, and as wide as it is.
matchMedia('print').addEventListener('change', redraw);
