import { Form, Input, Select } from 'antd'
import { SystemPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ElsewhereBody, useDecideElsewhere, useResourcesOf } from './api/use-elsewhere.ts'
import { need } from './words.ts'

export function ElsewhereForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const decide = useDecideElsewhere()
  const tell = useTell()
  return (
    <ActForm<ElsewhereBody>
      open={open}
      title="认定重复覆盖"
      says="登记后不能修改。已核算的结算单不随之改变，退回重新核算后按认定剔除。"
      submit="认定"
      act={{ ...decide, mutateAsync: (values) => decide.mutateAsync({ ...values, resourceId: values.resourceId ?? null }) }}
      onDone={() => {
        tell('认定已登记')
        onClose()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="systemId" label="信息系统" rules={need('请选择信息系统')}>
            <SystemPick onChange={() => form.setFieldValue('resourceId', undefined)} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.systemId !== after.systemId}>
            {({ getFieldValue }) => (
              <Form.Item name="resourceId" label="云资源">
                <ResourceSelect system={getFieldValue('systemId') as string | undefined} />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="measure" label="据以结算的另一部办法或另一合同" rules={need('请写明另一部办法或另一合同')}>
            <Input maxLength={200} placeholder="如：省级统建合同（编号）" />
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

interface ResourceSelectProps {
  readonly system: string | undefined
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
}

/** A resource of the system; none: all of them. */
function ResourceSelect({ system, ...rest }: ResourceSelectProps) {
  const { data, isLoading } = useResourcesOf(system)
  return (
    <Select
      {...rest}
      allowClear
      loading={isLoading}
      disabled={!system}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="不选的，指该系统全部云资源"
      notFoundContent="该系统没有云资源"
      options={(data?.items ?? []).map((resource) => ({
        value: resource.id,
        label: `${resource.itemName} ${resource.externalName ?? ''} · ${resource.providerName} ${resource.poolName}`,
      }))}
    />
  )
}
