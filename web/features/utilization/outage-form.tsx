import { Form, Input, Radio } from 'antd'
import { ProviderPick } from '../../shared/pickers/pickers.tsx'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Outage, type OutageBody, useCorrectOutage, useReportOutage } from './api/use-outages.ts'
import { InstantInput } from './instant-input.tsx'
import { useOwnProvider } from './own-provider.ts'
import { PoolSelect } from './pool-select.tsx'
import { need, optionsOf, outageNames } from './words.ts'

/** Puts an outage on file. */
export function OutageForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const report = useReportOutage()
  const own = useOwnProvider()
  const tell = useTell()
  return (
    <ActForm<OutageBody>
      open={open}
      title="登记服务中断"
      says="计划内中断须在开始之前登记，才不计入故障；事后登记的请如实选择故障或不可抗力。"
      submit="登记"
      initial={{ kind: 'fault' }}
      act={{
        ...report,
        mutateAsync: (values) => report.mutateAsync({ ...values, providerId: own?.id ?? values.providerId, poolId: values.poolId ?? null }),
      }}
      onDone={() => {
        tell('服务中断已登记')
        onClose()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          {own ? null : (
            <Form.Item name="providerId" label="云服务商" rules={need('请选择云服务商')}>
              <ProviderPick onChange={() => form.setFieldValue('poolId', undefined)} />
            </Form.Item>
          )}
          <Form.Item noStyle shouldUpdate={(before, after) => before.providerId !== after.providerId}>
            {({ getFieldValue }) => <OutageFields providerId={own?.id ?? (getFieldValue('providerId') as string | undefined)} />}
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

type Correction = Omit<OutageBody, 'providerId'> & { readonly correction: string }

/** Corrects what is on file; the old entry is kept. */
export function OutageCorrection({ outage, onClose }: { outage: Outage; onClose: () => void }) {
  const correct = useCorrectOutage(outage.id)
  const tell = useTell()
  const { poolId, from, to, kind, reason, systemIds } = outage
  return (
    <ActForm<Correction>
      open
      title={`更正服务中断：${outage.providerName}`}
      says="原记录保留并可查。计划内中断开始之后，更正只能缩短它。"
      submit="更正"
      initial={{ poolId, from, to, kind, reason }}
      act={{ ...correct, mutateAsync: (values) => correct.mutateAsync({ ...values, poolId: values.poolId ?? null, systemIds }) }}
      onDone={() => {
        tell('已更正')
        onClose()
      }}
      onClose={onClose}
    >
      <OutageFields providerId={outage.providerId} />
      <Form.Item name="correction" label="更正理由" rules={need('请填写更正理由')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

const OutageFields = ({ providerId }: { providerId: string | undefined }) => (
  <>
    <Form.Item name="poolId" label="资源池">
      <PoolSelect providerId={providerId} />
    </Form.Item>
    <Form.Item name="kind" label="性质" rules={need('请选择性质')}>
      <Radio.Group options={optionsOf(outageNames)} />
    </Form.Item>
    <Form.Item name="from" label="开始时刻" rules={need('请选择时刻')}>
      <InstantInput />
    </Form.Item>
    <Form.Item name="to" label="恢复时刻" rules={need('请选择时刻')}>
      <InstantInput />
    </Form.Item>
    <Form.Item name="reason" label="原因与影响" rules={need('请填写原因与影响')}>
      <Input.TextArea rows={3} maxLength={1000} />
    </Form.Item>
  </>
)
