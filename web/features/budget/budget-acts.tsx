import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Budget, useBudgetAct } from './api/use-budgets.ts'

const acts = {
  issue: { name: '下达', says: '下达后各使用单位即可看到本单位的预算，执行情况与其比较；此后只能另行编制调整，不能修改。' },
  withdraw: { name: '撤回', says: '撤回后本次编制不再使用，记录保留；可以另行编制。' },
} as const

/** What becomes of a draft. */
export function BudgetActs({ budget }: { budget: Budget }) {
  const may = useMay()
  const act = useBudgetAct(budget)
  const tell = useTell()
  const [chosen, setChosen] = useState<keyof typeof acts | null>(null)
  if (!may('budget.manage')) return null
  return (
    <>
      <Button onClick={() => setChosen('withdraw')}>撤回</Button>
      <Button type="primary" onClick={() => setChosen('issue')}>
        下达
      </Button>
      {chosen ? (
        <ActForm<object>
          open
          title={`${acts[chosen].name}预算`}
          says={acts[chosen].says}
          submit={`确认${acts[chosen].name}`}
          act={{ ...act, mutateAsync: () => act.mutateAsync(chosen) }}
          onDone={() => {
            tell(`已${acts[chosen].name}`)
            setChosen(null)
          }}
          onClose={() => setChosen(null)}
        >
          {null}
        </ActForm>
      ) : null}
    </>
  )
}
