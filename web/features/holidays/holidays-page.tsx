import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Notice, useNotices, useYears, type Year } from './api/use-holidays.ts'
import { DaysTable } from './days-table.tsx'
import { Decide } from './decide.tsx'
import { Readings } from './readings.tsx'
import { stateNames, stateTones } from './words.ts'

export default function HolidaysPage() {
  const may = useMay()
  const years = useYears()
  const [shown, setShown] = useState<Notice | null>(null)
  return (
    <Page
      title="节假日安排"
      says="工作日按国务院办公厅的通知计算。一人录入、另一人核准，核准后立即生效；尚未录入的年份按周一至周五暂算，并注明“暂定”。"
      actions={may('holiday.enter') ? <Go to="/calendars/new">录入一年的安排</Go> : null}
    >
      <div className="stack">
        <Notices onShow={setShown} />
        <Readings />
        <Loaded query={years}>{({ items }) => <Years years={items} />}</Loaded>
      </div>
      {shown ? <Decide notice={shown} onClose={() => setShown(null)} /> : null}
    </Page>
  )
}

const Notices = ({ onShow }: { onShow: (notice: Notice) => void }) => (
  <Panel title="录入与核准" flush>
    <ListTable
      label="录入与核准"
      pages={useNotices()}
      rowKey={({ id }) => id}
      empty="还没有在本平台录入过安排；以下年份随程序提供。"
      columns={[
        { title: '年份', width: 80, render: (_, row) => <span className="num">{row.year}</span> },
        {
          title: '通知',
          render: (_, row) => (
            <>
              {row.title}
              <div className="soft">{row.number}</div>
            </>
          ),
        },
        {
          title: '录入',
          render: (_, row) => (
            <>
              {row.proposedByName}
              <div className="soft num">{localTime(row.proposedAt)}</div>
            </>
          ),
        },
        {
          title: '结果',
          render: (_, row) => (
            <>
              <Mark tone={stateTones[row.state]}>{stateNames[row.state]}</Mark>
              {row.decidedByName ? (
                <div className="soft">
                  {row.decidedByName} <span className="num">{localTime(row.decidedAt)}</span>
                </div>
              ) : null}
              {row.decidedReason ? <div className="soft">{row.decidedReason}</div> : null}
            </>
          ),
        },
        {
          title: '操作',
          render: (_, row) =>
            row.state === 'proposed' ? (
              <Button size="small" onClick={() => onShow(row)} aria-label={`查看并办理：${row.year}年的安排`}>
                查看并办理
              </Button>
            ) : (
              '—'
            ),
        },
      ]}
    />
  </Panel>
)

const shownFirst = 2

/** The newest years; those that have gone by are seldom looked at. */
function Years({ years }: { years: readonly Year[] }) {
  const [all, setAll] = useState(false)
  return (
    <>
      {(all ? years : years.slice(0, shownFirst)).map((year) => (
        <InForce key={year.year} year={year} />
      ))}
      {all || years.length <= shownFirst ? null : (
        <div>
          <Button onClick={() => setAll(true)}>显示更早的 {years.length - shownFirst} 年</Button>
        </div>
      )}
    </>
  )
}

const InForce = ({ year: { year, source, corrected, title, number, holidays } }: { year: Year }) => (
  <Panel
    title={`${year}年`}
    extra={
      <Mark tone={source === 'entered' ? 'blue' : 'grey'}>
        {source === 'shipped' ? '随程序提供' : corrected ? '在本平台更正' : '在本平台录入'}
      </Mark>
    }
    flush
  >
    <DaysTable year={year} holidays={holidays} />
    <p className="soft" style={{ margin: 0, padding: '8px 16px' }}>
      依据：{title || '国务院办公厅关于部分节假日安排的通知'}
      {number ? `（${number}）` : ''}
    </p>
  </Panel>
)
