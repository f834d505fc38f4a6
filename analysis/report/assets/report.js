// Fills the page, draws its charts, and switches between its two languages.

/** Draws every chart in the page's language, to the size of its place or to another one  [px]. */
const fitCharts = (sizeOf = () => [undefined, undefined]) => {
  for (const {chart, node, option} of charts) {
    const [width = 'auto', height = 'auto'] = sizeOf(node);
    chart.resize({width, height});
    chart.setOption(option(language(), chart.getWidth()), true);
    chart.getZr().flush();  // at once: paper does not wait for the next frame
    node.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  }
};

/** The largest print at which the first screen is one screen, where it is laid out as one and can be. */
const fitFirstScreen = () => {
  const first = document.getElementById('first');
  const sizes = window.innerWidth > 1000 ? [1, 0.95, 0.9, 0.85, 0.8] : [];
  const fits = (size) => {
    first.style.setProperty('--fit', size);
    return first.offsetHeight <= window.innerHeight;
  };
  if (!sizes.some(fits)) {
    first.style.removeProperty('--fit');
  }
};

const fit = () => {
  fitFirstScreen();
  fitCharts();
};

/** The part of the page that the reader is looking at: the smallest one at the upper edge. */
const inView = () => {
  const parts = '.first > *, main > section > *, .verdicts > li, tbody > tr, dl > div, dl > dt, figure';
  return [...document.querySelectorAll(parts)].find((node) => node.getClientRects().length > 0 &&
    node.getBoundingClientRect().bottom > 1 && node.querySelector(parts) === null);
};

const setLanguage = (key) => {
  const anchor = inView();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  document.documentElement.lang = key === 'en' ? 'en' : 'zh-CN';
  const button = document.getElementById('switch');
  button.textContent = key === 'en' ? '中文' : 'English';
  button.lang = key === 'en' ? 'zh-CN' : 'en';
  button.setAttribute('aria-label', key === 'en' ? '切换到中文' : 'Switch to English');
  document.title = `${report.meta.scenario[key]} · ${report.meta.run_id}`;
  fit();
  window.scrollBy(0, (anchor?.getBoundingClientRect().top ?? 0) - before);
};

const languageOfAddress = () => (/(^#|&)lang=en\b/.test(window.location.hash) ? 'en' : /(^#|&)lang=zh\b/.test(window.location.hash) ? 'zh' : null);

const start = () => {
  fillFindings();
  fillWeaknesses();
  fillEffects();
  fillWeaknessTables();
  fillTargets();
  fillParameters();
  fillProduced();
  fillGlossary();
  drawAll();
  setLanguage(languageOfAddress() ?? 'zh');

  document.getElementById('switch').addEventListener('click', () => {
    const next = language() === 'en' ? 'zh' : 'en';
    setLanguage(next);
    window.history.replaceState(null, '', `#lang=${next}`);
  });
  window.addEventListener('hashchange', () => {
    const wanted = languageOfAddress();
    if (wanted !== null && wanted !== language()) {
      setLanguage(wanted);
    }
  });
  // On paper: everything open, charts drawn to the width of an A4 page and not of this screen.
  let printing = false;
  let closed = [];
  window.addEventListener('resize', () => {
    if (!printing) {
      fit();
    }
  });
  window.addEventListener('beforeprint', () => {
    printing = true;
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach((node) => { node.open = true; });
    fitCharts((node) => (node.closest('.forest') ? [215, 185] : node.closest('.charts') ? [330, node.classList.contains('high') ? 290 : 230]
      : node.closest('.pair') ? [680, 330] : [680, node.offsetHeight]));
  });
  window.addEventListener('afterprint', () => {
    printing = false;
    closed.forEach((node) => { node.open = false; });
    fit();
  });
  document.documentElement.dataset.ready = 'true';
};

start();
