import { Form, Input, Radio, Select } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { type PoolBody, useRegisterPool } from './api/use-pools.ts'
import { need, optionsOf, poolKindNames, poolLevelNames, separateName } from './words.ts'

export function PoolForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const register = useRegisterPool()
  const tell = useTell()
  return (
    <ActForm<PoolBody>
      open={open}
      title="登记资源池"
      submit="登记"
      initial={{ legacy: false, selfControllable: true, kind: 'general', dedicated: false, separate: null }}
      act={{ ...register, mutateAsync: (values) => register.mutateAsync(bodyOf(values)) }}
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
      <PoolAttributes />
    </ActForm>
  )
}

/** What rules of the measure may ask of a pool; what nobody knows yet is left open. */
const PoolAttributes = () => (
  <>
    <Form.Item name="kind" label="种类">
      <Radio.Group options={optionsOf(poolKindNames)} />
    </Form.Item>
    <Form.Item name="level" label="所属层级">
      <Select allowClear placeholder="未说明的可不选" options={optionsOf(poolLevelNames)} />
    </Form.Item>
    <Form.Item name="separate" label="与其他网络区域的资源池">
      <Radio.Group options={[true, false, null].map((value) => ({ value, label: separateName(value) }))} />
    </Form.Item>
    <Form.Item name="dedicated" label="是否专属资源池">
      <Radio.Group
        options={[
          { value: false, label: '否' },
          { value: true, label: '是' },
        ]}
      />
    </Form.Item>
    <Form.Item noStyle shouldUpdate={(before, after) => before.dedicated !== after.dedicated}>
      {({ getFieldValue }) =>
        getFieldValue('dedicated') ? (
          <Form.Item name="grounds" label="设立专属资源池的理由">
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null
      }
    </Form.Item>
    <Form.Item name="plan" label="所依据的规划">
      <Input maxLength={500} />
    </Form.Item>
    <Form.Item name="approval" label="同意设立的文号">
      <Input maxLength={200} />
    </Form.Item>
    <Form.Item name="conformity" label="符合国家有关要求的证明">
      <Input.TextArea rows={2} maxLength={1000} />
    </Form.Item>
  </>
)

const bodyOf = (values: PoolBody): PoolBody => ({
  ...values,
  mlps: values.mlps ?? null,
  level: values.level ?? null,
  plan: orNull(values.plan),
  grounds: values.dedicated ? orNull(values.grounds) : null,
  approval: orNull(values.approval),
  conformity: orNull(values.conformity),
})
