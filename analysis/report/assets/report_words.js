'use strict';
// The rows of the report, the words around them, and how both come into the page in two languages.

const report = JSON.parse(document.getElementById('data').textContent);

/** Rows of one table as objects, by column. */
const rowsOf = (name) => {
  const {columns, rows} = report.tables[name];
  return rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
};

const table = Object.fromEntries(Object.keys(report.tables).map((name) => [name, rowsOf(name)]));
const dictionary = new Map(report.dictionary.map((entry) => [entry.indicator, entry]));
const lastArm = report.last_arm;
const arms = report.arms.map(({id}) => id);
const anyUpgrade = report.upgrades.length > 0;
const year = (upgrade) => upgrade.date.slice(0, 4);

const language = () => (document.documentElement.lang === 'en' ? 'en' : 'zh');

const words = {
  resolution: {zh: '问题解决率', en: 'Resolution'},
  cost_benefit: {zh: '治理成本收益', en: 'Cost and benefit'},
  efficiency: {zh: '办事效能', en: 'Efficiency'},
  process: {zh: '流程再造', en: 'Process'},
  appraisal: {zh: '评价机制', en: 'Appraisal'},
  indicator: {zh: '指标', en: 'Indicator'},
  none: {zh: '未实行', en: 'No upgrade'},
  none_short: {zh: '无', en: 'none'},
  all: {zh: report.upgrades_words.zh, en: report.upgrades_words.en.replace(/^./, (c) => c.toUpperCase())},
  difference: report.meta.fixed_parameters ? {zh: '差值 [随机区间]', en: 'Difference [interval of the dice]'}
    : {zh: '差值 [假设区间]', en: 'Difference [interval over assumptions]'},
  books: {zh: '账面数', en: 'In the books'},
  books_span: {zh: '未实行 → 全部', en: 'none → all'},
  no_books: {
    cost_per_resolution: {zh: '账上有支出，没有真解决的件数', en: 'books hold spending, not true resolutions'},
    handoffs: {zh: '账上不记该由几家办，无法折算', en: 'desks needed are not in the books'},
    other: {zh: '账上没有这个数', en: 'not in the books'},
  },
  verdict: {zh: '结论', en: 'Verdict'},
  same_sign: {zh: '方向一致', en: 'Same sign'},
  same_sign_inside: {zh: '方向一致', en: 'same sign'},
  vrf: {zh: '配对省下的次数', en: 'Variance-reduction factor'},
  by_class: {zh: '按小事、实事、难事分的真解决率', en: 'True resolution of small, practical and hard matters'},
  layer: {zh: '层', en: 'Layer'},
  truth: {zh: '真实', en: 'truth'},
  layer_books: {zh: '账面', en: 'books'},
  better: {zh: '变好', en: 'better'},
  worse: {zh: '变差', en: 'worse'},
  up: {zh: '上升', en: 'up'},
  down: {zh: '下降', en: 'down'},
  on_average: {zh: '平均', en: ' on average'},
  unclear: {zh: '分不清', en: 'not told from nothing'},
  nothing: {zh: '没有作用', en: 'nothing'},
  single: {zh: '没有区间，不下结论', en: 'no interval, no conclusion'},
  missing: {zh: '不作估计', en: 'no estimate'},
  not_comparable: {zh: '不宜相减', en: 'not comparable'},
  not_computed: {zh: '未计算', en: 'not computed'},
  upgrade: {zh: '提升', en: 'Upgrade'},
  published: {zh: '公布', en: 'Published'},
  model: {zh: '模型 [范围]', en: 'Model [range]'},
  inside: {zh: '相容', en: 'Compatible'},
  overlap: {zh: '范围相交', en: 'Ranges overlap'},
  yes: {zh: '✓ 是', en: '✓ yes'},
  no: {zh: '✗ 否', en: '✗ no'},
  pattern: {zh: '编号', en: 'No.'},
  what: {zh: '内容', en: 'What'},
  kind: {zh: '出处', en: 'From'},
  own: {zh: '本县', en: 'this county'},
  control: {zh: '外地对照', en: 'elsewhere'},
  arm: {zh: '情形', en: 'Arm'},
  parameter: {zh: '参数', en: 'Parameter'},
  value: {zh: '取值', en: 'Value'},
  range: {zh: '范围', en: 'Range'},
  unit: {zh: '单位', en: 'Unit'},
  source_text: {zh: '依据', en: 'Source'},
  usual: {zh: '见表首', en: 'above the table'},
  grades: {
    set: {zh: '命令行所设', en: 'Set on the command line'},
    source: {zh: '原文所载', en: 'In the source'},
    published: {zh: '他处公布', en: 'Published elsewhere'},
    derived: {zh: '推算得出', en: 'Derived'},
    assumed: {zh: '假设', en: 'Assumed'},
  },
  leaders: {zh: '本页用语', en: 'In Chinese'},
  paper: {zh: '技术用语', en: 'Technical term (Chinese)'},
  english: {zh: '英文', en: 'English'},
  definition: {zh: '定义', en: 'Definition'},
};

/** A text of both languages, or of none, as nodes of which the page shows one. */
const say = (text) => {
  if (text instanceof Node) {
    return text;
  }
  if (typeof text !== 'object' || text === null) {
    return document.createTextNode(text ?? '—');
  }
  if (text.zh === text.en) {
    return document.createTextNode(text.zh);
  }
  const out = document.createDocumentFragment();
  for (const [key, tag] of [['zh', 'zh-CN'], ['en', 'en']]) {
    const span = document.createElement('span');
    span.lang = tag;
    span.textContent = text[key];
    out.append(span);
  }
  return out;
};

/** An element with attributes and children; children are nodes, plain texts or texts of both languages. */
const element = (tag, attributes = {}, ...children) => {
  const out = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    out.setAttribute(key, value);
  }
  out.append(...children.map(say));
  return out;
};

/** Two texts of both languages, one behind the other. */
const join = (first, second, between = ' ') => ({
  zh: [first.zh, second.zh].filter(Boolean).join(between),
  en: [first.en, second.en].filter(Boolean).join(between),
});

const plain = (text) => ({zh: text, en: text});

/** Name of an indicator with its unit, "真解决率（%）"; without it where the name says it: "群众被拖累的天数". */
const named = (id, unit = 'shown_unit') => {
  const entry = dictionary.get(id);
  const {zh, en} = entry[unit];
  return {
    zh: entry.zh + (zh === '' || entry.zh.includes(zh) ? '' : `（${zh}）`),
    en: entry.en + (en === '' || entry.en.includes(en) ? '' : ` (${en})`),
  };
};

/** Numbers as runs, "1–2, 4". */
const runsOf = (numbers, dash, comma) => numbers.map(Number).reduce((runs, number) => {
  const run = runs.at(-1);
  if (run?.at(-1) === number - 1) {
    run[1] = number;
  } else {
    runs.push([number]);
  }
  return runs;
}, []).map((run) => run.join(dash)).join(comma);

/** An arm by the upgrades in force there: none, all, the first k where none is missing, else their numbers. */
const armName = (arm) => {
  const inForce = report.arms.find(({id}) => id === arm)?.upgrades ?? [];
  const n = inForce.length;
  if (n === 0) {
    return words.none;
  }
  if (arm === lastArm) {
    return words.all;
  }
  return inForce.every((number, i) => Number(number) === i + 1) ? {zh: `前 ${n} 次`, en: n === 1 ? 'the first' : `first ${n}`}
    : {zh: `第 ${runsOf(inForce, '—', '、')} 次`, en: `upgrade${n === 1 ? '' : 's'} ${runsOf(inForce, '–', ', ')}`};
};

/** Whether a range holds 0, so that the direction is not the same under all assumptions. */
const eitherWay = (row) => row.low <= 0 && row.high >= 0;

/** What may be said of a difference: better, worse, not told from nothing, …; of the mean alone where the range holds 0. */
const judgement = (row) => {
  const said = words[row.sense] ?? words[{raised: 'up', lowered: 'down'}[row.reading] ?? row.reading];
  return ['raised', 'lowered'].includes(row.reading) && eitherWay(row)
    ? {zh: words.on_average.zh + said.zh, en: said.en + words.on_average.en} : said;
};

/** Share of replications whose difference has the sign of the mean, in whole percent. */
const sameSign = (row) => (row === undefined || row.same_sign === null || ['nothing', 'missing', 'single'].includes(row.reading)
  ? '' : `${Math.round(row.same_sign * 100)} %`);

/** How many times as many replications would be needed without pairing: two digits, for it is an estimate itself. */
const saved = (row) => (row === undefined || row.vrf === null || ['nothing', 'missing', 'single'].includes(row.reading)
  ? '' : Number(row.vrf.toPrecision(2)).toLocaleString('en'));

const inPeriod = (row) => row.period_start === report.meta.period.start && row.period_end === report.meta.period.end;
const scoreOf = (arm, indicator) => table.scorecard.find((row) => row.arm === arm && row.indicator === indicator && inPeriod(row));
const totalOf = (indicator) =>
  table.totals.find((row) => row.indicator === indicator && row.window === report.meta.period.window);
const effectOf = (upgrade, indicator) =>
  table.effects.find((row) => row.upgrade === upgrade && row.indicator === indicator && row.window === report.window);
const ordersOf = (upgrade, indicator) =>
  table.effects_order.filter((row) => row.upgrade === upgrade && row.indicator === indicator && row.window === report.window);
