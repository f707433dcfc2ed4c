import { Button, Form, Input } from 'antd'
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
import { type BlacklistBody, type Blacklisted, useAddToBlacklist, useBlacklist, useEndBlacklisting } from './api/use-blacklist.ts'
import { need } from './words.ts'

export default function BlacklistPage() {
  const pages = useBlacklist()
  const add = useAddToBlacklist()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Blacklisted | null>(null)
  const manages = may('blacklist.manage')
  return (
    <Page
      title="失信名单"
      says="严重失信主体，登记期间不得作为采购对象。"
      actions={
        manages ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            登记
          </Button>
        ) : null
      }
    >
      <Panel flush>
        <ListTable
          label="失信名单"
          pages={pages}
          rowKey={({ id }) => id}
          empty="名单中没有登记。"
          columns={[
            {
              title: '主体',
              render: (_, row) => (
                <>
                  {row.name}
                  <div className="soft num">{row.creditCode}</div>
                </>
              ),
            },
            { title: '事由', render: (_, row) => <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>{row.reason}</div> },
            { title: '依据或来源', dataIndex: 'source' },
            { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.lastDay)}</span> },
            ...(manages
              ? [
                  {
                    title: '操作',
                    render: (_: unknown, row: Blacklisted) =>
                      row.lastDay === null ? (
                        <Button size="small" onClick={() => setEnding(row)}>
                          移出
                        </Button>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <ActForm<BlacklistBody>
        open={adding}
        title="登记严重失信主体"
        submit="登记"
        act={{
          ...add,
          mutateAsync: (values) =>
            add.mutateAsync({ ...values, creditCode: orNull(values.creditCode), organisationId: values.organisationId ?? null }),
        }}
        onDone={() => setAdding(false)}
        onClose={() => setAdding(false)}
      >
        <Form.Item name="name" label="主体名称" rules={need('请填写名称')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="creditCode" label="统一社会信用代码">
          <Input maxLength={18} />
        </Form.Item>
        <Form.Item name="organisationId" label="对应的登记单位">
          <OrganisationPick allowClear placeholder="已在平台登记的可选" />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={need('请填写事由')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <Form.Item name="source" label="依据或来源" rules={need('请填写依据或来源')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
          <DayInput />
        </Form.Item>
      </ActForm>
      {ending ? <End entry={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  )
}

function End({ entry, onClose }: { entry: Blacklisted; onClose: () => void }) {
  const end = useEndBlacklisting(entry.id)
  return (
    <ActForm<{ lastDay: string }> open title={`移出名单：${entry.name}`} submit="移出" act={end} onDone={onClose} onClose={onClose}>
      <Form.Item name="lastDay" label="最后一日（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
    </ActForm>
  )
}
