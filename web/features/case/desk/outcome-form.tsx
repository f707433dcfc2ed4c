import { Form, Input } from 'antd'
import { Problem } from '../../../shared/api/problem.ts'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { useAct } from '../api/use-act.ts'
import type { CaseView, Desk, OutcomeView } from '../api/use-case.ts'
import { AskedFields } from './asked-fields.tsx'
import { consequence, type OutcomesProps } from './consequence.ts'
import { EffectsList } from './effects-list.tsx'

interface OutcomeFormProps extends Pick<OutcomesProps, 'save' | 'version' | 'onRefused' | 'onStale'> {
  readonly file: CaseView
  readonly desk: Desk
  readonly outcome: OutcomeView | null
  readonly onClose: () => void
}

interface Values {
  readonly opinion?: string
  readonly fields?: Readonly<Record<string, string | boolean | null>>
}

/** The last look before a decision takes effect: what it causes, the opinion, and what it asks for besides. */
export function OutcomeForm({ file, desk, outcome, save, version, onClose, onRefused, onStale }: OutcomeFormProps) {
  const act = useAct(file.id)
  const tell = useTell()
  if (!outcome) return null
  const send = async ({ opinion, fields }: Values) => {
    const body = { outcome: outcome.id, ...(opinion?.trim() ? { opinion: opinion.trim() } : {}), ...(fields ? { fields } : {}) }
    try {
      // What stands in the form is saved first; where it is not taken, the form says why.
      if (!(await save())) return onClose()
      await act.mutateAsync({ version: version(), act: body })
      tell('已办理')
      return onClose()
    } catch (thrown) {
      if (Problem.of(thrown).isStale) return overtaken(opinion, fields)
      // Faults of the form on the page are shown there.
      if (belongsToPage(thrown, desk)) {
        act.reset()
        onClose()
        onRefused(thrown)
      }
      throw thrown
    }
  }
  const overtaken = (opinion: string | undefined, fields: Values['fields']) => {
    const said = Object.entries(fields ?? {}).map(([field, value]) => [file.fieldLabels[field] ?? field, String(value ?? '')] as const)
    act.reset()
    onClose()
    onStale({ what: `办理“${outcome.name}”`, texts: [...(opinion?.trim() ? [['意见', opinion.trim()] as const] : []), ...said] })
  }
  const levels = desk.levels.filter(({ passedBy }) => passedBy === null)
  return (
    <ActForm<Values>
      open
      title={desk.proposal ? `同意：${outcome.name}` : outcome.name}
      says={levels.length > 1 ? `作为${levels[0]?.name ?? ''}意见报下一级；全部同意后：${consequence(outcome)}。` : undefined}
      submit={`确认${outcome.name}`}
      act={{ mutateAsync: send, isPending: act.isPending, error: act.error, reset: act.reset }}
      onDone={() => undefined}
      onClose={onClose}
    >
      <EffectsList file={file} outcome={outcome} />
      <AskedFields asks={outcome.asks} prefix={['fields']} bodies={file.bodies} />
      <Form.Item
        name="opinion"
        label={outcome.opinionRequired ? '意见' : '意见（可不填）'}
        rules={outcome.opinionRequired ? [{ required: true, whitespace: true, message: '请写明意见' }] : []}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </ActForm>
  )
}

function belongsToPage(thrown: unknown, desk: Desk): boolean {
  const fields = desk.asks.map(({ field }) => `/fields/${field}`)
  return Problem.of(thrown).faults.some(({ path }) => path.startsWith('/lines') || fields.includes(path))
}
