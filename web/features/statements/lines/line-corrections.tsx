import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../shared/session/use-session.ts'
import { addYuan, yuan } from '../../../shared/text/money.ts'
import { Mark } from '../../../shared/ui/mark.tsx'
import { CorrectionForm } from '../after/correction-form.tsx'
import { approved, change } from '../amounts.ts'
import type { Explanation } from '../api/use-explanation.ts'
import type { Statement } from '../api/use-statements.ts'
import { correctionNames, correctionTones } from '../words.ts'

/** What became of the line after the seal, beside the original; whoever may proposes another correction from here. */
export function LineCorrections({ statement, found: { line, corrections } }: { statement: Statement; found: Explanation }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (statement.state !== 'sealed') return null
  const stands = addYuan([line.amount, approved(corrections)])
  const proposes = may('statement.correct')
  if (corrections.length === 0 && !proposes) return null
  return (
    <section aria-label="封存后的更正">
      <div className="row between" style={{ marginBottom: 8 }}>
        <h2 style={{ margin: 0, fontSize: 15 }}>封存后的更正</h2>
        {proposes ? (
          <Button size="small" onClick={() => setOpen(true)}>
            提出更正
          </Button>
        ) : null}
      </div>
      {corrections.length === 0 ? <span className="soft">没有更正，原金额有效。</span> : null}
      <ul className="plain-list">
        {corrections.map(({ no, state, amount, reason }) => (
          <li key={no} className="row">
            <span className="num">第 {no} 号</span>
            <strong className="num">{change(amount)}</strong>
            <Mark tone={correctionTones[state]}>{correctionNames[state]}</Mark>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
      {corrections.some(({ state }) => state === 'approved') ? (
        <p className="num" style={{ margin: '8px 0 0' }}>
          原 {yuan(line.amount)}，更正后 <strong>{yuan(stands)}</strong>
        </p>
      ) : null}
      {open ? (
        <CorrectionForm
          id={statement.id}
          subject={{ lineNo: line.no, name: `第 ${line.no} 行 ${line.itemName} ${line.systemName}`, stands, mayFall: false }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  )
}
