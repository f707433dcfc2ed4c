import { Button, Form, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { period } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Pool, type Supervision, usePools, useSupervision } from './api/use-pools.ts'
import { PoolForm } from './pool-form.tsx'
import { need } from './words.ts'

const isSupervised = ({ supervision }: Pool): boolean => supervision.some(({ until }) => until === null)

export default function PoolsPage() {
  const pages = usePools()
  const may = useMay()
  const manages = may('pool.manage')
  const [registering, setRegistering] = useState(false)
  const [supervising, setSupervising] = useState<Pool | null>(null)
  const columns: TableColumnsType<Pool> = [
    { title: '资源池', dataIndex: 'name' },
    { title: '云服务商', dataIndex: 'providerName' },
    { title: '网络区域', dataIndex: 'zone' },
    { title: '性质', render: (_, row) => `${row.legacy ? '存量' : '新增'}${row.selfControllable ? '，自主可控' : ''}` },
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
    <Page
      title="资源池"
      says="云服务商的资源池，及其纳入统一监管的情况。"
      actions={
        manages ? (
          <Button type="primary" onClick={() => setRegistering(true)}>
            登记资源池
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <ListTable label="资源池" pages={pages} columns={columns} rowKey={({ id }) => id} empty="还没有登记资源池。" />
      </Panel>
      <PoolForm open={registering} onClose={() => setRegistering(false)} />
      {supervising ? <SupervisionForm pool={supervising} onClose={() => setSupervising(null)} /> : null}
    </Page>
  )
}

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
