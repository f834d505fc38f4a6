// Every table and list of the page.

/**
 * Fills a table. A column is {head, note, cell(row), kind}; kind is 'name' (heads its row), 'number', 'word' or
 * nothing. Rows that share the title that `groupOf` gives them stand below it.
 * Each cell carries its column's name for narrow screens, where a row becomes a card.
 */
const fillTable = (node, columns, rows, groupOf) => {
  const head = element('tr', {}, ...columns.map(({head: text, note, kind}) =>
    element('th', {scope: 'col', class: kind ?? ''}, text, ...(note === undefined ? [] : [small(note)]))));
  const label = ({head: text, note}, key) => (note === undefined ? text[key] : `${text[key]} ${note[key]}`);
  const body = rows.map((row) =>
    element('tr', {}, ...columns.map((column) =>
      column.kind === 'name'
        ? element('th', {scope: 'row'}, column.cell(row))
        : element('td', {class: column.kind ?? '', 'data-zh': label(column, 'zh'), 'data-en': label(column, 'en')}, column.cell(row)))));
  const titles = rows.map((row) => groupOf?.(row));
  const heading = (title) => element('tr', {class: 'group'}, element('th', {scope: 'rowgroup', colspan: columns.length}, title));
  node.append(element('thead', {}, head), element('tbody', {},
    ...body.flatMap((row, i) => (titles[i] === undefined || titles[i] === titles[i - 1] ? [row] : [heading(titles[i]), row]))));
};

/** A printed number; one that has its interval behind it may break before the interval and nowhere else. */
const figure = (text) => {
  const [value, interval] = text.split(/ (?=\[)/);
  const part = (of) => element('span', {class: 'figure'}, of);
  return interval === undefined ? part(value) : element('span', {}, part(value), ' ', part(interval));
};

const small = (text) => element('small', {}, text);

/** A level as it is printed. */
const levelText = (arm, indicator) => figure(scoreOf(arm, indicator)?.shown || '—');

/** Levels of the books without their intervals, both to the decimals of the coarser one: "4.6", "6" as "5 → 6". */
const fromTo = (indicator) => {
  const texts = [...new Set(['0', lastArm])].map((arm) => (scoreOf(arm, indicator)?.shown || '—').split(' [')[0]);
  const places = texts.filter((text) => text !== '—').map((text) => (text.split('.')[1] ?? '').length);
  const least = Math.min(...places);
  const coarse = (text, i) => (places.length < 2 || places[i] === least ? text
    : Number(text.replaceAll(',', '').replace('−', '-')).toFixed(least).replace('-', '−'));
  return figure(texts.map(coarse).join(' → '));
};

const judgementOf = (row) => element('em', {class: row.sense || row.reading}, judgement(row));

/** A difference with its interval, and below it a note (its unit, its name) and what may be said of it. */
const differenceCell = (row, note, more = '') => {
  if (row === undefined) {
    return '—';
  }
  const estimated = row.reading !== 'missing';
  const parts = [estimated ? note : plain(''), judgementOf(row), estimated && more !== '' ? join(words.same_sign_inside, plain(more)) : plain('')]
    .filter((part) => part instanceof Node ? part.textContent !== '' : part.zh !== '');
  return element('span', {}, element('b', {class: 'difference'}, figure(estimated ? row.shown : '—')),
    element('small', {}, ...parts.flatMap((part, i) => (i === 0 ? [part] : [' · ', part]))));
};

const periodName = (() => {
  const from = report.meta.period.start.slice(0, 4);
  const to = report.meta.period.end.slice(0, 4);
  return from === to ? {zh: `${from} 年`, en: from} : {zh: `${from}—${to} 年`, en: `${from}–${to}`};
})();

/** Of columns those that say something: without upgrades there is nothing to compare. */
const withoutComparison = (columns) => columns.filter(({compares}) => anyUpgrade || !compares);

const fillWeaknesses = () => {
  fillTable(document.getElementById('weaknesses'), withoutComparison([
    {head: periodName, kind: 'name', cell: (row) => element('span', {}, words[row.weakness], small(named(row.level)))},
    {head: words.none, kind: 'number', cell: (row) => levelText('0', row.level)},
    {head: words.all, kind: 'number', compares: true, cell: (row) => levelText(lastArm, row.level)},
    {head: words.difference, kind: 'number', compares: true, cell: (row) => {
      const unit = dictionary.get(row.difference).shown_difference_unit;
      return differenceCell(totalOf(row.difference), row.difference === row.level ? unit : named(row.difference, 'shown_difference_unit'));
    }},
    {head: words.books, note: anyUpgrade ? words.books_span : words.none, kind: 'number', cell: (row) => {
      if (row.books === '') {
        return element('small', {}, words.no_books[row.level] ?? words.no_books.other);
      }
      return element('span', {}, fromTo(row.books), small(named(row.books)));
    }},
  ]), report.headlines);
};

const fillFindings = () => {
  document.getElementById('findings').append(...report.sentences.map((sentence) => element('li', {}, sentence)));
  const {failed, replications, size, fixed_parameters: fixed} = report.meta;
  const caveats = document.getElementById('caveats');
  if (size.zh !== '') {
    caveats.append(say({zh: `；${size.zh}`, en: `; ${size.en}`}));
  }
  if (failed > 0) {
    caveats.append(say({
      zh: `；${replications} 次重复中有 ${failed} 次失败，已成对剔除`,
      en: `; ${failed} of ${replications} replications failed, left out on both sides`,
    }));
  }
  if (fixed) {
    caveats.append(say({
      zh: '；各次重复用同一组假设，区间里只有随机波动',
      en: '; one set of assumptions throughout, intervals hold dice only',
    }));
  }
};

/** Months of the window of effects that are observed of an upgrade; nothing where it has no row. */
const monthsOf = (upgrade) => table.effects.find((row) => row.upgrade === upgrade.number && row.window === report.window)?.months;

/** Upgrades of which fewer months are observed than of the others, and how many of the others. */
const monthsOfEffects = (() => {
  const whole = Math.max(0, ...report.upgrades.map((upgrade) => monthsOf(upgrade) ?? 0));
  return {whole, shorter: report.upgrades.filter((upgrade) => monthsOf(upgrade) < whole)};
})();

const shortWindow = (upgrade) => (monthsOfEffects.shorter.includes(upgrade)
  ? {zh: `只有头 ${monthsOf(upgrade)} 个月`, en: `first ${monthsOf(upgrade)} months only`} : plain(''));

const upgradeName = (upgrade) => element('span', {}, `${upgrade.number} `, upgrade.name,
  small(join({zh: `${year(upgrade)} 年`, en: year(upgrade)}, shortWindow(upgrade), ' · ')));

/** How long the windows of effects are, and whether equally long for all. */
const sayWindow = () => {
  const {whole, shorter} = monthsOfEffects;
  const list = (key, comma) => shorter.map((upgrade) => ({
    zh: `第 ${upgrade.number} 次只有 ${monthsOf(upgrade)} 个月`, en: `upgrade ${upgrade.number} (${monthsOf(upgrade)} months)`,
  })[key]).join(comma);
  document.getElementById('effects-window-zh').append(`比的是生效后第 1 至 ${whole} 个月，${shorter.length === 0 ? '每次一样长。'
    : `${list('zh', '、')}，到观察期末为止，不与别的比大小；其余各次一样长。`}`);
  document.getElementById('effects-window-en').append(`The window is months 1 to ${whole} after its date, ${shorter.length === 0 ? 'equally long for all.'
    : `equally long for all but ${list('en', ', ')}, which the end of observation cuts short and which are not ranked with the others.`}`);
};

const fillEffects = () => {
  if (!anyUpgrade) {
    document.getElementById('effects').hidden = true;
    document.querySelector('.skip').href = '#resolution';
    return;
  }
  sayWindow();
  const columns = report.headlines.map(({difference}) => ({
    head: named(difference, 'shown_difference_unit'),
    kind: 'number',
    cell: (upgrade) => {
      const row = effectOf(upgrade.number, difference);
      return differenceCell(row, plain(''), sameSign(row));
    },
  }));
  fillTable(document.getElementById('table-effects'), [{head: words.upgrade, kind: 'name', cell: upgradeName}, ...columns],
    report.upgrades);
  document.getElementById('verdicts').append(...report.upgrades.map((upgrade) => element('li', {value: upgrade.number},
    element('b', {}, {zh: `${year(upgrade)} 年 ${upgrade.name.zh}`, en: `${year(upgrade)} ${upgrade.name.en}`}),
    element('span', {class: 'difficulty'}, {zh: `针对：${upgrade.difficulty.zh}`, en: `answering: ${upgrade.difficulty.en}`}),
    element('p', {}, upgrade.verdict.zh === '' ? words.not_computed : upgrade.verdict))));
};

/** What a published figure was used for, in the order in which they are shown. */
const roles = {
  input: {
    name: {zh: '输入', en: 'Input'},
    about: {zh: '基本由一个参数直接给定，相容不能作为证据', en: 'nearly set by one parameter; to be compatible is no evidence'},
  },
  calibrated: {
    name: {zh: '校准', en: 'Calibrated'},
    about: {zh: '参数就是对着这些数调的，相容只说明调得到', en: 'parameters were fitted to them; to be compatible shows only that they could be'},
  },
  check: {
    name: {zh: '检验', en: 'Check'},
    about: {zh: '没有对着它们调过参数，只用来核对', en: 'no parameter was fitted to them; they are only looked at'},
  },
};

const fillTargets = () => {
  const mark = (value) => element('span', {class: value === false ? 'no' : 'yes'},
    value === null ? words.not_computed : value ? words.yes : words.no);
  const order = Object.keys(roles);
  table.targets.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const groups = new Map(order.map((role) => {
    const judged = table.targets.filter((row) => row.role === role && row.inside !== null);
    return [role, {n: judged.length, inside: judged.filter((row) => row.inside).length}];
  }));
  const titles = new Map(order.map((role) => {
    const {n, inside} = groups.get(role);
    const {name, about} = roles[role];
    return [role, {zh: `${name.zh}：${n} 项，相容 ${inside} 项。${about.zh}`, en: `${name.en}: ${n}, compatible ${inside}. ${about.en.replace(/^./, (c) => c.toUpperCase())}`}];
  }));
  const counts = (key) => order.filter((role) => groups.get(role).n > 0).map((role) => {
    const {n, inside} = groups.get(role);
    const {name} = roles[role];
    return {zh: `${name.zh} ${n} 项，相容 ${inside} 项`, en: `${name.en.toLowerCase()} ${n}, compatible ${inside}`}[key];
  });
  document.getElementById('targets-summary').append(say(counts('zh').length === 0 ? words.not_computed : {
    zh: `与公布的数逐项对照：${counts('zh').join('；')}。只有“检验”一组可以说明模型像不像，前两组本来就是照着公布的数定的。“相容”是指模型的平均值离公布范围的中点不超过三个标准差，标准差由观测、随机、模型三种误差合成；不等于落在公布的范围之内，是否与范围相交另列一栏。外地的数主要在“未实行”的情形中核对，因为那里没有这些提升。表中的占比用小数表示。`,
    en: `Held against published figures: ${counts('en').join('; ')}. Only the checks can tell whether the model is like the county: the others were set by what is published. Compatible: the mean lies within three standard deviations of the middle of the published range, of observation, dice and model together; that is not the same as within the range, and whether the ranges overlap has a column of its own. Figures of other places are held mostly against the arm without upgrades, for these places had none of them. Shares are given as decimals.`,
  }));
  fillTable(document.getElementById('table-targets'), [
    {head: words.pattern, kind: 'name', cell: (row) => row.pattern},
    {head: words.what, cell: (row) => ({zh: row.what_zh, en: row.what})},
    {head: words.kind, kind: 'word', cell: (row) => words[row.kind] ?? row.kind},
    {head: words.arm, kind: 'word', cell: (row) => armName(row.arm)},
    {head: words.published, kind: 'number', cell: (row) => figure(row.shown_published)},
    {head: words.model, kind: 'number', cell: (row) => figure(row.shown)},
    {head: words.inside, kind: 'word', cell: (row) => mark(row.inside)},
    {head: words.overlap, kind: 'word', cell: (row) => mark(row.overlap)},
  ], table.targets, (row) => titles.get(row.role));
};

/** A path that may break behind its points and underscores. */
const breakable = (path) => element('code', {}, ...path.split(/(?<=[._])/).flatMap((part, i) => (i === 0 ? [part] : [element('wbr'), part])));

/** The text that more than half of the rows share, or nothing. */
const shared = (texts) => {
  const times = new Map();
  texts.forEach((text) => times.set(text, (times.get(text) ?? 0) + 1));
  return [...times].find(([, n]) => n > 1 && n > texts.length / 2)?.[0];
};

const outside = {zh: '超出文件所给的范围', en: 'beyond the range of the file'};

const fillParameters = () => {
  const grades = Object.entries(words.grades)
    .map(([grade, label]) => ({grade, label, rows: table.parameters.filter((row) => row.grade === grade)}))
    .filter(({grade, rows}) => grade !== 'set' || rows.length > 0);
  const total = table.parameters.length;
  const counts = (key) => grades.map(({label, rows}) => `${label[key]} ${rows.length}`);
  document.getElementById('parameters-summary').append(say({
    zh: `共 ${total} 个参数：${counts('zh').join('，')}。凡是假设的都给了取值范围，假设区间就来自这些范围。`,
    en: `${total} parameters: ${counts('en').join(', ')}. Every assumed one has a range, and the intervals over assumptions come from these ranges.`,
  }));
  document.getElementById('table-parameters').append(...grades.filter(({rows}) => rows.length > 0).map(({label, rows}) => {
    const node = element('table', {class: 'stack'});
    const usual = shared(rows.map((row) => row.source));
    fillTable(node, [
      {head: words.parameter, kind: 'name', cell: (row) => (row.name === null ? breakable(row.path)
        : element('span', {}, row.name, small(breakable(row.path))))},
      {head: words.value, kind: 'number', cell: (row) => (row.outside
        ? element('span', {class: 'no'}, figure(row.shown), small(outside)) : figure(row.shown))},
      {head: words.range, kind: 'number', cell: (row) => figure(row.shown_range || '—')},
      {head: words.unit, kind: 'word', cell: (row) => row.unit_name ?? row.unit},
      {head: words.source_text, cell: (row) => (row.source === usual ? words.usual : row.source)},
    ], rows);
    return element('details', {class: 'frame'}, element('summary', {}, {zh: `${label.zh}：${rows.length} 个`, en: `${label.en}: ${rows.length}`}),
      ...(usual === undefined ? [] : [element('p', {class: 'note'}, {zh: `大多数的依据：${usual}`, en: `Source of most: ${usual}`})]), node);
  }));
};

const fillProduced = () => {
  const {meta} = report;
  const [pairs, sets] = meta.fixed_parameters
    ? [{zh: '每次重复换一套随机数，假设不换', en: 'Each replication takes other random draws and the same assumptions'}, {zh: '随机数', en: 'draws'}]
    : [{zh: '每次重复换一组假设、换一套随机数', en: 'Each replication takes another set of assumptions and other random draws'},
      {zh: '假设和随机数', en: 'assumptions and draws'}];
  const stopped = meta.stopped > 0;
  const repeated = stopped
    ? {zh: `原要重复 ${meta.replications} 次，中途停止，完整的只有 ${meta.complete} 次`, en: `This was to be repeated ${meta.replications} times, but was stopped: ${meta.complete} are complete`}
    : {zh: `这样重复 ${meta.replications} 次`, en: `This is repeated ${meta.replications} times`};
  const ended = meta.runs - meta.stopped;
  const county = {zh: '先按公布的数合成一个县：村庄、家庭、干部和部门。', en: 'First a county is synthesised from published numbers: villages, households, cadres, departments. '};
  const lives = anyUpgrade ? {zh: `再把同一段历史过 ${arms.length} 遍：第一遍一次提升也没有，以后每遍多一次。`, en: `Then the same history is lived through ${arms.length} times: without any upgrade, and each time with one more. `}
    : {zh: '再把一段历史过一遍，一次提升也没有。', en: 'Then its history is lived through without any upgrade. '};
  const shared = anyUpgrade ? {zh: `；同一次重复里，${arms.length} 遍用的${sets.zh}都一样，所以前后两遍的差别只来自多出的那一次提升`, en: `; within one replication all ${arms.length} share their ${sets.en}, so that two neighbours differ by one upgrade only`} : plain('');
  document.getElementById('how').append(say({
    zh: `${county.zh}${lives.zh}${repeated.zh}：${pairs.zh}${shared.zh}。`,
    en: `${county.en}${lives.en}${repeated.en}. ${pairs.en}${shared.en}.`,
  }));
  const facts = [
    [{zh: '结果号', en: 'Result'}, meta.run_id],
    [{zh: '情景', en: 'Scenario'}, meta.scenario],
    [{zh: '表中水平的时段', en: 'Period of the levels'}, {zh: `${meta.period.start} 至 ${meta.period.end}`, en: `${meta.period.start} to ${meta.period.end}`}],
    [{zh: '重复次数', en: 'Replications'}, {zh: `${meta.replications} 次，失败 ${meta.failed} 次`, en: `${meta.replications}, of which ${meta.failed} failed`}],
    [{zh: '中途停止', en: 'Stopped'}, stopped ? {zh: `${meta.runs} 次运行只完成 ${ended} 次；完整的重复 ${meta.complete} 次`, en: `${ended} of ${meta.runs} runs came to their end; ${meta.complete} replications are complete`} : ''],
    [{zh: '种子', en: 'Seed'}, meta.seed],
    [{zh: '结果版本', en: 'Results version'}, meta.results_version],
    [{zh: '程序', en: 'Build'}, meta.build],
    [{zh: '情景指纹', en: 'Scenario hash'}, meta.scenario_hash],
    [{zh: '状态指纹', en: 'State hash'}, meta.state_hash],
    [{zh: '生成日期', en: 'Produced'}, meta.produced],
  ].filter(([, value]) => value !== '');
  document.getElementById('facts').append(...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
  document.getElementById('commands').append(meta.commands.join('\n'));
  const day = meta.produced === '' ? plain('') : {zh: `，${meta.produced} 生成`, en: `, ${meta.produced}`};
  document.getElementById('cite').append(say({
    zh: `tiexin 县域治理模型：${meta.scenario.zh}。结果号 ${meta.run_id}，结果版本 ${meta.results_version}${day.zh}。`,
    en: `tiexin, a model of county governance: ${meta.scenario.en}. Result ${meta.run_id}, results version ${meta.results_version}${day.en}.`,
  }));
};

const fillGlossary = () => {
  fillTable(document.getElementById('table-glossary'), [
    {head: words.leaders, kind: 'name', cell: (entry) => element('span', {lang: 'zh'}, entry.zh)},
    {head: words.paper, cell: (entry) => element('span', {lang: 'zh'}, entry.zh_paper)},
    {head: words.english, cell: (entry) => entry.en},
    {head: words.definition, cell: (entry) => ({zh: definitions[entry.indicator] ?? entry.definition, en: entry.definition})},
    {head: words.layer, kind: 'word', cell: (entry) => (entry.layer === 'books' ? words.layer_books : words.truth)},
  ], report.dictionary);
};
