import { Form, Input } from 'antd'
import { Problem } from '../../../shared/api/problem.ts'
import { ActForm } from '../../../shared/ui/act-form.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import { useAct } from '../api/use-act.ts'
import type { CaseView, Desk, OutcomeView } from '../api/use-case.ts'
import { AskedFields } from './asked-fields.tsx'
import { consequence, type OutcomesProps } from './consequence.ts'

interface OutcomeFormProps extends Pick<OutcomesProps, 'content' | 'onRefused' | 'onReload'> {
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
export function OutcomeForm({ file, desk, outcome, content, onClose, onRefused, onReload }: OutcomeFormProps) {
  const act = useAct(file.id)
  const tell = useTell()
  if (!outcome) return null
  const send = async ({ opinion, fields }: Values) => {
    const body = { outcome: outcome.id, ...(opinion?.trim() ? { opinion: opinion.trim() } : {}), ...(fields ? { fields } : {}) }
    try {
      return await act.mutateAsync({ version: file.version, content: content(), act: body })
    } catch (thrown) {
      // Faults of the form on the page are shown there.
      if (belongsToPage(thrown, desk)) {
        act.reset()
        onClose()
        onRefused(thrown)
      }
      throw thrown
    }
  }
  const levels = desk.levels.filter(({ passedBy }) => passedBy === null)
  return (
    <ActForm<Values>
      open
      title={desk.proposal ? `同意：${outcome.name}` : outcome.name}
      says={
        levels.length > 1 ? `作为${levels[0]?.name ?? ''}意见报下一级；全部同意后：${consequence(outcome)}。` : `${consequence(outcome)}。`
      }
      submit={`确认${outcome.name}`}
      act={{ mutateAsync: send, isPending: act.isPending, error: act.error, reset: act.reset }}
      onDone={() => {
        tell('已办理')
        onClose()
      }}
      onClose={() => {
        if (act.error && Problem.of(act.error).isStale) onReload()
        onClose()
      }}
    >
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
