// Puts the page together. What is seen first is made first.
(() => {
  const report = document.getElementById('report');
  const parts = data.modules.map(modulePart);
  const add = made => { if (made) report.append(made); };
  add(suiteChart());
  const found = findings();
  // Who investigates wants to know that first.
  if (data.investigations.length) report.prepend(found);
  if (data.modules.length) add(modulesTable());
  const opened = data.modules.length === 1 ? [0]
    : data.modules.map((module, i) => i).filter(i => data.modules[i].verdict === 'breached').slice(0, 3);
  const details = section('each', data.modules.length === 1 ? 'The module' : 'Each module', parts.map(each => each.part));
  if (!data.investigations.length) add(found);
  if (data.modules.length) add(details);
  add(testsSection());
  for (const i of opened) {
    parts[i].part.open = true;
    parts[i].fill();
  }

  function goTo() {
    const finding = /^#finding-\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (finding) {
      for (let at = finding; at; at = at.parentElement.closest('details')) at.open = true;
      finding.scrollIntoView();
      finding.querySelector('summary').focus({ preventScroll: true });
    }
    const hash = location.hash.match(/^#module-(\d+)$/);
    const chosen = hash && parts[Number(hash[1])];
    if (!chosen) return;
    chosen.part.open = true;
    chosen.fill();
    chosen.part.scrollIntoView();
    chosen.part.querySelector('summary').focus({ preventScroll: true });
  }
  addEventListener('hashchange', goTo);
  goTo();

  // On paper nothing unfolds.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('#findings details:not([open])')];
    folded.forEach(each => { each.open = true; });
  });
  addEventListener('afterprint', () => folded.forEach(each => { each.open = false; }));

  const nav = document.getElementById('nav');
  nav.append(el('ul', {}, [...document.querySelectorAll('main section')].map(each =>
    el('li', {}, el('a', { href: '#' + each.id }, each.querySelector('h2').textContent)))));
  document.documentElement.setAttribute('data-ready', Math.round(performance.now()));
})();
