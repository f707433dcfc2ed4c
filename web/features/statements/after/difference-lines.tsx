import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { addYuan, grouped, price, yuan } from '../../../shared/text/money.ts'
import { periodTo } from '../../../shared/text/time.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { change, isZero } from '../amounts.ts'
import { type Difference, type DifferentLine, useFindLine } from '../api/use-differences.ts'
import { causeNames } from '../words.ts'
import { CorrectionForm, type Subject } from './correction-form.tsx'
import { type Pair, pairsOf } from './pairs.ts'

interface DifferenceLinesProps {
  readonly id: string
  readonly difference: Difference
  /** Whether the person may propose a correction, of a statement that is sealed. */
  readonly corrects: boolean
}

/** The lines of one resource that differ, side by side; each can be turned into a correction whose reason is filled in. */
export function DifferenceLines({ id, difference, corrects }: DifferenceLinesProps) {
  const find = useFindLine(id)
  const [subject, setSubject] = useState<Subject | null>(null)
  const isNew = difference.causes.includes('new')
  const propose = (pair: Pair) =>
    find.mutate(
      { resource: difference.resourceId, day: pair.from },
      { onSuccess: (line) => line && setSubject(subjectOf(line, difference, pair)) },
    )
  return (
    <div className="stack-tight">
      <PlainTable
        label={`${difference.itemName} ${difference.systemName}：原与现`}
        rows={pairsOf(difference.lines)}
        rowKey={({ from, before }) => `${from}${before ? '' : '现'}`}
        empty="没有差异的明细。"
        columns={[...columns, ...(corrects && !isNew ? [proposeColumn(difference, propose)] : [])]}
        more={{ size: 'small' }}
      />
      {corrects && isNew ? (
        <span className="soft">原结算单没有该资源的明细，更正须对应原有的一行；请在下一周期或按合同另行处理。</span>
      ) : null}
      <ProblemNotice error={find.error} />
      {subject ? <CorrectionForm id={id} subject={subject} onClose={() => setSubject(null)} /> : null}
    </div>
  )
}

function subjectOf(
  line: { readonly no: number; readonly itemName: string; readonly systemName: string; readonly amount: string },
  { causes }: Difference,
  { from, to, before, after, delta }: Pair,
): Subject {
  const was = before ? `原计 ${yuan(before.amount)}` : '原单未计'
  const now = `现应计 ${yuan(addYuan(['0.00', ...after.map(({ amount }) => amount)]))}`
  const cause = causes.map((each) => causeNames[each]).join('、')
  return {
    lineNo: line.no,
    name: `第 ${line.no} 行 ${line.itemName} ${line.systemName}`,
    stands: line.amount,
    mayFall: false,
    suggested: { amount: delta, reason: `按现有事实重新计算：${periodTo(from, to)}${was}，${now}`, cause },
  }
}

const Side = ({ of }: { of: readonly DifferentLine[] }) =>
  of.length === 0 ? (
    <span className="soft">没有</span>
  ) : (
    of.map((line) => (
      <div key={`${line.from}${line.quantity}${line.amount}`}>
        <strong className="num">{yuan(line.amount)}</strong>
        <div className="soft wrap">
          {grouped(line.quantity)} × {line.price ? `${price(line.price)} 元` : '免费'}，{line.days} 天{line.rule ? `；${line.rule}` : ''}
        </div>
      </div>
    ))
  )

const columns: TableColumnsType<Pair> = [
  { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
  { title: '原结算单', render: (_, row) => <Side of={row.before ? [row.before] : []} /> },
  { title: '按现有事实', render: (_, row) => <Side of={row.after} /> },
  { title: '差额', align: 'right', render: (_, row) => <strong className="num">{change(row.delta)}</strong> },
]

const proposeColumn = ({ itemName, systemName }: Difference, propose: (pair: Pair) => void): TableColumnsType<Pair>[number] => ({
  title: '操作',
  render: (_, row) =>
    isZero(row.delta) ? null : (
      <Button size="small" aria-label={`提出更正：${itemName} ${systemName} ${periodTo(row.from, row.to)}`} onClick={() => propose(row)}>
        提出更正
      </Button>
    ),
})
