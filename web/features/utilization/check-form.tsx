import { Form, Input, Radio, Select } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { type CheckBody, useCheck, useResourcesOf } from './api/use-checks.ts'
import { ReachedSystemPick } from './system-pick.tsx'
import { need } from './words.ts'

type Values = CheckBody & { readonly systemId: string }

const yesOrNo = (yes: string, no: string) => [
  { value: true, label: yes },
  { value: false, label: no },
]

/** Puts on file who really uses a resource, what for, and whether it lies idle. */
export function CheckForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const check = useCheck()
  const tell = useTell()
  const send = async ({ systemId: _, ...body }: Values) => {
    const { findings } = await check.mutateAsync({
      ...body,
      actualSystem: orNull(body.actualSystem),
      actualSystemId: body.actualSystemId ?? null,
      note: body.note?.trim() ?? '',
    })
    tell(findings.length > 0 ? `核查已登记；触发 ${findings.length} 条规则` : '核查已登记，未触发规则')
  }
  return (
    <ActForm<Values>
      open={open}
      title="登记用途核查"
      says="登记后不能修改；情况有变的，再次核查。"
      submit="登记"
      initial={{ asApplied: true, idle: false }}
      act={{ ...check, mutateAsync: send }}
      onDone={onClose}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="systemId" label="申请资源的信息系统" rules={need('请选择信息系统')}>
            <ReachedSystemPick onChange={() => form.setFieldValue('resourceId', undefined)} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.systemId !== after.systemId}>
            {({ getFieldValue }) => (
              <Form.Item name="resourceId" label="云资源" rules={need('请选择云资源')}>
                <ResourceSelect system={getFieldValue('systemId') as string | undefined} />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="asApplied" label="用途">
            <Radio.Group options={yesOrNo('按申请用途使用', '未按申请用途使用')} />
          </Form.Item>
          <Form.Item name="idle" label="是否闲置">
            <Radio.Group options={yesOrNo('闲置', '在用')} />
          </Form.Item>
          <Form.Item name="actualSystemId" label="实际使用的系统（在名录中的）">
            <ReachedSystemPick allowClear placeholder="与申请一致的不填" />
          </Form.Item>
          <Form.Item name="actualSystem" label="实际使用者（不在名录中的，写明名称）">
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="note" label="核查说明">
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

interface ResourceSelectProps {
  readonly system: string | undefined
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
}

function ResourceSelect({ system, ...rest }: ResourceSelectProps) {
  const { data, isLoading } = useResourcesOf(system)
  return (
    <Select
      {...rest}
      loading={isLoading}
      disabled={!system}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={system ? '请选择' : '先选择信息系统'}
      notFoundContent="该系统没有云资源"
      options={(data?.items ?? []).map((resource) => ({
        value: resource.id,
        label: `${resource.itemName} ${resource.quantity ?? ''} ${resource.unit} · ${resource.poolName}`,
      }))}
    />
  )
}
