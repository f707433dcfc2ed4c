import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { Problem } from '../../../shared/api/problem.ts'
import { yuan } from '../../../shared/text/money.ts'
import { periodTo } from '../../../shared/text/time.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { isZero } from '../amounts.ts'
import { usePreview } from '../api/use-preview.ts'
import { linesColumns } from '../lines/lines-columns.tsx'

/** What the running cycle has come to so far: an estimate, marked as such. Shown where there is one. */
export function RunningCycle() {
  const { data, error } = usePreview()
  const [open, setOpen] = useState(false)
  if (error) return <Alert type="info" showIcon title={`本周期预估暂不能显示：${Problem.of(error).message}`} />
  if (!data) return null
  const largest = [...data.systems].sort((a, b) => Number(b.amount) - Number(a.amount)).slice(0, 3)
  return (
    <Panel title="本周期至今" extra={<Mark>预估</Mark>}>
      <div className="row between">
        <div>
          <div style={{ fontSize: 22, fontWeight: 600 }} className="num">
            {yuan(data.total)}
          </div>
          <div className="soft">
            周期 {periodTo(data.from, data.to)}，计至 {data.through}。{data.note}。
            {isZero(data.apart) ? null : `另有独立结算 ${yuan(data.apart)}，由使用单位自行支付。`}
          </div>
        </div>
        <div className="row">
          {data.systems.length > largest.length ? <span className="soft">共 {data.systems.length} 个系统，较多的：</span> : null}
          {largest.map(({ id, name, amount }) => (
            <span key={id} className="soft">
              {name} <span className="num">{yuan(amount)}</span>
            </span>
          ))}
          {data.lines.length > 0 ? <Button onClick={() => setOpen(true)}>查看明细</Button> : null}
        </div>
      </div>
      {data.faults.map(({ path, message }) => (
        <Alert key={`${path}${message}`} type="warning" showIcon title={message} style={{ marginTop: 8 }} />
      ))}
      <Drawer open={open} onClose={() => setOpen(false)} size={960} title="本周期至今（预估）">
        <PlainTable label="预估明细" rows={data.lines} rowKey={({ no }) => String(no)} empty="没有明细。" columns={linesColumns({})} />
      </Drawer>
    </Panel>
  )
}
