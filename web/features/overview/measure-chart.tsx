import { useMemo } from 'react'
import { StackedBars } from '../../shared/chart/stacked-bars.tsx'
import type { Measure } from './api/use-overview.ts'

const drawn: readonly string[] = ['cost-month', 'systems', 'decisions', 'duties-unit', 'resources-provider', 'usage-bands']
const barsMax = 10
/** Fewer bars say nothing that the table does not. */
const rowsMin = 4

/** A picture of a measure's first rows; its numbers stand in the table below it. */
export function MeasureChart({ of }: { of: Measure }) {
  const picture = useMemo(() => pictureOf(of), [of])
  if (!picture) return null
  return (
    <div className="overview-chart">
      <StackedBars label={`${of.name}，数值见下表`} height={of.id === 'cost-month' ? 240 : 210} {...picture} />
    </div>
  )
}

function pictureOf({ id, rows, columns, weighs, counts }: Measure) {
  if (!drawn.includes(id) || rows.length < rowsMin) return null
  const shown = id === 'cost-month' ? rows : rows.slice(0, barsMax)
  const series = columns.map(({ name }, at) => ({
    name,
    amounts: shown.map(({ cells }) => (weighs === 'yuan' ? (cells[at]?.sum ?? '0.00') : String(cells[at]?.count ?? 0))),
  }))
  return {
    periods: shown.map(({ name }) => name),
    series: series.filter(({ amounts }) => amounts.some((amount) => Number(amount) > 0)),
    unit: weighs === 'yuan' ? '元' : counts,
  }
}
