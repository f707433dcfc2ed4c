import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../shared/session/use-session.ts'
import { yuan } from '../../../shared/text/money.ts'
import { localTime } from '../../../shared/text/time.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import { Loaded } from '../../../shared/ui/loaded.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { change } from '../amounts.ts'
import { type Payee, type Payment, type Payments as PaymentsOf, usePayments } from '../api/use-payments.ts'
import { paymentNames, paymentTones } from '../words.ts'
import { PaymentForm } from './payment-form.tsx'
import { ReversalForm } from './reversal-form.tsx'

/** What is due to each provider and what was paid of it. */
export function Payments({ id }: { id: string }) {
  const query = usePayments(id)
  return <Loaded query={query}>{(found) => <Found id={id} found={found} />}</Loaded>
}

function Found({ id, found: { items, providers } }: { id: string; found: PaymentsOf }) {
  const pays = useMay()('statement.pay')
  const [paying, setPaying] = useState<Payee | null>(null)
  const [undoing, setUndoing] = useState<Payment | null>(null)
  return (
    <div className="stack">
      <Panel title="各云服务商的应付与已付" flush>
        <PlainTable
          label="各云服务商的应付与已付"
          rows={providers}
          rowKey={({ id: of }) => of}
          empty="没有应由本级支付的费用。"
          columns={[...payeeColumns, ...(pays ? [payColumn(setPaying)] : [])]}
        />
      </Panel>
      <Panel title="付款记录" flush>
        <PlainTable
          label="付款记录"
          rows={items}
          rowKey={({ no }) => String(no)}
          empty="还没有登记付款。"
          columns={[...paymentColumns, ...(pays ? [undoColumn(setUndoing)] : [])]}
        />
      </Panel>
      {paying ? <PaymentForm id={id} payee={paying} onClose={() => setPaying(null)} /> : null}
      {undoing ? <ReversalForm id={id} payment={undoing} onClose={() => setUndoing(null)} /> : null}
    </div>
  )
}

const payeeColumns: TableColumnsType<Payee> = [
  { title: '云服务商', dataIndex: 'name' },
  { title: '付款', render: (_, row) => <Mark tone={paymentTones[row.payment]}>{paymentNames[row.payment]}</Mark> },
  { title: '应付', align: 'right', render: (_, row) => <span className="num">{yuan(row.due)}</span> },
  { title: '已付', align: 'right', render: (_, row) => <span className="num">{yuan(row.paid)}</span> },
  {
    title: '未付',
    align: 'right',
    render: (_, row) => <strong className="num">{row.open.startsWith('-') ? `多付 ${yuan(row.open.slice(1))}` : yuan(row.open)}</strong>,
  },
]

const payColumn = (pay: (payee: Payee) => void): TableColumnsType<Payee>[number] => ({
  title: '操作',
  render: (_, row) =>
    row.payment === 'none' || row.payment === 'partly' ? (
      <Button size="small" type="primary" aria-label={`登记付款：${row.name}`} onClick={() => pay(row)}>
        登记付款
      </Button>
    ) : null,
})

const paymentColumns: TableColumnsType<Payment> = [
  { title: '笔', dataIndex: 'no', width: 56, className: 'num' },
  { title: '云服务商', dataIndex: 'providerName' },
  { title: '付款日期', render: (_, row) => <span className="num">{row.paidOn}</span> },
  {
    title: '凭证',
    render: (_, row) => (
      <div className="wrap">
        {row.voucher}
        {row.note ? <div className="soft">{row.note}</div> : null}
        {row.reverses !== null ? (
          <div className="soft">
            冲销第 {row.reverses} 笔：{row.reason}
          </div>
        ) : null}
      </div>
    ),
  },
  {
    title: '登记',
    render: (_, row) => (
      <>
        {row.recordedBy} {row.recordedByPerson}
        <div className="soft num">{localTime(row.recordedAt)}</div>
      </>
    ),
  },
  {
    title: '金额',
    align: 'right',
    render: (_, row) => (
      <>
        <strong className="num">{row.amount.startsWith('-') ? change(row.amount) : yuan(row.amount)}</strong>
        {row.reverses !== null ? (
          <div>
            <Mark>冲销</Mark>
          </div>
        ) : null}
        {row.reversedBy !== null ? (
          <div>
            <Mark tone="amber">已由第 {row.reversedBy} 笔冲销</Mark>
          </div>
        ) : null}
      </>
    ),
  },
]

const undoColumn = (undo: (payment: Payment) => void): TableColumnsType<Payment>[number] => ({
  title: '操作',
  render: (_, row) =>
    row.reverses === null && row.reversedBy === null ? (
      <Button size="small" aria-label={`冲销第 ${row.no} 笔付款`} onClick={() => undo(row)}>
        冲销
      </Button>
    ) : null,
})
