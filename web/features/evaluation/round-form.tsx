import { Form, Select } from 'antd'
import { useSession } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useEvaluations, useOpenRound } from './api/use-evaluations.ts'
import { everyNames, need } from './words.ts'

interface Values {
  readonly evaluation: string
  readonly from?: string | null
  readonly to?: string | null
}

/** Opens a round; without days it is of the last period that has ended. */
export function RoundForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const round = useOpenRound()
  const evaluations = useEvaluations()
  const session = useSession()
  const tell = useTell()
  const parties = (session.data?.parties ?? []).map(({ id }) => id)
  const own = (evaluations.data?.items ?? []).filter(({ by }) => parties.includes(by))
  const send = async ({ evaluation, from, to }: Values) => {
    const { scorecards } = await round.mutateAsync({ evaluation, ...(from ? { from } : {}), ...(to ? { to } : {}) })
    tell(`已开展，共 ${scorecards} 张考评表`)
  }
  return (
    <ActForm<Values>
      open={open}
      title="开展一期考评"
      says="期间届满之后才能开展；期末当日承担被考评职责的单位各有一张考评表。"
      submit="开展"
      act={{ ...round, mutateAsync: send }}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="evaluation" label="考评" rules={need('请选择考评')}>
        <Select
          placeholder="请选择"
          loading={evaluations.isLoading}
          options={own.map(({ id, name, every }) => ({ value: id, label: `${name}（${everyNames[every]}）` }))}
        />
      </Form.Item>
      <Form.Item name="from" label="期间第一天" extra="不填的，为最近届满的一期。">
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label="期间最后一天" extra="只在同日开始的期间有几个时需要填写。">
        <DayInput />
      </Form.Item>
    </ActForm>
  )
}
