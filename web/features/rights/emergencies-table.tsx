import { App, Button } from 'antd'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type EmergencyLook, useEmergencies, useSecond } from './api/use-emergencies.ts'
import { emergencyNames, emergencyTones, kindNames } from './words.ts'

/** Emergency looks: one person asks, a second one of the same organisation agrees, the unit sees both at once. */
export function EmergenciesTable() {
  const pages = useEmergencies()
  const second = useSecond()
  const may = useMay()
  const { data: session } = useSession()
  const { modal } = App.useApp()
  const tell = useTell()
  const seconds = (look: EmergencyLook) =>
    look.state === 'asked' &&
    look.organisationId === session?.organisation.id &&
    look.askedBy !== session.person.id &&
    may('authorization.emergency')
  const ask = (look: EmergencyLook) =>
    modal.confirm({
      title: '同意这次紧急查阅？',
      content: `${look.askedByName}将可以在 ${look.hours} 小时内查阅${look.unitName}“${look.systemName}”的${kindNames[look.kind]}。事由：${look.reason}。同意与查阅都会告知${look.unitName}。`,
      okText: '同意',
      onOk: () =>
        second
          .mutateAsync(look.id)
          .then(() => tell('已同意'))
          .catch(() => undefined),
    })
  return (
    <div className="stack">
      <ProblemNotice error={second.error} />
      <Panel flush>
        <ListTable
          label="紧急查阅"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有紧急查阅。"
          columns={[
            {
              title: '系统与资料',
              render: (_, row) => (
                <>
                  <Go to={`/systems/${row.systemId}/papers`}>{row.systemName}</Go>
                  <div className="soft">
                    {row.unitName} · {kindNames[row.kind]}
                    {row.paperId ? '（其中一份）' : '（全部）'}
                  </div>
                </>
              ),
            },
            { title: '事由', render: (_, row) => <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>{row.reason}</div> },
            {
              title: '请求',
              render: (_, row) => (
                <>
                  {row.organisationName} {row.askedByName}
                  <div className="soft num">{localTime(row.askedAt)}</div>
                </>
              ),
            },
            {
              title: '第二人',
              render: (_, row) =>
                row.secondedByName ? (
                  <>
                    {row.secondedByName}
                    <div className="soft num">{localTime(row.secondedAt)}</div>
                  </>
                ) : (
                  '—'
                ),
            },
            {
              title: '状态',
              render: (_, row) => (
                <>
                  <Mark tone={emergencyTones[row.state]}>{emergencyNames[row.state]}</Mark>
                  <div className="soft num">{row.endsAt ? `至 ${localTime(row.endsAt)}` : `同意后 ${row.hours} 小时`}</div>
                </>
              ),
            },
            {
              title: '操作',
              render: (_, row) =>
                seconds(row) ? (
                  <Button size="small" type="primary" onClick={() => ask(row)}>
                    同意
                  </Button>
                ) : null,
            },
          ]}
        />
      </Panel>
    </div>
  )
}
