import { Form, Input, Radio, Select } from 'antd'
import { DayInput } from '../../../shared/ui/day-input.tsx'
import type { Asked, CaseView } from '../api/use-case.ts'
import { BodyPick } from '../body-pick.tsx'

interface AskedFieldsProps {
  readonly asks: readonly Asked[]
  readonly prefix: readonly string[]
  /** Who is named already, by field. */
  readonly bodies: CaseView['bodies']
}

/** The fields that the measure's step asks for, each as its type wants it. */
export const AskedFields = ({ asks, prefix, bodies }: AskedFieldsProps) =>
  asks.map((ask) => (
    <Form.Item
      key={ask.field}
      name={[...prefix, ask.field]}
      label={ask.label}
      rules={ask.required ? [{ required: true, message: `${ask.type === 'body' ? '请选择' : '请填写'}${ask.label}` }] : []}
      {...(ask.many ? { extra: '可以选择多个单位' } : {})}
    >
      {inputOf(ask, bodies)}
    </Form.Item>
  ))

function inputOf({ field, type, options, label, party, many }: Asked, bodies: CaseView['bodies']) {
  switch (type) {
    case 'long-text':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
    case 'number':
      return <Input inputMode="decimal" style={{ maxWidth: 240 }} />
    case 'day':
      return <DayInput aria-label={label} />
    case 'yes-no':
      return (
        <Radio.Group
          aria-label={label}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      )
    case 'choice':
      return <Select placeholder="请选择" options={options.map((option) => ({ value: option, label: option }))} />
    case 'body':
      return <BodyPick party={party ?? ''} many={many} known={bodies[field] ?? []} />
    default:
      return <Input maxLength={500} />
  }
}
