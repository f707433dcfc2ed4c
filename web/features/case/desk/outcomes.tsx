import { RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { postName } from '../../../shared/session/posts.ts'
import { useSession } from '../../../shared/session/use-session.ts'
import { Go } from '../../../shared/ui/go.tsx'
import type { OutcomeView } from '../api/use-case.ts'
import { consequence, type OutcomesProps } from './consequence.ts'
import { OutcomeForm } from './outcome-form.tsx'
import { SendBack } from './send-back.tsx'

/** The decisions that can be taken, each saying what it causes. */
export function Outcomes({ file, desk, ready, save, version, onRefused, onStale }: OutcomesProps) {
  const [chosen, setChosen] = useState<OutcomeView | null>(null)
  const { data: session } = useSession()
  const level = desk.levels.find(({ passedBy }) => passedBy === null)
  if (level && session && !session.posts.some((post) => post === level.level))
    return (
      <p style={{ margin: 0 }}>
        本环节现在由{level.name}人员办理，您的岗位是{session.posts.map(postName).join('、')}。
      </p>
    )
  const offered = desk.proposal ? desk.outcomes.filter(({ id }) => id === desk.proposal?.outcome) : desk.outcomes
  // What is wrong in the form is shown there; the decision waits.
  const choose = (outcome: OutcomeView) =>
    void ready().then(
      () => setChosen(outcome),
      () => undefined,
    )
  return (
    <div className="stack-tight">
      {desk.outcomes.length === 0 ? (
        <p style={{ margin: 0 }}>
          本环节随工单全部完成自动办结，请在<Go to="/work-orders">工单</Go>中接收并反馈结果。
        </p>
      ) : null}
      {offered.map((outcome, index) => (
        <div key={outcome.id} className="outcome">
          <div>
            <strong>{outcome.name}</strong>
            <div className="soft">{consequence(outcome)}</div>
          </div>
          <Button
            type={index === 0 ? 'primary' : 'default'}
            icon={<RightOutlined aria-hidden />}
            iconPlacement="end"
            onClick={() => choose(outcome)}
          >
            {desk.proposal ? `同意“${outcome.name}”` : outcome.name}
          </Button>
        </div>
      ))}
      {desk.proposal ? <SendBack id={file.id} version={file.version} /> : null}
      <OutcomeForm
        file={file}
        desk={desk}
        outcome={chosen}
        save={save}
        version={version}
        onClose={() => setChosen(null)}
        onRefused={onRefused}
        onStale={onStale}
      />
    </div>
  )
}
