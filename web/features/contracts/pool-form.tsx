import { Form, Input, Radio, Select } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type PoolBody, useRegisterPool } from './api/use-pools.ts'
import { need } from './words.ts'

export function PoolForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const register = useRegisterPool()
  const tell = useTell()
  return (
    <ActForm<PoolBody>
      open={open}
      title="登记资源池"
      submit="登记"
      initial={{ legacy: false, selfControllable: true }}
      act={{ ...register, mutateAsync: (values) => register.mutateAsync({ ...values, mlps: values.mlps ?? null }) }}
      onDone={() => {
        tell('资源池已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="providerId" label="云服务商" rules={need('请选择云服务商')}>
        <OrganisationPick placeholder="输入名称查找" />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={need('请填写名称')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="zone" label="网络区域" rules={need('请填写网络区域')}>
        <Input maxLength={100} placeholder="如：政务外网区、互联网区" />
      </Form.Item>
      <Form.Item name="legacy" label="性质">
        <Radio.Group
          options={[
            { value: false, label: '新增资源池' },
            { value: true, label: '存量资源池' },
          ]}
        />
      </Form.Item>
      <Form.Item name="selfControllable" label="自主可控软硬件">
        <Radio.Group
          options={[
            { value: true, label: '采用' },
            { value: false, label: '未采用' },
          ]}
        />
      </Form.Item>
      <Form.Item name="mlps" label="通过测评的等级保护级别">
        <Select
          allowClear
          placeholder="尚未测评的可不选"
          options={[1, 2, 3, 4, 5].map((level) => ({ value: level, label: `${level} 级` }))}
        />
      </Form.Item>
    </ActForm>
  )
}
