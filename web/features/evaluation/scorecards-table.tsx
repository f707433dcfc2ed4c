import { Button, Select, type TableColumnsType } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useEvaluations } from './api/use-evaluations.ts'
import { type ScorecardFilter, type ShortScorecard, useScorecards } from './api/use-scorecards.ts'
import { optionsOf, stateNames, stateTones } from './words.ts'

const columns: TableColumnsType<ShortScorecard> = [
  { title: '被考评单位', render: (_, row) => <Go to={`/evaluations/${row.id}`}>{row.organisationName}</Go> },
  { title: '考评', dataIndex: 'name' },
  { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
  { title: '状态', render: (_, row) => <Mark tone={stateTones[row.state]}>{stateNames[row.state]}</Mark> },
  { title: '总分', align: 'right', render: (_, row) => <strong className="num">{row.score ?? '—'}</strong> },
  { title: '等次', render: (_, row) => row.grade ?? '—' },
]

/** Scorecards that the person may see; of one round where it was chosen there. */
export function ScorecardsTable() {
  const [filters, setFilters] = useFilters()
  const { round, evaluation, organisation, state } = filters
  const asked = { round, evaluation, organisation, state }
  const pages = useScorecards(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as ScorecardFilter)
  const { data } = useEvaluations()
  const may = useMay()
  return (
    <>
      <div className="filters">
        <Select
          aria-label="考评"
          allowClear
          placeholder="考评"
          style={{ width: 220 }}
          value={evaluation}
          onChange={(chosen?: string) => setFilters({ evaluation: chosen })}
          options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {may('organisation.read') ? (
          <OrganisationPick
            aria-label="被考评单位"
            allowClear
            placeholder="被考评单位"
            style={{ width: 220 }}
            value={organisation}
            onChange={(chosen) => setFilters({ organisation: chosen })}
          />
        ) : null}
        <Select
          aria-label="状态"
          allowClear
          placeholder="状态"
          style={{ width: 150 }}
          value={state}
          onChange={(chosen?: string) => setFilters({ state: chosen })}
          options={optionsOf(stateNames)}
        />
        {round ? (
          <Button type="link" className="link-button" onClick={() => setFilters({ round: undefined })}>
            只显示所选的一期，点此显示各期
          </Button>
        ) : null}
      </div>
      <Panel flush>
        <ListTable label="考评表" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有符合条件的考评表。" />
      </Panel>
    </>
  )
}
