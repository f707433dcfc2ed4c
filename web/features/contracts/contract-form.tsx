import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio } from 'antd'
import { ItemPick, OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { type ContractBody, useSignContract } from './api/use-contracts.ts'
import { kindNames, need } from './words.ts'

export function ContractForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const sign = useSignContract()
  const tell = useTell()
  return (
    <ActForm<ContractBody>
      open={open}
      size={640}
      title="登记合同"
      submit="登记"
      initial={{ kind: 'provider', items: [] }}
      act={{
        ...sign,
        mutateAsync: (values) =>
          sign.mutateAsync({
            ...values,
            items: (values.items ?? []).map(({ itemId, quantity }) => ({ itemId, quantity: orNull(quantity) })),
          }),
      }}
      onDone={() => {
        tell('合同已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="kind" label="类别" rules={need('请选择类别')}>
        <Radio.Group options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="counterpartyId" label="对方单位" rules={need('请选择对方单位')}>
        <OrganisationPick placeholder="输入名称查找" />
      </Form.Item>
      <Form.Item name="number" label="合同编号" rules={need('请填写合同编号')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="signedOn" label="签订日期" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="from" label="合同期间自" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label="至（含当日）" rules={need('请选择日期')}>
        <DayInput />
      </Form.Item>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <div className="stack-tight" style={{ marginBottom: 16 }}>
            <span>
              服务项与数量上限<span className="soft">（不填服务项的，合同不限范围；不填数量的，数量不限）</span>
            </span>
            {fields.map(({ key, name }) => (
              <div key={key} className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
                <Form.Item name={[name, 'itemId']} rules={need('请选择服务项')} style={{ flex: 1, marginBottom: 0 }}>
                  <ItemPick aria-label={`第 ${name + 1} 项服务`} placeholder="服务项" />
                </Form.Item>
                <Form.Item name={[name, 'quantity']} style={{ width: 140, marginBottom: 0 }}>
                  <Input inputMode="decimal" aria-label={`第 ${name + 1} 项数量上限`} placeholder="不限" />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={`删除第 ${name + 1} 项`}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              添加服务项
            </Button>
          </div>
        )}
      </Form.List>
    </ActForm>
  )
}
