import { Button, Checkbox } from 'antd'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useConfirm } from './api/use-quantities.ts'
import { confirmMost } from './words.ts'

interface ConfirmingProps {
  /** The records shown that wait. */
  readonly waiting: readonly string[]
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** Ticks all that is shown and waits, and confirms what is ticked, as a whole. Stands above the table: its head is drawn twice, and read twice. */
export function Confirming({ waiting, chosen, onChoose }: ConfirmingProps) {
  const confirm = useConfirm()
  const tell = useTell()
  const all = waiting.slice(0, confirmMost)
  const send = () =>
    confirm.mutate(chosen, {
      onSuccess: ({ confirmed }) => {
        tell(`已确认 ${confirmed} 条`)
        onChoose([])
      },
    })
  return (
    <>
      <ProblemNotice error={confirm.error} />
      <Checkbox
        disabled={waiting.length === 0}
        checked={chosen.length > 0 && chosen.length >= all.length}
        indeterminate={chosen.length > 0 && chosen.length < all.length}
        onChange={({ target }) => onChoose(target.checked ? all : [])}
      >
        全选待确认的
      </Checkbox>
      {chosen.length > confirmMost ? <span className="soft">一次最多确认 {confirmMost} 条</span> : null}
      <Button type="primary" disabled={chosen.length === 0 || chosen.length > confirmMost} loading={confirm.isPending} onClick={send}>
        {chosen.length > 0 ? `确认所选 ${chosen.length} 条` : '确认所选'}
      </Button>
    </>
  )
}
