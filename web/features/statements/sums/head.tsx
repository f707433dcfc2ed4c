import type { ReactNode } from 'react'
import { yuan } from '../../../shared/text/money.ts'
import { localTime } from '../../../shared/text/time.ts'
import { Panel } from '../../../shared/ui/panel.tsx'
import { change, isZero, minus } from '../amounts.ts'
import type { Statement } from '../api/use-statements.ts'
import { eventNames } from '../words.ts'
import { StatementMarks } from './statement-marks.tsx'

/** What the statement comes to and how it came about. */
export const Head = ({ statement }: { statement: Statement }) => (
  <Panel>
    <div className="statement-head">
      <div>
        <div className="row">
          <StatementMarks of={statement} />
          <span className="soft">
            第 {statement.revision} 次核算 · {statement.lineCount.toLocaleString('zh-CN')} 行
          </span>
        </div>
        <Main statement={statement} />
      </div>
      <Sums statement={statement} />
      <Story statement={statement} />
    </div>
  </Panel>
)

/** The one number that matters to who looks: what the level owes; of a part, what the level pays for it, or what the unit pays itself. */
const Main = ({ statement: { whole, due, payable, total, apart } }: { statement: Statement }) => {
  const own = !whole && isZero(total) && !isZero(apart)
  const name = own ? '您可见的部分，由使用单位自行支付（独立结算）' : whole ? '本级应付' : '您可见的部分，由本级支付'
  return (
    <>
      <div className="statement-total num">{yuan(own ? apart : (due ?? payable ?? total))}</div>
      <div className="soft">{name}</div>
    </>
  )
}

/** The way from the lines to what is due, and what is not in it. */
function Sums({ statement }: { statement: Statement }) {
  const { total, adjusted, corrected, due, payable, paid, apart, excluded, deducted } = statement
  return (
    <dl className="sums" aria-label="金额构成">
      <Sum name={payable === null ? '由本级支付' : '明细合计'} of={yuan(total)} />
      {adjusted !== null ? <Sum name="考评与评估调整" of={change(adjusted)} /> : null}
      {corrected !== null ? <Sum name="已同意的更正" of={change(corrected)} /> : null}
      {payable !== null ? <Sum name="本级应付" of={yuan(due ?? payable)} strong /> : null}
      {paid !== null ? <Sum name="已付" of={yuan(paid)} /> : null}
      {paid !== null && due !== null ? <Open of={minus(due, paid)} /> : null}
      {isZero(apart) ? null : <Sum name="独立结算（由单位自行支付，不计入）" of={yuan(apart)} beside />}
      {isZero(excluded) ? null : <Sum name="不予结算" of={yuan(excluded)} beside />}
      {isZero(deducted) ? null : <Sum name="按办法扣减（已从明细中减去）" of={yuan(deducted)} beside />}
    </dl>
  )
}

const Open = ({ of }: { of: string }) =>
  of.startsWith('-') ? <Sum name="多付" of={yuan(of.slice(1))} strong /> : <Sum name="未付" of={yuan(of)} strong />

interface SumProps {
  readonly name: string
  readonly of: ReactNode
  readonly strong?: boolean
  /** Not a part of the sum. */
  readonly beside?: boolean
}

const Sum = ({ name, of, strong = false, beside = false }: SumProps) => (
  <div className={beside ? 'beside' : strong ? 'strong' : ''}>
    <dt>{name}</dt>
    <dd className="num">{of}</dd>
  </div>
)

/** Who did what to it; shown to who sees the whole. */
const Story = ({ statement: { events } }: { statement: Statement }) => (
  <ol className="case-events" aria-label="办理经过">
    {events.map((event) => (
      <li key={`${event.kind}${event.at}`}>
        <strong>{eventNames[event.kind]}</strong>（第 {event.revision} 次） {event.organisationName} {event.personName}
        <span className="soft num"> {localTime(event.at)}</span>
        {event.opinion ? <div className="soft pre">{event.opinion}</div> : null}
      </li>
    ))}
  </ol>
)
