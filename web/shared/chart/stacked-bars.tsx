import { lazy, Suspense } from 'react'

export interface Series {
  readonly name: string
  /** One amount for each period: exact texts. */
  readonly amounts: readonly string[]
}

export interface StackedBarsProps {
  /** What the picture shows, for those who hear the page; its numbers stand in a table beside it. */
  readonly label: string
  readonly periods: readonly string[]
  readonly series: readonly Series[]
  /** What the numbers are of; yuan unless said. */
  readonly unit?: string
  /** Pixels; 300 unless said. */
  readonly height?: number
}

/** The library that draws is loaded when the first picture is shown. */
const Drawing = lazy(() => import('./drawing.tsx'))

/** Amounts by period, stacked. A picture of numbers that must stand in a table as well: nothing is said by it alone. */
export const StackedBars = (props: StackedBarsProps) => (
  <div role="img" aria-label={props.label}>
    <Suspense fallback={<div style={{ height: props.height ?? 300 }} />}>
      <Drawing {...props} />
    </Suspense>
  </div>
)
