import { Radio } from 'antd'
import { useEffect, useState } from 'react'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Procedure } from './api/use-procedures.ts'
import { leadTimeText } from './lead-time.ts'
import { orderNames } from './words.ts'
import './case.css'

interface ProcedureChoiceProps {
  readonly procedures: readonly Procedure[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/**
 * What can be applied for, with what it does to resources and how long the law gives it. What was picked is marked at once; the address, which keeps
 * it, follows.
 */
export function ProcedureChoice({ procedures, chosen, onChoose }: ProcedureChoiceProps) {
  const [picked, setPicked] = useState<string | null>(null)
  // The address has caught up, or was changed by going back: from now on it counts.
  useEffect(() => setPicked(null), [chosen])
  const marked = picked ?? chosen
  const pick = (id: string) => {
    setPicked(id)
    onChoose(id)
  }
  return (
    <Panel title="1. 选择事项">
      <Radio.Group className="procedure-choice" aria-label="事项" value={marked} onChange={({ target }) => pick(String(target.value))}>
        {procedures.map((procedure) => (
          <Radio key={procedure.id} value={procedure.id} className={procedure.id === marked ? 'procedure chosen' : 'procedure'}>
            <strong>{procedure.name}</strong>
            <span className="soft">
              {orderNames[procedure.order] ?? ''} · {procedure.steps.length} 个环节 · {leadTimeText(procedure.leadTime)}
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </Panel>
  )
}
