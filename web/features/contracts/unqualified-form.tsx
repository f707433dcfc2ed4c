import { Form, Input, Select } from 'antd'
import { ItemPick, ProviderPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { usePools } from './api/use-pools.ts'
import { type UnqualifiedBody, useDecideUnqualified } from './api/use-unqualified.ts'
import { need } from './words.ts'

export function UnqualifiedForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const decide = useDecideUnqualified()
  const tell = useTell()
  return (
    <ActForm<UnqualifiedBody>
      open={open}
      title="认定服务不合格"
      says="已核算的结算单不随之改变，退回重新核算后按认定剔除。"
      submit="认定"
      act={{
        ...decide,
        mutateAsync: (values) => decide.mutateAsync({ ...values, poolId: values.poolId ?? null, itemId: values.itemId ?? null }),
      }}
      onDone={() => {
        tell('认定已登记')
        onClose()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="providerId" label="云服务商" rules={need('请选择云服务商')}>
            <ProviderPick onChange={() => form.setFieldValue('poolId', undefined)} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.providerId !== after.providerId}>
            {({ getFieldValue }) => (
              <Form.Item name="poolId" label="资源池">
                <PoolSelect providerId={getFieldValue('providerId') as string | undefined} />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="itemId" label="服务项">
            <ItemPick allowClear placeholder="不选的，指全部服务项" />
          </Form.Item>
          <Form.Item name="from" label="期间自" rules={need('请选择日期')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="to" label="至（含当日）" rules={need('请选择日期')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="reason" label="理由" rules={need('请填写理由')}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

interface PoolSelectProps {
  readonly providerId: string | undefined
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
}

/** A pool of the provider; none: all of them. */
function PoolSelect({ providerId, ...rest }: PoolSelectProps) {
  const { items } = usePools()
  return (
    <Select
      {...rest}
      allowClear
      disabled={!providerId}
      placeholder="不选的，指全部资源池"
      options={items.filter((pool) => pool.providerId === providerId).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
