import { Alert, Form, Input, InputNumber } from 'antd'
import { LawBasis } from '../../shared/ui/law-basis.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { type LostTerm, useLostTerms } from './api/use-lost-terms.ts'

/** What the chosen measure would no longer charge: each resource by name, and the decision on it. Nothing where nothing is lost. */
export function LostTerms({ jurisdictionId, regimeId, from }: { jurisdictionId: string; regimeId: string; from: string }) {
  const { pages, all } = useLostTerms(jurisdictionId, regimeId, from)
  if (pages.isError) return <ProblemNotice error={pages.error} onReload={() => void pages.refetch()} />
  if (!all || all.count === 0) return null
  return (
    <section aria-label="不再计满的最低计费期限">
      <Alert
        type="warning"
        showIcon
        title={`${all.count} 个云资源在用的最低计费期限受影响`}
        description={
          <>
            {all.says}请逐个查看，写明怎样处理；决定随办法记录在案。
            {all.citation ? <LawBasis of={all.citation} about="不再计满" /> : null}
          </>
        }
        style={{ marginBottom: 12 }}
      />
      <ListTable
        pages={pages}
        label="受影响的云资源"
        rowKey={({ resourceId }) => resourceId}
        empty="没有受影响的云资源。"
        columns={columns}
        more={{ size: 'small', scroll: { x: 560 } }}
      />
      <Form.Item
        name={['lostTerms', 'count']}
        label="受影响的个数"
        extra="照上面的个数填写，表示已经逐个查看。"
        rules={[{ required: true, message: '请填写受影响的个数' }]}
        style={{ marginTop: 12 }}
      >
        <InputNumber min={1} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name={['lostTerms', 'reason']} label="处理意见" rules={[{ required: true, message: '请写明处理意见' }]}>
        <Input.TextArea rows={3} maxLength={2000} placeholder="如：已与各使用单位、云服务商协商一致，自新办法起不再计满" />
      </Form.Item>
    </section>
  )
}

const columns = [
  { title: '使用单位', dataIndex: 'organisationName' },
  { title: '系统', dataIndex: 'systemName' },
  { title: '服务项', dataIndex: 'itemName' },
  {
    title: '最低计费期限',
    render: (_: unknown, { months, from, to, endedOn }: LostTerm) => (
      <span className="num">
        自 {from} 起至少 {months} 个月，至 {to}
        {endedOn ? `（已于 ${endedOn} 停用）` : ''}
      </span>
    ),
  },
]
