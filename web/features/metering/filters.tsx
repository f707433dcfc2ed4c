import { Select, Switch } from 'antd'
import { SystemPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { MonthInput } from './month-input.tsx'
import { MeteredResourcePick } from './resource-pick.tsx'
import { optionsOf, stateNames } from './words.ts'

const filterFields = ['state', 'month', 'resourceId', 'systemId', 'all'] as const

/** A provider, which sees no register of systems, looks by its resources; everybody else by systems. */
export function QuantityFilters() {
  const [filters, setFilters] = useFilters()
  const reports = useMay()('metering.report')
  return (
    <div className="filters">
      <Select
        aria-label="状态"
        allowClear
        placeholder="状态"
        style={{ width: 130 }}
        value={filters.state}
        onChange={(state?: string) => setFilters({ state })}
        options={optionsOf(stateNames)}
      />
      <MonthInput aria-label="计入月份" placeholder="计入月份" value={filters.month} onChange={(month) => setFilters({ month })} />
      {reports ? (
        <MeteredResourcePick
          aria-label="云资源"
          allowClear
          placeholder="云资源"
          style={{ width: 240 }}
          value={filters.resourceId}
          onChange={(resourceId) => setFilters({ resourceId })}
        />
      ) : (
        <SystemPick
          aria-label="信息系统"
          allowClear
          placeholder="信息系统"
          style={{ width: 240 }}
          value={filters.systemId}
          onChange={(systemId) => setFilters({ systemId })}
        />
      )}
      <span className="row" style={{ gap: 8 }}>
        <Switch
          aria-label="显示已被更正的原记录"
          checked={Boolean(filters.all)}
          onChange={(shown) => setFilters({ all: shown ? 'yes' : undefined })}
        />
        显示已被更正的原记录
      </span>
      <SavedFilters page="metering" fields={filterFields} />
    </div>
  )
}
