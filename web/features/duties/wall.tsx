import { Segmented, Select } from 'antd'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type DutyFilter, type DutyState, useDutyRules, useDutySummary } from './api/use-duties.ts'
import { DutyTable } from './duty-table.tsx'
import { WallCounts } from './wall-counts.tsx'
import { stateNames } from './words.ts'

const pressing: readonly DutyState[] = ['overdue', 'due-soon', 'open']

const filterFields = ['organisation', 'duty', 'state'] as const

/** The wall: what presses comes first; what is done or waived is one click away. */
export function Wall() {
  const [filters, setFilters] = useFilters()
  const summary = useDutySummary()
  const rules = useDutyRules()
  const { organisation, duty, state } = filters
  const filter: DutyFilter = { ...(organisation ? { organisationId: organisation } : {}), ...(duty ? { duty } : {}) }
  const shown = (Object.keys(stateNames) as DutyState[]).filter((each) => (state ? each === state : pressing.includes(each)))
  return (
    <div className="stack">
      <Loaded query={summary} rows={2}>
        {({ items }) => <WallCounts of={organisation ? items.filter(({ organisationId }) => organisationId === organisation) : items} />}
      </Loaded>
      <div className="filters" style={{ marginBottom: 0 }}>
        <Segmented
          aria-label="情况"
          options={[{ value: '', label: '未履行' }, ...Object.entries(stateNames).map(([value, label]) => ({ value, label }))]}
          value={state ?? ''}
          onChange={(value) => setFilters({ state: value || undefined })}
        />
        {(summary.data?.items.length ?? 0) > 1 || organisation ? (
          <Select
            aria-label="义务单位"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="义务单位"
            style={{ width: 220 }}
            value={organisation}
            onChange={(id?: string) => setFilters({ organisation: id })}
            options={(summary.data?.items ?? []).map((each) => ({ value: each.organisationId, label: each.organisationName }))}
          />
        ) : null}
        <Select
          aria-label="义务"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="义务"
          style={{ width: 220 }}
          value={duty}
          onChange={(id?: string) => setFilters({ duty: id })}
          options={(rules.data?.items ?? []).map((rule) => ({ value: rule.duty, label: rule.name }))}
        />
        <SavedFilters page="duties" fields={filterFields} />
      </div>
      {shown.map((each) => (
        <Panel key={each} title={stateNames[each]} flush>
          <DutyTable state={each} filter={filter} />
        </Panel>
      ))}
    </div>
  )
}
