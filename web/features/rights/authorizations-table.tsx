import { DownloadOutlined } from '@ant-design/icons'
import { Select, type TableColumnsType } from 'antd'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Authorization, useAuthorizations } from './api/use-authorizations.ts'
import { AuthorizationActs } from './authorization-acts.tsx'
import { kindNames, optionsOf, stateNames, stateTones } from './words.ts'

const whichNames = { given: '本单位作出的', received: '本单位收到的' } as const

const columns: TableColumnsType<Authorization> = [
  {
    title: '授权单位',
    render: (_, row) => (
      <>
        {row.unitName}
        <div className="soft">
          {row.givenByName}，{localTime(row.givenAt)}
        </div>
      </>
    ),
  },
  {
    title: '被授权单位与人员',
    render: (_, row) => (
      <>
        {row.organisationName}
        <div className="soft" style={{ maxWidth: 200, whiteSpace: 'normal' }}>
          {row.persons.map(({ name }) => name).join('、')}
        </div>
      </>
    ),
  },
  {
    title: '范围',
    render: (_, row) => (
      <div style={{ maxWidth: 280, whiteSpace: 'normal' }}>
        {row.kinds.map((kind) => kindNames[kind]).join('、')}
        <div className="row" style={{ gap: '0 8px' }}>
          {row.allSystems ? (
            <span className="soft">全部系统（含以后登记的）</span>
          ) : (
            row.systems.map(({ id, name }) => (
              <Go key={id} to={`/systems/${id}/papers`}>
                {name}
              </Go>
            ))
          )}
        </div>
      </div>
    ),
  },
  { title: '事由', render: (_, row) => <div style={{ maxWidth: 220, whiteSpace: 'normal' }}>{row.purpose}</div> },
  {
    title: '期间',
    render: (_, row) => (
      <>
        <span className="num">{periodTo(row.from, row.to)}</span>
        <div>
          <Mark tone={stateTones[row.state]}>{stateNames[row.state]}</Mark>
        </div>
      </>
    ),
  },
  {
    title: '书面授权',
    render: (_, row) => (
      <a href={`/api/v1/authorizations/${row.id}/form`} download style={{ display: 'inline-block', maxWidth: 160, whiteSpace: 'normal' }}>
        <DownloadOutlined aria-hidden /> {row.formName}
      </a>
    ),
  },
  { title: '操作', render: (_, row) => <AuthorizationActs of={row} /> },
]

/** Given, received, or governed by the person's organisation. */
export function AuthorizationsTable() {
  const [filters, setFilters] = useFilters()
  const { which } = filters as { which?: keyof typeof whichNames }
  const pages = useAuthorizations(which)
  return (
    <>
      <div className="filters">
        <Select
          aria-label="方向"
          allowClear
          placeholder="全部可见的授权"
          style={{ width: 180 }}
          value={which}
          onChange={(chosen?: string) => setFilters({ which: chosen })}
          options={optionsOf(whichNames)}
        />
      </div>
      <Panel flush>
        <ListTable label="授权" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有授权。" />
      </Panel>
    </>
  )
}
