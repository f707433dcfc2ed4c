import { Form, Input, Radio } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { type ReportBody, useReport } from './api/use-usage.ts'
import { FigureFields } from './figure-fields.tsx'
import { rowFaults } from './row-faults.ts'
import { ReachedSystemPick } from './system-pick.tsx'
import { indicatorNames, need, optionsOf } from './words.ts'

type Row = ReportBody['rows'][number]
type Values = Row & { readonly reason?: string }

/** One figure of a system. Many at once are imported. */
export function ReportForm({ open, systemId, onClose }: { open: boolean; systemId?: string; onClose: () => void }) {
  const report = useReport()
  const tell = useTell()
  const send = async ({ reason, ...row }: Values) => {
    const values = { ...row, zone: row.zone?.trim() ?? '', peak: orNull(row.peak), ratio: orNull(row.ratio) }
    const system = systemId === undefined ? {} : { systemId }
    const { findings } = await rowFaults(
      report.mutateAsync({ rows: [{ ...values, ...system }], ...(orNull(reason) ? { reason: orNull(reason) as string } : {}) }),
    )
    tell(findings.length > 0 ? `已上报；触发 ${findings.length} 条规则，见“发现的情况”` : '已上报，未触发规则')
  }
  return (
    <ActForm<Values>
      open={open}
      title="上报利用率"
      says="统计期以天为单位，同一系统、指标、网络区域的统计期不能重叠。"
      submit="上报"
      initial={{ indicator: 'cpu' }}
      act={{ ...report, mutateAsync: send }}
      onDone={onClose}
      onClose={onClose}
    >
      {systemId === undefined ? (
        <Form.Item name="systemId" label="信息系统" rules={need('请选择信息系统')}>
          <ReachedSystemPick />
        </Form.Item>
      ) : null}
      <Form.Item name="indicator" label="指标" rules={need('请选择指标')}>
        <Radio.Group options={optionsOf(indicatorNames)} />
      </Form.Item>
      <Form.Item name="zone" label="网络区域（不填的，指系统整体）">
        <Input maxLength={100} placeholder="如：政务外网区、互联网区" />
      </Form.Item>
      <FigureFields />
      <Form.Item name="reason" label="更正理由" extra="同一统计期已有数据、需要更正的才填写；原数据保留。">
        <Input maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
