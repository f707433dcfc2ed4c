import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Problem } from '../../shared/api/problem.ts'
import { useMay } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { toldOf } from './api/going-on.ts'
import { type StatementAct, useStatementAct } from './api/use-statement-act.ts'
import type { Statement } from './api/use-statements.ts'

interface ActWords {
  readonly does: StatementAct
  readonly name: string
  readonly says: string
  readonly may: string
  readonly when: readonly string[]
}

const acts: readonly ActWords[] = [
  {
    does: 'review',
    name: '审核通过',
    says: '确认金额和明细无误，随后可以封存。核算人员不能审核自己核算的结算单。',
    may: 'statement.review',
    when: ['accounted'],
  },
  { does: 'seal', name: '封存', says: '封存后任何人不能修改；封存摘要可以随时重新计算核对。', may: 'statement.seal', when: ['reviewed'] },
  {
    does: 'account',
    name: '重新核算',
    says: '按现在的资源和价格重新核算本周期，原明细保留。',
    may: 'statement.account',
    when: ['returned'],
  },
  {
    does: 'return',
    name: '退回',
    says: '退回核算单位重新核算，须写明意见；本次核算的明细保留。',
    may: 'statement.review',
    when: ['accounted', 'reviewed'],
  },
]

/** What this person may do with the statement as it stands. */
export function Acts({ statement, onReload }: { statement: Statement; onReload: () => void }) {
  const may = useMay()
  const [chosen, setChosen] = useState<ActWords | null>(null)
  const act = useStatementAct(statement)
  const tell = useTell()
  const offered = acts.filter((each) => may(each.may) && each.when.includes(statement.state))
  if (offered.length === 0) return null
  const close = () => {
    if (act.error && Problem.of(act.error).isStale) onReload()
    setChosen(null)
  }
  return (
    <div className="row">
      {offered.map((each, index) => (
        <Button key={each.does} type={index === 0 ? 'primary' : 'default'} onClick={() => setChosen(each)}>
          {each.name}
        </Button>
      ))}
      {chosen ? (
        <ActForm<{ opinion?: string }>
          open
          title={chosen.name}
          says={chosen.says}
          submit={`确认${chosen.name}`}
          act={{
            ...act,
            mutateAsync: async ({ opinion }) => tell(toldOf(chosen.name, await act.mutateAsync({ does: chosen.does, opinion }))),
          }}
          onDone={() => setChosen(null)}
          onClose={close}
        >
          {chosen.does === 'review' || chosen.does === 'return' ? (
            <Form.Item
              name="opinion"
              label={chosen.does === 'return' ? '退回意见' : '意见（可不填）'}
              rules={chosen.does === 'return' ? [{ required: true, whitespace: true, message: '请写明意见' }] : []}
            >
              <Input.TextArea rows={4} maxLength={2000} />
            </Form.Item>
          ) : null}
        </ActForm>
      ) : null}
    </div>
  )
}
