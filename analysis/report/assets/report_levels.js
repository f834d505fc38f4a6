// The table of each weakness: differences first, then levels.

/** The one assumed price that net benefit stands on. */
const priceOfHarm = () => {
  const row = table.parameters.find(({path}) => path === 'prices.severity_unit');
  return row === undefined ? [] : [small({
    zh: `只凭一个假设的单价：一个损失日折 ${row.shown} 元，范围 ${row.shown_range} 元`,
    en: `stands on one assumed price: ${row.shown} yuan a severity-day, range ${row.shown_range}`,
  })];
};

const hasLevel = (row) => row !== undefined && row.mean !== null;

/** The period that an indicator is shown for, {start, end}: the page's; where it has no level there, the latest other one that it has. */
const periodOf = (indicator) => {
  const {start, end} = report.meta.period;
  if (['0', lastArm].some((arm) => hasLevel(scoreOf(arm, indicator)))) {
    return {start, end};
  }
  const [row] = table.scorecard.filter((one) => one.indicator === indicator && ['0', lastArm].includes(one.arm) && hasLevel(one))
    .sort((a, b) => b.period_start.localeCompare(a.period_start));
  return row === undefined ? {start, end} : {start: row.period_start, end: row.period_end};
};

const ofOtherPeriod = (indicator) => periodOf(indicator).start !== report.meta.period.start;
const yearsOf = (indicator) => [periodOf(indicator).start, periodOf(indicator).end].map((day) => day.slice(0, 4));

const levelIn = (arm, indicator) => {
  const {start, end} = periodOf(indicator);
  return table.scorecard.find((row) => row.arm === arm && row.indicator === indicator && row.period_start === start && row.period_end === end);
};

const totalIn = (indicator) => {
  if (!ofOtherPeriod(indicator)) {
    return totalOf(indicator);
  }
  const of = (window) => table.totals.find((row) => row.indicator === indicator && row.window === window);
  return of(yearsOf(indicator).join('-')) ?? of('observed');
};

/** Why there is no level in any period. */
const whyNone = (indicator) => (/^separation/.test(indicator) ? {zh: '相邻的两个等次没有各满五人', en: 'adjacent grades do not have five each'}
  : /^village_/.test(indicator) ? {zh: '要五年，且至少两个村各有 20 件事', en: 'needs five years and two villages of 20 matters'}
    : indicator === 'path_variants' ? {zh: '登记的不足一万件', en: 'fewer than 10,000 registered'}
      : indicator === 'gaming_excess' ? {zh: '按期办结率没有提高', en: 'closed on time did not rise'}
        : {zh: '这次运行里没有可算的事', en: 'nothing in these runs to compute it from'});

/** What is said below the name of an indicator. */
const levelNotes = (indicator) => {
  if (![levelIn('0', indicator), levelIn(lastArm, indicator)].some(hasLevel)) {
    return [small(whyNone(indicator))];
  }
  const [from, to] = yearsOf(indicator);
  return [...(indicator === 'net_benefit' ? priceOfHarm() : []),
    ...(ofOtherPeriod(indicator) ? [small({zh: `${from}—${to} 年合计`, en: `${from}–${to} together`})] : [])];
};

const levelColumns = withoutComparison([
  {head: words.indicator, kind: 'name', cell: ({indicator}) => element('span', {}, named(indicator), ...levelNotes(indicator))},
  {head: words.layer, kind: 'word', cell: (entry) => (entry.layer === 'books' ? words.layer_books : words.truth)},
  {head: words.difference, kind: 'number', compares: true, cell: (entry) => {
    const row = totalIn(entry.indicator);
    return !entry.comparable || row === undefined || row.reading === 'missing' ? '—'
      : element('span', {}, element('b', {class: 'difference'}, figure(row.shown)), ' ', element('span', {class: 'unit'}, entry.shown_difference_unit));
  }},
  {head: words.verdict, kind: 'word', compares: true, cell: (entry) => {
    const row = totalIn(entry.indicator);
    return !entry.comparable ? words.not_comparable : row === undefined ? '—' : judgementOf(row);
  }},
  {head: words.same_sign, kind: 'number', compares: true, cell: (entry) => sameSign(entry.comparable ? totalIn(entry.indicator) : undefined) || '—'},
  {head: words.vrf, kind: 'number', compares: true, cell: (entry) => saved(entry.comparable ? totalIn(entry.indicator) : undefined) || '—'},
  {head: words.none, kind: 'number', cell: (entry) => figure(levelIn('0', entry.indicator)?.shown || '—')},
  {head: words.all, kind: 'number', compares: true, cell: (entry) => figure(levelIn(lastArm, entry.indicator)?.shown || '—')},
]);

/** All indicators of each weakness; the resolution curves of the three classes of matters behind a fold. */
const fillWeaknessTables = () => {
  const ofClass = (entry) => /_(small|practical|hard)_\d+$/.test(entry.indicator);
  const again = 'resolution_180';  // the headline once more, as a point of the curve
  for (const {weakness} of report.headlines) {
    const entries = report.dictionary.filter((entry) => entry.weakness === weakness && entry.indicator !== again &&
      (scoreOf('0', entry.indicator) !== undefined || scoreOf(lastArm, entry.indicator) !== undefined));
    const node = document.getElementById(`table-${weakness}`);
    fillTable(node, levelColumns, entries.filter((entry) => !ofClass(entry)));
    if (entries.some(ofClass)) {
      const inner = element('table', {class: 'stack'});
      fillTable(inner, levelColumns, entries.filter(ofClass));
      node.parentElement.after(element('details', {class: 'frame'}, element('summary', {}, words.by_class), inner));
    }
  }
};
