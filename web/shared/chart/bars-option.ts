import { grouped } from '../text/money.ts'
import type { Series } from './stacked-bars.tsx'

/** Told apart by lightness as well as by hue; each at least 3:1 on white. */
const colours = ['#1b4b86', '#2e8b8b', '#b5651d', '#6f4a8e', '#4f7d2a', '#a8324a', '#5a6675', '#8a7a12']
const quiet = '#4a5768'
const font = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"

/** What ECharts is told. Heights are drawn from floating numbers; every number that is read is the exact text. */
export const barsOption = (periods: readonly string[], series: readonly Series[], unit = '元') => ({
  animation: false,
  color: colours,
  textStyle: { fontFamily: font, color: quiet },
  grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
  legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: quiet } },
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: tooltipOf(periods, series, unit) },
  xAxis: { type: 'category', data: [...periods], axisTick: { show: false }, axisLabel: nameLabel(periods) },
  yAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: { color: quiet, formatter: axisLabel },
    splitLine: { lineStyle: { color: '#dfe4ea' } },
  },
  series: series.map(({ name, amounts }) => ({
    type: 'bar',
    name,
    stack: 'all',
    barMaxWidth: 44,
    data: amounts.map(Number),
    itemStyle: { borderColor: '#fff', borderWidth: 1 },
  })),
})

/** Names that are longer than their place stand aslant, and all of them stand: a bar without a name says nothing. The whole of a cut name stands in the table and at the bar. */
const nameLabel = (names: readonly string[]) => {
  const long = names.length * Math.max(...names.map(({ length }) => length), 0) > 60
  return {
    color: quiet,
    interval: names.length > 24 ? ('auto' as const) : 0,
    hideOverlap: names.length > 24,
    ...(long ? { rotate: 30, width: 120, overflow: 'truncate' as const } : {}),
  }
}

/** 1.2 亿, 35 万, 800. */
function axisLabel(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e8) return `${value / 1e8} 亿`
  return size >= 1e4 ? `${value / 1e4} 万` : String(value)
}

interface Pointed {
  readonly dataIndex: number
}

/** The exact amounts of a period as elements, never as markup: names are people's own words. */
const tooltipOf = (periods: readonly string[], series: readonly Series[], unit: string) => (pointed: readonly Pointed[]) => {
  const at = pointed[0]?.dataIndex ?? 0
  const box = document.createElement('div')
  box.append(line(periods[at] ?? '', 600))
  for (const { name, amounts } of series) box.append(line(`${name}　${grouped(amounts[at] ?? '0')} ${unit}`, 400))
  return box
}

function line(text: string, weight: number): HTMLElement {
  const row = document.createElement('div')
  row.textContent = text
  row.style.fontWeight = String(weight)
  return row
}
