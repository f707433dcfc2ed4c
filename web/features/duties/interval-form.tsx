import { Form, Input, InputNumber, Select } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { DutyRule } from './api/use-duties.ts'
import { useSetInterval } from './api/use-duty-act.ts'
import { everyNames, need, unitOptions } from './words.ts'

interface Values {
  readonly every: string
  readonly count?: number
  readonly unit?: string
  readonly from: string
  readonly reason: string
}

const term = 'term'

/** Sets how often a duty falls due here. What has arisen already stays as it is. */
export function IntervalForm({ rule, onClose }: { rule: DutyRule; onClose: () => void }) {
  const set = useSetInterval(rule.duty)
  const tell = useTell()
  const may =
    rule.settable === 'freely' ? '周期属于本地做法，可以自行设定。' : `办法规定${rule.everyInWords ?? ''}，本地可以更勤，不可以更疏。`
  return (
    <ActForm<Values>
      open
      title={`设定周期：${rule.name}`}
      says={`${may}已经产生的义务不受影响。`}
      submit="设定"
      initial={{ every: 'month', count: 2, unit: 'months' }}
      act={{
        ...set,
        mutateAsync: ({ every, count, unit, from, reason }) =>
          set.mutateAsync({ every: every === term ? `${count ?? ''} ${unit ?? ''}` : every, from, reason }),
      }}
      onDone={() => {
        tell('周期已设定')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="every" label="周期" rules={need('请选择周期')}>
        <Select
          options={[
            ...Object.entries(everyNames).map(([value, label]) => ({ value, label: `${label}（按公历）` })),
            { value: term, label: '每隔一段时间' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.every !== after.every}>
        {({ getFieldValue }) =>
          getFieldValue('every') === term ? (
            <div className="row" style={{ alignItems: 'flex-start' }}>
              <Form.Item name="count" label="每隔" rules={[{ required: true, message: '请填写数目' }]}>
                <InputNumber min={1} max={999} precision={0} />
              </Form.Item>
              <Form.Item name="unit" label="单位" rules={need('请选择单位')}>
                <Select style={{ width: 130 }} options={unitOptions} />
              </Form.Item>
            </div>
          ) : null
        }
      </Form.Item>
      <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
