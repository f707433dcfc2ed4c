import { Button } from 'antd'
import { useState } from 'react'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import type { Evaluation } from './api/use-evaluations.ts'
import type { Scorecard } from './api/use-scorecards.ts'
import { ConcludeForm } from './conclude-form.tsx'
import { DecideForm } from './decide-form.tsx'
import { ObjectForm, PublishForm } from './publish-forms.tsx'
import { usePart } from './use-part.ts'

interface ActsProps {
  readonly card: Scorecard
  readonly evaluation: Evaluation | undefined
  readonly onReload: () => void
}

const acts = { conclude: '汇总', publish: '公布', object: '提出异议', decide: '处理异议' } as const
type Act = keyof typeof acts

/** What this person may do with the scorecard as it stands. */
export function Acts({ card, evaluation, onReload }: ActsProps) {
  const offered = useOffered(card, evaluation)
  const [open, setOpen] = useState<Act | null>(null)
  if (offered.length === 0) return null
  const form = { card, onDone: () => setOpen(null), onReload }
  return (
    <div className="row">
      {offered.map((act) => (
        <Button key={act} type={act === 'object' ? 'default' : 'primary'} onClick={() => setOpen(act)}>
          {acts[act]}
        </Button>
      ))}
      {open === 'conclude' ? <ConcludeForm {...form} /> : null}
      {open === 'publish' ? <PublishForm {...form} /> : null}
      {open === 'object' ? <ObjectForm {...form} /> : null}
      {open === 'decide' ? <DecideForm {...form} /> : null}
    </div>
  )
}

function useOffered({ state, results, organisationId, objectionsUntil }: Scorecard, evaluation: Evaluation | undefined): Act[] {
  const { conducts } = usePart(evaluation)
  const may = useMay()
  const { data: session } = useSession()
  const objection = results.at(-1)?.objection
  const own = organisationId === session?.organisation.id
  return [
    ...(conducts && state === 'open' ? (['conclude'] as const) : []),
    ...(conducts && state === 'concluded' ? (['publish'] as const) : []),
    ...(conducts && objection?.state === 'open' ? (['decide'] as const) : []),
    ...(own && objectionsUntil && !objection && may('evaluation.object') ? (['object'] as const) : []),
  ]
}
