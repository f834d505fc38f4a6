// Every chart, as ECharts options. Filled against open, solid against dashed: nothing depends on colour alone.

const ink = '#1d2733';
const quiet = '#5b6672';
const rule = '#d5d9de';
const deep = '#1f5275';
const clay = '#9c4a1f';
const fonts = getComputedStyle(document.body).fontFamily;

const number = new Intl.NumberFormat('en', {maximumFractionDigits: 6});

/** How wide a text is drawn in the fonts of this machine  [px]. */
const measure = (() => {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size) => {
    context.font = `${size}px ${fonts}`;
    return context.measureText(text).width;
  };
})();

const charts = [];

/** Draws a chart; `option` is a function of the language and of the width, for it is drawn again when these change. */
const draw = (node, option) => {
  if (typeof echarts === 'undefined') {
    node.hidden = true;
    return;
  }
  const chart = echarts.init(node, null, {renderer: 'svg'});
  charts.push({chart, node, option});
};

const frame = (key, grid) => ({
  animation: false,
  textStyle: {fontFamily: fonts, color: ink},
  grid,
  tooltip: {trigger: 'item', renderMode: 'richText', confine: true, backgroundColor: '#fff', borderColor: rule,
    textStyle: {fontFamily: fonts, fontSize: 12, color: ink}, formatter: ({data}) => data?.tip?.[key] ?? ''},
});

const valueAxis = {
  type: 'value',
  scale: true,
  axisLine: {show: true, lineStyle: {color: quiet}},
  axisTick: {show: true},
  axisLabel: {color: quiet, fontSize: 11, hideOverlap: true, formatter: (value) => number.format(value).replace('-', '−')},
  splitLine: {lineStyle: {color: '#eceef0'}},
};

const scaled = (value, factor) => (value === null || value === undefined ? null : value * factor);
const tip = (name, shown, unit) => ({zh: `${name.zh}\n${shown} ${unit.zh}`, en: `${name.en}\n${shown} ${unit.en}`});
const circled = (number) => (number >= 1 && number <= 20 ? String.fromCodePoint(0x245f + Number(number)) : `(${number})`);

/** Dates of the upgrades as places on an axis of years; those of one date share a place. */
const dates = () => {
  const places = new Map();
  for (const upgrade of report.upgrades) {
    const [y, m, d] = upgrade.date.split('-').map(Number);
    const x = y + (m - 1) / 12 + (d - 1) / 365;
    places.set(x, (places.get(x) ?? '') + circled(upgrade.number));
  }
  return [...places].map(([x, label]) => ({x, label}));
};

/** A range by year: an unseen line below and the width stacked on it. The edges are drawn, so that it survives a copier. */
const band = (id, name, rows, factor, style) => {
  const low = rows.map((row) => [row.year + 0.5, scaled(row.low, factor)]);
  const width = rows.map((row) => [row.year + 0.5, row.low === null ? null : (row.high - row.low) * factor]);
  const common = {type: 'line', stack: id, stackStrategy: 'all', symbol: 'none', lineStyle: style.line, silent: true};
  return [
    {...common, name: `${id}-low`, data: low},
    {...common, name, data: width, areaStyle: style.area, itemStyle: {color: style.swatch ?? style.line.color}},
  ];
};

/** Truth as ranges and books as lines, by year, without upgrades and with all, with the dates of the upgrades. */
const yearsOption = (level, books) => (key, width) => {
  const unit = dictionary.get(level);
  // A year in which only some replications have a value is left out: it would be drawn from other assumptions.
  const of = (arm, indicator) => {
    const rows = table.timeline.filter((row) => row.arm === arm && row.indicator === indicator).sort((a, b) => a.year - b.year);
    const all = Math.max(...rows.map(({n}) => n));
    return rows.map((row) => (row.n === all ? row : {...row, mean: null, low: null, high: null, shown: '—'}));
  };
  const label = (arm, indicator) => (books === level ? armName(arm)[key]
    : `${dictionary.get(indicator)[key]}${indicator === level ? {zh: '（范围）', en: ' (range)'}[key] : ''} · ${armName(arm)[key]}`);
  const line = (arm, style) => ({
    type: 'line', name: label(arm, books), showSymbol: true, connectNulls: false, silent: true, ...style,
    data: of(arm, books).map((row) => [row.year + 0.5, scaled(row.mean, dictionary.get(books).factor)]),
  });
  const series = [
    ...band('none', label('0', level), of('0', level), unit.factor,
      {line: {color: quiet, width: 1.2, type: 'dashed'}, area: {color: '#8d96a0', opacity: 0.16}, swatch: '#d9dcdf'}),
    ...(anyUpgrade ? band('all', label(lastArm, level), of(lastArm, level), unit.factor,
      {line: {color: deep, width: 1.4, type: 'solid'}, area: {color: deep, opacity: 0.3}, swatch: '#8fadc2'}) : []),
    ...(books && books !== level ? [
      line('0', {symbol: 'emptyCircle', symbolSize: 4, lineStyle: {color: clay, width: 1.2, type: 'dashed'}, itemStyle: {color: clay}}),
      line(lastArm, {symbol: 'circle', symbolSize: 4, lineStyle: {color: clay, width: 1.6}, itemStyle: {color: clay}}),
    ].slice(0, anyUpgrade ? 2 : 1) : []),
  ];
  series[0].markLine = {
    silent: true, symbol: 'none', lineStyle: {color: quiet, width: 0.8, type: [2, 3]},
    label: {show: true, position: 'end', distance: 3, fontSize: 12, color: ink, formatter: ({data}) => data.label_text},
    data: dates().map(({x, label: text}) => ({xAxis: x, label_text: text})),
  };
  const legible = series.filter(({name: text}) => !text.endsWith('-low'));
  const years = table.timeline.map((row) => row.year);
  const at = (wanted) => [...new Set([level, books])].flatMap((indicator) =>
    [...new Set(['0', lastArm])].flatMap((arm) => of(arm, indicator).filter((row) => row.year === wanted)));
  const bands = legible.filter(({areaStyle}) => areaStyle);
  const lines = legible.filter(({areaStyle}) => !areaStyle);
  const row = 20;
  const swatch = 22;
  const gap = 20;
  const legendWidth = (of) => of.reduce((sum, {name: text}) => sum + swatch + 5 + measure(text, 11.5) + gap, 0);
  const narrow = Math.max(legendWidth(bands), legendWidth(lines)) > width - gap;
  const legend = (of, bottom) => ({
    bottom, left: 'center', orient: narrow ? 'vertical' : 'horizontal', itemWidth: swatch, itemHeight: 9, itemGap: narrow ? 6 : gap,
    textStyle: {fontSize: 11.5, color: ink}, selectedMode: false,
    data: of.map(({name: text, areaStyle}) => (areaStyle ? {name: text, icon: 'rect'} : {name: text})),
  });
  const height = (of) => row * (narrow ? of.length : Math.min(of.length, 1));
  return {
    ...frame(key, {left: 8, right: 14, top: 22, bottom: height(bands) + height(lines) + 2, containLabel: true}),
    legend: lines.length === 0 ? [legend(bands, 0)] : [legend(bands, height(lines)), legend(lines, 0)],
    tooltip: {...frame(key).tooltip, trigger: 'axis', formatter: ([{axisValue}]) => {
      const wanted = Math.floor(axisValue);
      return [wanted, ...at(wanted).map((row) => `${label(row.arm, row.indicator)}  ${row.shown} ${dictionary.get(row.indicator).shown_unit[key]}`)].join('\n');
    }},
    xAxis: {...valueAxis, min: Math.min(...years), max: Math.max(...years) + 1, interval: 2, splitLine: {show: false},
      axisLabel: {...valueAxis.axisLabel, showMaxLabel: false, formatter: (value) => String(value)}},
    yAxis: {...valueAxis, scale: unit.unit !== 'share' && books === level, ...(unit.unit === 'share' ? {min: 0, max: 100} : unit.cap === null ? {} : {min: 0, max: unit.cap * unit.factor})},
    series,
  };
};

/** Unseen points: ECharts fits its axes to points, not to the ends of lines. */
const extent = (points) => ({type: 'scatter', symbol: 'none', symbolSize: 0, silent: true, data: points});

// One indicator, all upgrades: paired differences with their range, the interval of their mean and that of the dice; both
// orders of two upgrades of one date.
const forestOption = (indicator) => (key) => {
  const entry = dictionary.get(indicator);
  const rows = report.upgrades.flatMap((upgrade, place) => {
    const row = effectOf(upgrade.number, indicator);
    return row === undefined || row.difference === null ? [] : [{...row, place, upgrade}];
  });
  const orders = rows.flatMap(({place, upgrade}) => ordersOf(upgrade.number, indicator)
    .filter((row) => row.difference !== null).map((row, i) => ({...row, place, upgrade, shift: i})));
  const f = entry.factor;
  const name = ({upgrade, sequence}) => ({
    zh: `${upgrade.number} ${upgrade.name.zh}${sequence ? `（先后 ${sequence}）` : ''}`,
    en: `${upgrade.number} ${upgrade.name.en}${sequence ? ` (order ${sequence})` : ''}`,
  });
  const tipOf = (row) => tip(name(row), row.shown, entry.shown_difference_unit);
  const span = (low, high) => rows.filter((row) => row[low] !== null && row[high] !== null)
    .map((row) => ({coords: [[row[low] * f, row.place], [row[high] * f, row.place]], tip: tipOf(row)}));
  const segments = {type: 'lines', coordinateSystem: 'cartesian2d', silent: true};
  return {
    ...frame(key, {left: 6, right: 14, top: 6, bottom: 4, containLabel: true}),
    xAxis: {...valueAxis, scale: false, splitNumber: 4},
    yAxis: {type: 'category', inverse: true, data: report.upgrades.map(({number}) => circled(number)), axisTick: {show: false},
      axisLine: {show: false}, axisLabel: {color: ink, fontSize: 13}, splitLine: {show: true, lineStyle: {color: '#f0f1f3'}}},
    series: [
      {...segments, data: span('dice_low', 'dice_high'), lineStyle: {color: '#b4c6d3', width: 7, opacity: 1}},
      {...segments, data: span('low', 'high'), lineStyle: {color: ink, width: 1.2, opacity: 1},
        markLine: {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: ink, width: 1, type: 'solid'}, data: [{xAxis: 0}]}},
      {...segments, data: span('mean_low', 'mean_high'), lineStyle: {color: ink, width: 3.5, opacity: 1}},
      extent(rows.flatMap((row) => [row.low, row.high, row.mean_low, row.mean_high, row.dice_low, row.dice_high].filter((x) => x !== null).map((x) => [x * f, row.place]))),
      {type: 'scatter', symbol: 'diamond', symbolSize: 7, z: 3, itemStyle: {color: '#fff', borderColor: quiet, borderWidth: 1.2},
        data: orders.map((row) => ({value: [row.difference * f, row.place], symbolOffset: [0, row.shift === 0 ? -8 : 8], tip: tipOf(row)}))},
      {type: 'scatter', symbolSize: 9, z: 4, data: rows.map((row) => ({
        value: [row.difference * f, row.place], symbol: row.sense === 'worse' ? 'rect' : 'circle', tip: tipOf(row),
        itemStyle: ['raised', 'lowered'].includes(row.reading)
          ? {color: row.sense === 'worse' ? clay : deep} : {color: '#fff', borderColor: ink, borderWidth: 1.4},
      }))},
    ],
  };
};

/** One indicator by arm: truth as ranges only, books as ranges with their mean. */
const armsOption = (indicator) => (key, width) => {
  const entry = dictionary.get(indicator);
  const rows = arms.flatMap((arm, place) => {
    const row = scoreOf(arm, indicator);
    return row === undefined || row.mean === null ? [] : [{...row, place}];
  });
  const f = entry.factor;
  const ranged = rows.filter((row) => row.low !== null && row.high !== null);
  const pointed = entry.layer === 'books' ? rows : rows.filter((row) => row.low === null || row.high === null);
  const flat = ranged.filter((row) => row.low === row.high);
  const tipOf = (row) => tip(armName(row.arm), row.shown, entry.shown_unit);
  return {
    ...frame(key, {left: 6, right: 10, top: 12, bottom: 4, containLabel: true}),
    xAxis: {type: 'category', data: arms.map((arm) => (arm === '0' ? words[width < 480 ? 'none_short' : 'none'][key] : circled(arm))), axisTick: {show: false},
      axisLine: {lineStyle: {color: quiet}}, axisLabel: {color: ink, fontSize: 12, interval: 0}},
    yAxis: {...valueAxis, scale: false, ...(entry.cap === null ? {} : {max: entry.cap * f})},
    series: [
      {type: 'lines', coordinateSystem: 'cartesian2d', lineStyle: {color: entry.layer === 'books' ? clay : deep, width: 7, opacity: 0.55, cap: 'butt'},
        data: ranged.map((row) => ({coords: [[row.place, row.low * f], [row.place, row.high * f]], tip: tipOf(row)}))},
      extent(ranged.flatMap((row) => [[row.place, row.low * f], [row.place, row.high * f]])),
      {type: 'scatter', symbol: 'rect', symbolSize: [14, 3], itemStyle: {color: entry.layer === 'books' ? clay : deep},
        data: flat.map((row) => ({value: [row.place, row.low * f], tip: tipOf(row)}))},
      {type: 'scatter', symbol: 'circle', symbolSize: 7, itemStyle: {color: '#fff', borderColor: ink, borderWidth: 1.3},
        data: pointed.map((row) => ({value: [row.place, row.mean * f], tip: tipOf(row)}))},
    ],
  };
};

/** Published ranges, each drawn from 0 to 1, and where the model stands against them. */
const targetsOption = (key, width) => {
  const edge = 1.5;
  const wide = width < 600 ? 150 : 300;
  const rows = table.targets.filter((row) => row.mean !== null && (row.published_low !== null || row.published_high !== null));
  const place = (row, value) => {
    const low = row.published_low ?? row.published_high;
    const high = row.published_high ?? row.published_low;
    const width = high > low ? high - low : Math.max(Math.abs(low) * 0.1, 1e-9);
    return Math.min(1 + edge, Math.max(-edge, (value - (low + high) / 2) / width + 0.5));
  };
  const named = (row) => `${row.pattern}　${key === 'zh' ? row.what_zh : row.what}${
    rows.filter(({what}) => what === row.what).length > 1 ? {zh: `（${armName(row.arm).zh}）`, en: ` (${armName(row.arm).en})`}[key] : ''}`;
  const tipOf = (row) => ({
    zh: `${row.pattern} ${row.what_zh}\n公布 ${row.shown_published}；模型 ${row.shown}`,
    en: `${row.pattern} ${row.what}\npublished ${row.shown_published}; model ${row.shown}`,
  });
  const point = (row, i) => {
    const x = place(row, row.mean);
    const beyond = Math.abs(x - 0.5) >= edge + 0.5;
    return {value: [x, i], tip: tipOf(row), symbol: beyond ? 'triangle' : 'circle', symbolRotate: beyond ? (x > 0 ? -90 : 90) : 0,
      itemStyle: row.inside ? {color: deep} : {color: '#fff', borderColor: clay, borderWidth: 1.6}};
  };
  return {
    ...frame(key, {left: wide + 10, right: 16, top: 4, bottom: 4}),
    xAxis: {type: 'value', min: -edge, max: 1 + edge, axisLabel: {show: false}, axisTick: {show: false}, splitLine: {show: false}, axisLine: {show: false}},
    yAxis: {type: 'category', inverse: true, data: rows.map(named), axisTick: {show: false},
      axisLine: {show: false}, axisLabel: {color: ink, fontSize: 12, align: 'left', margin: wide, width: wide, overflow: 'truncate', interval: 0},
      splitLine: {show: true, lineStyle: {color: '#f0f1f3'}}},
    series: [
      {type: 'lines', coordinateSystem: 'cartesian2d', lineStyle: {color: ink, width: 1.2, opacity: 1},
        data: rows.flatMap((row, i) => (row.low === null ? [] : [{coords: [[place(row, row.low), i], [place(row, row.high), i]], tip: tipOf(row)}])),
        markArea: {silent: true, itemStyle: {color: '#dfe3e7', opacity: 0.8}, data: [[{xAxis: 0}, {xAxis: 1}]]}},
      {type: 'scatter', symbolSize: 9, z: 3, data: rows.map(point)},
    ],
  };
};

const addChart = (parent, title, option, size = '') => {
  const caption = element('figcaption', {}, title);
  const node = element('div', {class: `chart ${size}`, role: 'img'});
  parent.append(element('figure', {}, caption, node));
  caption.id = `chart-title-${document.querySelectorAll('figcaption').length}`;
  node.setAttribute('aria-labelledby', caption.id);
  draw(node, option);
};

const drawAll = () => {
  if (typeof echarts === 'undefined') {
    document.documentElement.classList.add('no-charts');
    document.querySelector('.missing').hidden = false;
  }
  const [first] = report.headlines;
  const {zh: unit} = dictionary.get(first.level).shown_unit;
  const both = (key, and) => [first.level, first.books].filter(Boolean).map((id) => dictionary.get(id)[key]).join(and);
  const marks = [...new Set([report.upgrades[0], report.upgrades.at(-1)])].map((upgrade) => circled(upgrade?.number));
  const inForce = anyUpgrade ? {zh: `；${marks.join('—')}：${marks.length > 1 ? '各次' : ''}提升生效`, en: `; ${marks.join('–')}: upgrades come into force`} : plain('');
  document.getElementById('chart-years-title').append(say({
    zh: `${both('zh', '与')}，逐年（${unit}）${inForce.zh}`,
    en: `${both('en', ' and ').replace(/^./, (c) => c.toUpperCase())}, by year (${unit})${inForce.en}`,
  }));
  draw(document.getElementById('chart-years'), yearsOption(first.level, first.books));
  for (const {difference} of anyUpgrade ? report.headlines : []) {
    const {better} = dictionary.get(difference);
    const arrow = better === 'higher' ? {zh: '→\u00a0变好', en: '→\u00a0better'} : better === 'lower' ? {zh: '←\u00a0变好', en: '←\u00a0better'} : plain('');
    addChart(document.getElementById('charts-effects'), join(named(difference, 'shown_difference_unit'), arrow), forestOption(difference));
  }
  const byArm = anyUpgrade ? {zh: '按累计提升次数', en: 'by number of upgrades in force'} : words.none;
  const byYear = {zh: '逐年', en: 'by year'};
  for (const {weakness, difference, books} of report.headlines) {
    // The indicator of the difference: the other one may lie beyond its cap in every arm, and then nothing is seen.
    const parent = document.getElementById(`charts-${weakness}`);
    const shown = weakness === 'cost_benefit' ? [report.cash, report.hours]
      : weakness === 'resolution' && books ? [difference, books] : [difference];
    const beside = books && dictionary.get(books).unit === dictionary.get(difference).unit ? books : difference;
    const size = shown.length === 1 && beside !== difference ? 'high' : '';  // room for a longer legend
    for (const indicator of shown) {
      addChart(parent, join(named(indicator), byArm, ' · '), armsOption(indicator), size);
    }
    if (shown.length === 1) {
      addChart(parent, join(beside === difference ? named(difference) : join(named(difference), named(beside), ' / '), byYear, ' · '),
        yearsOption(difference, beside), size);
    }
  }
  if (table.targets.length > 0) {
    const node = document.getElementById('chart-targets');
    node.style.height = `${24 * table.targets.length + 16}px`;
    draw(node, targetsOption);
  }
};
