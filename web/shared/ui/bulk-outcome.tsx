import { Button, Modal } from 'antd'
import type { AnswerOf } from '../api/types.ts'
import { PlainTable } from './list-table.tsx'
import { Mark } from './mark.tsx'

export type BulkOutcome = AnswerOf<'/bulk/documents/read', 'post'>

interface BulkOutcomeProps {
  readonly outcome: BulkOutcome | null
  /** What an item is called on the page. */
  readonly nameOf: (id: string) => string
  readonly onClose: () => void
}

/** Item by item what was done, and what was refused and why: none is passed over. */
export const BulkOutcomeModal = ({ outcome, nameOf, onClose }: BulkOutcomeProps) => (
  <Modal
    open={outcome !== null}
    title={outcome ? `已办理 ${outcome.done} 项，未办理 ${outcome.refused} 项` : ''}
    onCancel={onClose}
    width={720}
    footer={
      <Button type="primary" onClick={onClose}>
        知道了
      </Button>
    }
  >
    <PlainTable
      label="逐项结果"
      rows={outcome?.items ?? []}
      rowKey={({ id }) => id}
      empty="没有所选的事项。"
      more={{ scroll: { y: 420 } }}
      columns={[
        { title: '事项', render: (_, { id }) => nameOf(id) },
        { title: '结果', width: 100, render: (_, { done }) => <Mark tone={done ? 'green' : 'red'}>{done ? '已办理' : '未办理'}</Mark> },
        { title: '原因', render: (_, { message }) => message ?? '—' },
      ]}
    />
  </Modal>
)
