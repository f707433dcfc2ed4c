import { Button, Form, type FormInstance, Input, Select } from 'antd'
import { useState } from 'react'
import { periodTo } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import {
  type Binding,
  type Jurisdiction,
  type JurisdictionBody,
  useBindRegime,
  useCreateJurisdiction,
  useJurisdictions,
} from './api/use-jurisdictions.ts'
import { useMeasureChoices } from './api/use-measure-choices.ts'
import { LostTerms } from './lost-terms.tsx'

export default function JurisdictionsPage() {
  const query = useJurisdictions()
  const create = useCreateJurisdiction()
  const [creating, setCreating] = useState(false)
  const [binding, setBinding] = useState<Jurisdiction | null>(null)
  const measures = useMeasureChoices()
  return (
    <Page
      title="适用区域"
      says="每个区域自某日起适用一部办法；已经发起的办件继续按发起时的办法办理。"
      actions={
        <Button type="primary" onClick={() => setCreating(true)}>
          新建区域
        </Button>
      }
    >
      <Panel flush>
        <Loaded query={query}>
          {({ items }) => (
            <PlainTable
              label="适用区域"
              rows={items}
              rowKey={({ id }) => id}
              empty="还没有区域；请先新建区域并选择适用的办法。"
              columns={[
                { title: '区域', dataIndex: 'name' },
                {
                  title: '适用的办法',
                  render: (_, row) =>
                    row.regimes.map((regime) => (
                      <div key={regime.from}>
                        {measures.find(({ value }) => value === regime.regimeId)?.label ?? regime.regimeId}
                        <span className="soft num">（{periodTo(regime.from, regime.lastDay)}）</span>
                        {regime.lostTerms ? (
                          <div className="soft">
                            {regime.lostTerms.count} 个最低计费期限不再计满：{regime.lostTerms.reason}（{regime.lostTerms.decidedBy}）
                          </div>
                        ) : null}
                      </div>
                    )),
                },
                {
                  title: '操作',
                  render: (_, row) => (
                    <Button size="small" onClick={() => setBinding(row)}>
                      改用另一办法
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
      <ActForm<JurisdictionBody>
        open={creating}
        title="新建区域"
        submit="新建"
        act={create}
        onDone={() => setCreating(false)}
        onClose={() => setCreating(false)}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <MeasureFields />
      </ActForm>
      {binding ? <Bind jurisdiction={binding} onClose={() => setBinding(null)} /> : null}
    </Page>
  )
}

function Bind({ jurisdiction, onClose }: { jurisdiction: Jurisdiction; onClose: () => void }) {
  const bind = useBindRegime(jurisdiction.id)
  return (
    <ActForm<Binding>
      open
      title={`${jurisdiction.name}改用另一办法`}
      submit="确定"
      act={bind}
      onDone={onClose}
      onClose={onClose}
      size={720}
    >
      {(form) => (
        <>
          <MeasureFields />
          <Lost form={form} jurisdictionId={jurisdiction.id} />
        </>
      )}
    </ActForm>
  )
}

/** As soon as measure and day are chosen. */
function Lost({ form, jurisdictionId }: { form: FormInstance<Binding>; jurisdictionId: string }) {
  const [regimeId, from] = [Form.useWatch('regimeId', form), Form.useWatch('from', form)]
  return regimeId && from ? <LostTerms jurisdictionId={jurisdictionId} regimeId={regimeId} from={from} /> : null
}

const MeasureFields = () => (
  <>
    <Form.Item name="regimeId" label="适用的办法" rules={[{ required: true, message: '请选择办法' }]}>
      <Select placeholder="请选择" options={useMeasureChoices()} />
    </Form.Item>
    <Form.Item name="from" label="起始日期" rules={[{ required: true, message: '请选择日期' }]}>
      <DayInput />
    </Form.Item>
  </>
)
