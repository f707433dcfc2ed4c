import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type RecordLine, useRightsRecord } from './api/use-record.ts'
import { eventNames, eventTones, groundNames, kindNames } from './words.ts'

/** Everything that happened to the unit's papers, each look among it. */
export function RecordTable() {
  const pages = useRightsRecord()
  return (
    <Panel flush>
      <ListTable
        label="本单位资料的查阅记录"
        pages={pages}
        rowKey={({ id }) => id}
        empty="还没有人查阅过本单位的资料，也没有作出过授权。"
        columns={[
          { title: '时间', render: (_, row) => <span className="num">{localTime(row.at)}</span> },
          {
            title: '事项',
            render: (_, row) => (
              <span className="row" style={{ gap: 6 }}>
                <Mark tone={eventTones[row.kind] ?? 'grey'}>{eventNames[row.kind]}</Mark>
                {row.ground ? <span className="soft">{groundNames[row.ground]}</span> : null}
              </span>
            ),
          },
          {
            title: '何人',
            render: (_, row) => (
              <>
                {row.personName}
                <div className="soft">{row.organisationName}</div>
              </>
            ),
          },
          { title: '资料', render: (_, row) => <Of line={row} /> },
          {
            title: '说明',
            render: (_, row) => (
              <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>
                {row.reason}
                {row.names.length > 0 ? <div className="soft">人员：{row.names.join('、')}</div> : null}
                {row.ip ? <div className="soft">来自 {row.ip}</div> : null}
              </div>
            ),
          },
        ]}
      />
    </Panel>
  )
}

const Of = ({ line: { systemId, systemName, paperKind, title, version } }: { line: RecordLine }) =>
  systemId && paperKind ? (
    <>
      {title ? `${title}${version ? `（第 ${version} 版）` : ''}` : kindNames[paperKind]}
      <div>
        <Go to={`/systems/${systemId}/papers`}>{systemName}</Go>
      </div>
    </>
  ) : (
    <span className="soft">—</span>
  )
