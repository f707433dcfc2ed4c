import { Form, Input } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type HandoverBody, useRecordHandover } from './api/use-handovers.ts'
import { need } from './words.ts'

type Values = Omit<HandoverBody, 'items'> & { readonly items: string }

/** The authority puts on record what one provider hands over to the next, one thing a line. */
export function HandoverForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const record = useRecordHandover()
  const tell = useTell()
  const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])
  return (
    <ActForm<Values>
      open={open}
      title="登记运营交接"
      says="登记后由移交方、接收方分别确认；登记的内容不再改动。"
      submit="登记"
      act={{ ...record, mutateAsync: ({ items, ...values }) => record.mutateAsync({ ...values, items: linesOf(items) }) }}
      onDone={() => {
        tell('已登记，等待双方确认')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="fromProviderId" label="移交方（云服务商）" rules={need('请选择移交方')}>
        <OrganisationPick placeholder="输入名称查找" />
      </Form.Item>
      <Form.Item name="toProviderId" label="接收方（云服务商）" rules={need('请选择接收方')}>
        <OrganisationPick placeholder="输入名称查找" />
      </Form.Item>
      <Form.Item name="on" label="交接日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="items"
        label="移交的工作与权限（一行一项）"
        rules={[{ required: true, whitespace: true, message: '请逐行写明移交的工作与权限' }]}
      >
        <Input.TextArea rows={5} maxLength={20_000} />
      </Form.Item>
    </ActForm>
  )
}
