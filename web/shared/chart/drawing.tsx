import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { barsOption } from './bars-option.ts'
import type { StackedBarsProps } from './stacked-bars.tsx'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Pixels of a page of A4 between its margins, less those of a panel. */
const paperWidth = 640

/** Draws as SVG; follows the width of its place. */
export default function Drawing({ periods, series, unit, height = 300 }: StackedBarsProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption(barsOption(periods, series, unit))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    // Paper is narrower than the window, and is laid out before anything that watches is told.
    const onPaper = () => {
      chart.resize({ width: paperWidth })
      chart.getZr().flush()
    }
    const onScreen = () => chart.resize({ width: 'auto' })
    window.addEventListener('beforeprint', onPaper)
    window.addEventListener('afterprint', onScreen)
    return () => {
      window.removeEventListener('beforeprint', onPaper)
      window.removeEventListener('afterprint', onScreen)
      watch.disconnect()
      chart.dispose()
    }
  }, [periods, series, unit])
  return <div ref={place} style={{ height }} />
}
