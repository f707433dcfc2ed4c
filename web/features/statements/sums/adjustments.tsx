import { Button } from 'antd'
import { useState } from 'react'
import { grouped, yuan } from '../../../shared/text/money.ts'
import { LawBasis } from '../../../shared/ui/law-basis.tsx'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { CorrectionForm, type Subject } from '../after/correction-form.tsx'
import { change } from '../amounts.ts'
import { type Adjustment, useAdjustments } from '../api/use-sums.ts'

interface AdjustmentsProps {
  readonly id: string
  readonly regimeId: string
  /** Whether the person may propose to correct one. */
  readonly corrects: boolean
}

/** Results of evaluations and assessment reports, each a line with its article. Nothing where there is none. */
export function Adjustments({ id, regimeId, corrects }: AdjustmentsProps) {
  const { data } = useAdjustments(id)
  const [chosen, setChosen] = useState<Subject | null>(null)
  if (!data || data.items.length === 0) return null
  return (
    <Panel title="考评与评估调整" flush>
      <PlainTable
        label="考评与评估调整"
        rows={data.items}
        rowKey={({ no }) => String(no)}
        empty="没有调整。"
        columns={[
          { title: '项', dataIndex: 'no', width: 56, className: 'num' },
          {
            title: '调整',
            render: (_, row) => (
              <div className="wrap" style={{ maxWidth: 420 }}>
                {row.name} <LawBasis of={{ regime: regimeId, cite: row.cite }} about={row.name} />
                <div className="soft">{row.says}</div>
              </div>
            ),
          },
          { title: '对象', dataIndex: 'organisationName' },
          { title: '调整前', align: 'right', render: (_, row) => <span className="num">{yuan(row.base)}</span> },
          { title: '结算比例', align: 'right', render: (_, row) => <span className="num">{grouped(row.percent)}%</span> },
          { title: '调整额', align: 'right', render: (_, row) => <strong className="num">{change(row.amount)}</strong> },
          ...(corrects
            ? [
                {
                  title: '操作',
                  render: (_: unknown, row: Adjustment) => (
                    <Button
                      size="small"
                      aria-label={`更正：${row.name} ${row.organisationName}`}
                      onClick={() =>
                        setChosen({
                          adjustmentNo: row.no,
                          name: `${row.name}（${row.organisationName}）`,
                          stands: row.amount,
                          mayFall: true,
                        })
                      }
                    >
                      更正
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {chosen ? <CorrectionForm id={id} subject={chosen} onClose={() => setChosen(null)} /> : null}
    </Panel>
  )
}
