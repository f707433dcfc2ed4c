import { Button, Form, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime, period } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { expandable } from '../../shared/ui/expand.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Findings } from '../../shared/ui/findings.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { type Pool, type Supervision, usePools, useSupervision } from './api/use-pools.ts'
import { CloudsTable } from './clouds-table.tsx'
import { PoolForm } from './pool-form.tsx'
import { need, poolKindNames, poolLevelNames, separateName } from './words.ts'

const isSupervised = ({ supervision }: Pool): boolean => supervision.some(({ until }) => until === null)

/** 新增，市级，自主可控，专属 … */
const natureText = ({ legacy, level, kind, selfControllable, dedicated }: Pool): string =>
  [
    legacy ? '存量' : '新增',
    level ? poolLevelNames[level] : '',
    kind === 'industry' ? poolKindNames.industry : '',
    selfControllable ? '自主可控' : '',
    dedicated ? '专属' : '',
  ]
    .filter(Boolean)
    .join('，')

export default function PoolsPage() {
  const may = useMay()
  const [registering, setRegistering] = useState(false)
  return (
    <Page
      title="资源池"
      says="云服务商的资源池，及其纳入统一监管的情况。"
      actions={
        may('pool.manage') ? (
          <Button type="primary" onClick={() => setRegistering(true)}>
            登记资源池
          </Button>
        ) : null
      }
    >
      <Views
        label="资源池的各个方面"
        of={[
          { key: 'pools', name: '全部资源池', content: () => <PoolTable manages={may('pool.manage')} /> },
          ...(may('connection.read') ? [{ key: 'clouds', name: '行业云、市县云', content: () => <CloudsTable /> }] : []),
        ]}
      />
      <PoolForm open={registering} onClose={() => setRegistering(false)} />
    </Page>
  )
}

function PoolTable({ manages }: { manages: boolean }) {
  const pages = usePools()
  const [supervising, setSupervising] = useState<Pool | null>(null)
  const columns: TableColumnsType<Pool> = [
    {
      title: '资源池',
      render: (_, row) => (
        <>
          {row.name}
          {row.findings.length > 0 ? (
            <div>
              <Mark tone="amber">提示 {row.findings.length} 项</Mark>
            </div>
          ) : null}
        </>
      ),
    },
    { title: '云服务商', dataIndex: 'providerName' },
    { title: '网络区域', dataIndex: 'zone' },
    { title: '性质', render: (_, row) => natureText(row) },
    { title: '等级保护', render: (_, row) => (row.mlps ? `${row.mlps} 级` : '—') },
    {
      title: '统一监管',
      render: (_, row) => (
        <>
          {isSupervised(row) ? <Mark tone="green">已纳入</Mark> : <Mark tone="amber">未纳入</Mark>}
          {row.supervision.map(({ from, until }) => (
            <div key={from} className="soft num">
              {period(from, until)}
            </div>
          ))}
        </>
      ),
    },
    ...(manages
      ? [
          {
            title: '操作',
            render: (_: unknown, row: Pool) => (
              <Button size="small" onClick={() => setSupervising(row)}>
                {isSupervised(row) ? '移出监管' : '纳入监管'}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <Panel flush>
        <ListTable
          label="资源池"
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty="还没有登记资源池。"
          more={expandable<Pool>(
            ({ name }) => name,
            (row) => <PoolDetails pool={row} />,
          )}
        />
      </Panel>
      {supervising ? <SupervisionForm pool={supervising} onClose={() => setSupervising(null)} /> : null}
    </>
  )
}

/** What was said of the pool when it was registered, and what the measure's rules found in it. */
const PoolDetails = ({ pool }: { pool: Pool }) => (
  <div className="stack-tight">
    <Findings of={pool.findings} />
    <Facts
      wide
      of={[
        ['种类', poolKindNames[pool.kind]],
        ['所属层级', pool.level ? poolLevelNames[pool.level] : '未说明'],
        ['与其他区域', separateName(pool.separate)],
        ['专属', pool.dedicated ? `是${pool.grounds ? `：${pool.grounds}` : ''}` : '否'],
        ['所依据的规划', pool.plan],
        ['同意设立文号', pool.approval],
        ['符合性证明', pool.conformity],
        ['登记时间', localTime(pool.registeredAt)],
      ]}
    />
  </div>
)

function SupervisionForm({ pool, onClose }: { pool: Pool; onClose: () => void }) {
  const begins = !isSupervised(pool)
  const act = useSupervision(pool.id, begins)
  return (
    <ActForm<Supervision>
      open
      title={`${begins ? '纳入' : '移出'}统一监管：${pool.name}`}
      submit="确定"
      act={act}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="day" label={begins ? '起始日期' : '不再纳入的第一天'} rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
