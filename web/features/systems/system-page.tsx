import { useParams } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Findings } from '../../shared/ui/findings.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { WatchButton } from '../../shared/ui/watch-button.tsx'
import { type Milestone, useMigration } from './api/use-migration.ts'
import { useSystem } from './api/use-system.ts'
import type { System } from './api/use-systems-list.ts'
import { CloudStatus } from './cloud-status.tsx'
import { SystemForm } from './system-form.tsx'
import { domesticName, kindNames, mlpsName } from './words.ts'

export default function SystemPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useSystem(id)
  const [editing, setEditing] = useState(false)
  const may = useMay()
  return (
    <Page
      title={query.data?.name ?? '信息系统'}
      {...(query.data ? { says: query.data.organisationName } : {})}
      actions={
        query.data ? (
          <>
            <WatchButton kind="system" id={id} />
            {may('system.register') ? <Button onClick={() => setEditing(true)}>修改登记</Button> : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(system) => (
          <div className="stack">
            <Findings of={system.findings} />
            <Panel title="登记信息" extra={<Beside id={system.id} />}>
              <Registered system={system} />
            </Panel>
            {system.status === 'to-migrate' || system.originalCutOverOn ? (
              <Migration system={system} mayWrite={may('system.register')} />
            ) : null}
            <SystemForm key={system.version} open={editing} system={system} onClose={() => setEditing(false)} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** What else is known of the system, each on a page of its own. */
function Beside({ id }: { id: string }) {
  const may = useMay()
  return (
    <>
      <Go to={`/resources?system=${id}`}>云资源</Go>
      {may('usage.read') ? <Go to={`/systems/${id}/usage`}>利用率</Go> : null}
      {may('authorization.read') ? <Go to={`/systems/${id}/papers`}>受保护资料</Go> : null}
    </>
  )
}

const hostingText = ({ hostedElsewhere, hostingProvider, hostingEndsOn }: System): string | null =>
  hostedElsewhere
    ? [`第三方云或自建机房${hostingProvider ? `（${hostingProvider}）` : ''}`, hostingEndsOn ? `合同 ${hostingEndsOn} 到期` : '']
        .filter(Boolean)
        .join('，')
    : null

const Registered = ({ system }: { system: System }) => (
  <Facts
    wide
    of={[
      ['所属单位', system.organisationName],
      ['建设类型', kindNames[system.kind]],
      ['上云状态', <CloudStatus key="status" of={system.status} />],
      ['不宜上云依据', system.exemption],
      ['等级保护', `${mlpsName(system.mlps)}${system.mlpsFiling ? `，备案号 ${system.mlpsFiling}` : '，尚未备案'}`],
      ['经费渠道', system.budgetChannel],
      ['承建单位', system.builder],
      ['联系人', system.contactProtected ? '已登记，经该单位授权后可以查阅' : system.contact],
      ['信创适配', `${domesticName(system.domestic)}${system.domesticReason ? `：${system.domesticReason}` : ''}`],
      ['部署位置', hostingText(system)],
      ['建设期截止', system.constructionEndsOn],
      [
        '用途',
        <span key="purpose" className="pre">
          {system.purpose}
        </span>,
      ],
      ['登记时间', localTime(system.createdAt)],
    ]}
  />
)

const milestones: Readonly<Record<Milestone, { title: string; says: string }>> = {
  'cut-over': { title: '登记割接上线', says: '填写系统在政务云上正式对外提供服务的日期。' },
  'original-retirement': { title: '登记原系统下线', says: '填写原运行环境停止使用的日期；保留期未满的，会被退回并说明依据。' },
}

function Migration({ system, mayWrite }: { system: System; mayWrite: boolean }) {
  const [open, setOpen] = useState<Milestone | null>(null)
  const migrate = useMigration(system)
  const next: Milestone | null = !system.originalCutOverOn ? 'cut-over' : !system.originalRetiredOn ? 'original-retirement' : null
  return (
    <Panel
      title="迁移上云"
      extra={
        next && mayWrite ? (
          <Button size="small" onClick={() => setOpen(next)}>
            {milestones[next].title}
          </Button>
        ) : null
      }
    >
      <Facts
        of={[
          ['割接上线', system.originalCutOverOn ?? '尚未登记'],
          ['原系统下线', system.originalRetiredOn ?? '尚未登记'],
        ]}
      />
      {open ? (
        <ActForm<{ on: string }>
          open
          title={milestones[open].title}
          says={milestones[open].says}
          submit="登记"
          act={{ ...migrate, mutateAsync: ({ on }) => migrate.mutateAsync({ milestone: open, on }) }}
          onDone={() => setOpen(null)}
          onClose={() => setOpen(null)}
        >
          <Form.Item name="on" label="日期" rules={[{ required: true, message: '请选择日期' }]}>
            <DayInput />
          </Form.Item>
        </ActForm>
      ) : null}
    </Panel>
  )
}
