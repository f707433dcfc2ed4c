import { Form, Input, Select } from 'antd'
import { grouped } from '../../../shared/text/money.ts'
import type { CaseView } from '../api/use-case.ts'
import { useExisting } from '../api/use-existing.ts'
import { LineWords } from './new-line.tsx'

/** One line about a resource that the system has: which one, and for a change the new quantity. */
export function ExistingLine({ name, file }: { name: number; file: CaseView }) {
  const existing = useExisting(file.system?.id)
  const change = file.procedure.order === 'change'
  const options = (existing.data?.items ?? []).map((resource) => ({
    value: resource.id,
    label: `${resource.itemName}${resource.specification ? `（${resource.specification}）` : ''}，现有 ${grouped(resource.quantity ?? '0')}，${resource.poolName}${resource.externalName ? `，${resource.externalName}` : ''}`,
    disabled: resource.runningWorkOrderId !== null,
  }))
  return (
    <>
      <div className="line-grid" style={change ? { gridTemplateColumns: 'minmax(0,1fr) 130px' } : { gridTemplateColumns: 'minmax(0,1fr)' }}>
        <Form.Item name={[name, 'resourceId']} label="云资源" rules={[{ required: true, message: '请选择云资源' }]}>
          <Select
            placeholder="请选择该系统在用的云资源"
            loading={existing.isLoading}
            options={options}
            notFoundContent="该系统没有在用的云资源"
          />
        </Form.Item>
        {change ? (
          <Form.Item name={[name, 'quantity']} label="调整后数量" rules={[{ required: true, message: '请填写数量' }]}>
            <Input inputMode="decimal" />
          </Form.Item>
        ) : null}
      </div>
      <LineWords name={name} />
    </>
  )
}
