import { Segmented } from 'antd'
import { DayInput } from '../../shared/ui/day-input.tsx'
import type { Period } from './api/use-overview.ts'
import { usualPeriods } from './periods.ts'
import './period.css'

interface PeriodBarProps {
  readonly today: string
  readonly value: Period
  readonly onChange: (period: Period) => void
}

/** The period that everything on the page is of: a usual one, or two days. */
export function PeriodBar({ today, value, onChange }: PeriodBarProps) {
  const usual = usualPeriods(today)
  const chosen = usual.find(({ from, to }) => from === value.from && to === value.to)
  return (
    <div className="filters overview-period">
      <Segmented
        aria-label="常用统计期"
        options={[...usual.map(({ key, name }) => ({ value: key, label: name })), ...(chosen ? [] : [{ value: 'own', label: '自选' }])]}
        value={chosen?.key ?? 'own'}
        onChange={(key) => {
          const next = usual.find((each) => each.key === key)
          if (next) onChange({ from: next.from, to: next.to })
        }}
      />
      <span className="overview-days">
        <DayInput aria-label="统计期首日" value={value.from} onChange={(from) => from && onChange({ ...value, from })} />
        <span>至</span>
        <DayInput aria-label="统计期末日" value={value.to} onChange={(to) => to && onChange({ ...value, to })} />
      </span>
    </div>
  )
}
