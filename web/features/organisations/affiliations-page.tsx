import { Button, Form, Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Affiliation, type AffiliationBody, useAddAffiliation, useAffiliations, useEndAffiliation } from './api/use-affiliations.ts'
import { need } from './words.ts'

export default function AffiliationsPage() {
  const pages = useAffiliations()
  const manages = useMay()('organisation.manage')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Affiliation | null>(null)
  const columns: TableColumnsType<Affiliation> = [
    { title: '控股单位', dataIndex: 'holderName' },
    { title: '被控股单位', dataIndex: 'heldName' },
    { title: '持股比例', align: 'right', render: (_, row) => <span className="num">{row.share === null ? '—' : `${row.share}%`}</span> },
    { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.lastDay)}</span> },
    ...(manages
      ? [
          {
            title: '操作',
            render: (_: unknown, row: Affiliation) =>
              row.lastDay === null ? (
                <Button size="small" aria-label={`终止${row.holderName}对${row.heldName}的控股关系`} onClick={() => setEnding(row)}>
                  终止
                </Button>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <Page
      title="控股关系"
      says="单位之间的控股关系。办法要求与云服务商没有控股关系的单位，平台据此核对。"
      actions={
        manages ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            登记控股关系
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <ListTable label="控股关系" pages={pages} columns={columns} rowKey={({ id }) => id} empty="还没有登记控股关系。" />
      </Panel>
      <AddAffiliation open={adding} onClose={() => setAdding(false)} />
      {ending ? <EndAffiliation of={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  )
}

function AddAffiliation({ open, onClose }: { open: boolean; onClose: () => void }) {
  const add = useAddAffiliation()
  const tell = useTell()
  return (
    <ActForm<AffiliationBody>
      open={open}
      title="登记控股关系"
      submit="登记"
      act={{ ...add, mutateAsync: (values) => add.mutateAsync({ ...values, share: orNull(values.share) }) }}
      onDone={() => {
        tell('控股关系已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="holderId" label="控股单位" rules={need('请选择控股单位')}>
        <OrganisationPick placeholder="输入名称查找" />
      </Form.Item>
      <Form.Item name="heldId" label="被控股单位" rules={need('请选择被控股单位')}>
        <OrganisationPick placeholder="输入名称查找" />
      </Form.Item>
      <Form.Item
        name="share"
        label="持股比例（%）"
        extra="不清楚的可不填"
        rules={[{ pattern: /^(?!0{1,2}(\.0{1,4})?$)(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, message: '应大于 0、不超过 100，最多四位小数' }]}
      >
        <Input inputMode="decimal" maxLength={8} />
      </Form.Item>
      <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
    </ActForm>
  )
}

function EndAffiliation({ of, onClose }: { of: Affiliation; onClose: () => void }) {
  const end = useEndAffiliation(of.id)
  return (
    <ActForm<{ lastDay: string }>
      open
      title="终止控股关系"
      says={`${of.holderName}自次日起不再控股${of.heldName}；以前的记录保留。`}
      submit="终止"
      act={end}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="lastDay" label="最后一日（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
    </ActForm>
  )
}
