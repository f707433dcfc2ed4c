import { App, Button } from 'antd'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Handover, useConfirmHandover, useHandovers } from './api/use-handovers.ts'

/** What one provider hands over to the next: recorded by the authority, confirmed by both. */
export function HandoversTable() {
  const pages = useHandovers()
  const confirm = useConfirmHandover()
  const sideFor = useSide()
  const { modal } = App.useApp()
  const tell = useTell()
  const ask = (row: Handover, side: 'from' | 'to') =>
    modal.confirm({
      title: side === 'from' ? '确认已经移交？' : '确认已经接收？',
      content: `${row.fromProviderName}向${row.toProviderName}移交 ${row.items.length} 项。确认后不能撤回。`,
      okText: '确认',
      onOk: () =>
        confirm
          .mutateAsync(row.id)
          .then(() => tell('已确认'))
          .catch(() => undefined),
    })
  return (
    <div className="stack">
      <ProblemNotice error={confirm.error} />
      <Panel flush>
        <ListTable
          label="运营交接"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有运营交接。"
          columns={[
            { title: '交接日期', width: 110, render: (_, row) => <span className="num">{row.on}</span> },
            {
              title: '移交的工作与权限',
              render: (_, row) => (
                <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                  {row.items.map((item, index) => (
                    <li key={index}>{item}</li>
                  ))}
                </ul>
              ),
            },
            {
              title: '移交方',
              width: 190,
              render: (_, row) => <Side name={row.fromProviderName} by={row.fromConfirmedByName} at={row.fromConfirmedAt} />,
            },
            {
              title: '接收方',
              width: 190,
              render: (_, row) => <Side name={row.toProviderName} by={row.toConfirmedByName} at={row.toConfirmedAt} />,
            },
            {
              title: '操作',
              width: 110,
              render: (_, row) => {
                const side = sideFor(row)
                return side ? (
                  <Button size="small" type="primary" onClick={() => ask(row, side)}>
                    {side === 'from' ? '确认移交' : '确认接收'}
                  </Button>
                ) : null
              },
            },
          ]}
        />
      </Panel>
    </div>
  )
}

/** The side of which the person's organisation has yet to confirm. */
function useSide() {
  const may = useMay()
  const { data: session } = useSession()
  const own = session?.organisation.id
  return (row: Handover): 'from' | 'to' | null => {
    if (!may('work-order.carry-out')) return null
    if (row.fromProviderId === own) return row.fromConfirmedAt ? null : 'from'
    return row.toProviderId === own && !row.toConfirmedAt ? 'to' : null
  }
}

const Side = ({ name, by, at }: { name: string; by: string | null; at: string | null }) => (
  <>
    {name}
    <div className="soft num">{at ? `${by ?? ''} ${localTime(at)}` : <Mark tone="amber">待确认</Mark>}</div>
  </>
)
