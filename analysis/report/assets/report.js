// Fills the page, draws its charts, and switches between its two languages.

/** Draws every chart in the page's language, to the size of its place or to a width in pixels. */
const fitCharts = (widthOf) => {
  for (const {chart, node, option} of charts) {
    chart.resize({width: widthOf === undefined ? 'auto' : widthOf(node), height: 'auto'});
    chart.setOption(option(language(), chart.getWidth()), true);
    chart.getZr().flush();  // at once: paper does not wait for the next frame
    node.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  }
};

/** The part of the page that the reader is looking at. */
const inView = () => [...document.querySelectorAll('.first > *, main > section > *, .verdicts > li, tbody > tr, dl > div')]
  .find((node) => node.getClientRects().length > 0 && node.getBoundingClientRect().bottom > 0);

const setLanguage = (key) => {
  const anchor = inView();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  document.documentElement.lang = key === 'en' ? 'en' : 'zh-CN';
  const button = document.getElementById('switch');
  button.textContent = key === 'en' ? '中文' : 'English';
  button.lang = key === 'en' ? 'zh-CN' : 'en';
  button.setAttribute('aria-label', key === 'en' ? '切换到中文' : 'Switch to English');
  document.title = `${report.meta.scenario[key]} · ${report.meta.run_id}`;
  fitCharts();
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
      fitCharts();
    }
  });
  window.addEventListener('beforeprint', () => {
    printing = true;
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach((node) => { node.open = true; });
    fitCharts((node) => (node.closest('.forest') ? 215 : node.closest('.charts') ? 330 : 680));
  });
  window.addEventListener('afterprint', () => {
    printing = false;
    closed.forEach((node) => { node.open = false; });
    fitCharts();
  });
  document.documentElement.dataset.ready = 'true';
};

start();
