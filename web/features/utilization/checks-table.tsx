import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type ResourceCheck, useChecks } from './api/use-checks.ts'
import { FindingsMarks } from './findings-marks.tsx'

/** Who really uses what was given, as somebody looked. */
export function ChecksTable() {
  const pages = useChecks({})
  return (
    <Panel flush>
      <ListTable
        label="用途核查"
        pages={pages}
        rowKey={({ id }) => id}
        empty="还没有用途核查。"
        columns={[
          {
            title: '云资源',
            render: (_, row) => (
              <>
                <Go to={`/resources/${row.resourceId}`}>{row.itemName}</Go>
                <div className="soft">{row.systemName}</div>
              </>
            ),
          },
          { title: '使用单位', dataIndex: 'organisationName' },
          { title: '核查所见', render: (_, row) => <Seen check={row} /> },
          { title: '规则判断', render: (_, row) => <FindingsMarks of={row.findings} /> },
          {
            title: '核查',
            render: (_, row) => (
              <>
                {row.checkedByName} {row.checkedByPerson}
                <div className="soft num">{localTime(row.checkedAt)}</div>
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}

const Seen = ({ check: { asApplied, idle, actualSystem, note } }: { check: ResourceCheck }) => (
  <div className="stack-tight" style={{ gap: 4, maxWidth: 340, whiteSpace: 'normal' }}>
    <span className="row" style={{ gap: 6 }}>
      {asApplied ? <Mark tone="green">按申请用途使用</Mark> : <Mark tone="red">未按申请用途使用</Mark>}
      {idle ? <Mark tone="amber">闲置</Mark> : null}
    </span>
    {actualSystem ? <span>实际使用：{actualSystem}</span> : null}
    {note ? <span className="soft">{note}</span> : null}
  </div>
)
