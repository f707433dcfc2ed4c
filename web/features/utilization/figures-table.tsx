import { Button, Select, Switch, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Figure, type FigureFilter, useFigures } from './api/use-usage.ts'
import { CorrectForm } from './correct-form.tsx'
import { FindingsMarks } from './findings-marks.tsx'
import { indicatorNames, optionsOf, percent, seriesName } from './words.ts'

/** What was reported, period by period; corrected figures where they are asked for. */
export function FiguresTable({ systemId, title }: { systemId?: string; title?: string }) {
  const [filters, setFilters] = useFilters()
  const [correcting, setCorrecting] = useState<Figure | null>(null)
  const { indicator, from, to, all } = filters
  const asked = { systemId, indicator, from, to, all: all ? true : undefined }
  const pages = useFigures(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as FigureFilter)
  const corrects = useCorrects()
  return (
    <>
      <div className="filters">
        <Select
          aria-label="指标"
          allowClear
          placeholder="指标"
          style={{ width: 130 }}
          value={indicator}
          onChange={(chosen?: string) => setFilters({ indicator: chosen })}
          options={optionsOf(indicatorNames)}
        />
        <div style={{ width: 190 }}>
          <DayInput aria-label="统计期自" placeholder="统计期自" value={from} onChange={(day) => setFilters({ from: day ?? undefined })} />
        </div>
        <div style={{ width: 190 }}>
          <DayInput aria-label="统计期至" placeholder="统计期至" value={to} onChange={(day) => setFilters({ to: day ?? undefined })} />
        </div>
        <span className="row" style={{ gap: 8 }}>
          <Switch
            aria-label="显示已更正的原数据"
            checked={Boolean(all)}
            onChange={(shown) => setFilters({ all: shown ? 'yes' : undefined })}
          />
          显示已更正的原数据
        </span>
      </div>
      <Panel flush title={title}>
        <ListTable
          label="上报的利用率"
          pages={pages}
          rowKey={({ id }) => id}
          empty="没有符合条件的上报。"
          columns={columnsWith(systemId === undefined, corrects, setCorrecting)}
        />
      </Panel>
      {correcting ? <CorrectForm figure={correcting} onClose={() => setCorrecting(null)} /> : null}
    </>
  )
}

/** Whoever sees the whole place corrects any figure, others what they reported themselves; the server decides in any case. */
function useCorrects(): (figure: Figure) => boolean {
  const may = useMay()
  const session = useSession()
  return (figure) =>
    figure.supersededAt === null && may('usage.report') && (figure.reportedBy === session.data?.organisation.id || may('usage.inspect'))
}

function columnsWith(withSystem: boolean, corrects: (figure: Figure) => boolean, correct: (figure: Figure) => void) {
  const columns: TableColumnsType<Figure> = [
    ...(withSystem
      ? [
          {
            title: '信息系统',
            render: (_: unknown, row: Figure) => (
              <>
                <Go to={`/systems/${row.systemId}/usage`}>{row.systemName}</Go>
                <div className="soft">{row.organisationName}</div>
              </>
            ),
          },
        ]
      : []),
    {
      title: '指标与统计期',
      render: (_, row) => (
        <>
          {seriesName(row)}
          <div className="soft num" style={{ whiteSpace: 'nowrap' }}>
            {periodTo(row.from, row.to)}
          </div>
        </>
      ),
    },
    {
      title: '利用率',
      align: 'right',
      render: (_, row) => (
        <>
          <strong className="num">平均 {percent(row.mean)}</strong>
          {row.peak ? <div className="soft num">峰值 {percent(row.peak)}</div> : null}
          {row.ratio ? <div className="soft num">占额度 {percent(row.ratio)}</div> : null}
        </>
      ),
    },
    {
      title: '规则判断',
      render: (_, row) => (row.supersededAt ? <Mark>已被更正</Mark> : <FindingsMarks of={row.findings} />),
    },
    {
      title: '上报',
      render: (_, row) => (
        <>
          {row.reportedByName} {row.reportedByPerson}
          <div className="soft num">{localTime(row.reportedAt)}</div>
          {row.reason ? <div className="soft">更正理由：{row.reason}</div> : null}
        </>
      ),
    },
    {
      title: '操作',
      render: (_, row) =>
        corrects(row) ? (
          <Button size="small" aria-label={`更正${seriesName(row)} ${periodTo(row.from, row.to)}`} onClick={() => correct(row)}>
            更正
          </Button>
        ) : null,
    },
  ]
  return columns
}
