import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { grouped } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useConsents } from './api/use-consents.ts'
import { useContracts } from './api/use-contracts.ts'
import { ConsentForm } from './consent-form.tsx'
import { ContractForm } from './contract-form.tsx'
import { EndForm } from './end-form.tsx'
import { kindNames } from './words.ts'

export default function ContractsPage() {
  const contracts = useContracts()
  const consents = useConsents()
  const may = useMay()
  const [open, setOpen] = useState<'contract' | 'consent' | null>(null)
  const [ending, setEnding] = useState<{ id: string; number: string; to: string } | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title="采购合同"
      says="费用只结算合同范围内的服务；超出合同的须经同意。"
      actions={
        <>
          {may('contract.consent') ? <Button onClick={() => setOpen('consent')}>同意合同外服务</Button> : null}
          {may('contract.sign') ? (
            <Button type="primary" onClick={() => setOpen('contract')}>
              登记合同
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack">
        <Panel title="合同" flush>
          <ListTable
            label="采购合同"
            pages={contracts}
            rowKey={({ id }) => id}
            empty="还没有登记合同。"
            columns={[
              { title: '合同编号', dataIndex: 'number' },
              { title: '类别', render: (_, row) => kindNames[row.kind] },
              { title: '对方单位', dataIndex: 'counterpartyName' },
              { title: '签订日期', render: (_, row) => <span className="num">{row.signedOn}</span> },
              {
                title: '合同期间',
                render: (_, row) => (
                  <>
                    <span className="num">{periodTo(row.from, row.to)}</span>
                    {row.ended ? <div className="soft">{`提前终止（约定至 ${row.ended.agreedTo}）：${row.ended.reason}`}</div> : null}
                  </>
                ),
              },
              { title: '服务项', render: (_, row) => (row.items.length > 0 ? `${row.items.length} 项` : '不限') },
              { title: '签订单位', dataIndex: 'signedBy' },
              {
                title: '提示',
                render: (_, row) =>
                  row.findings.length > 0 ? <Mark tone="amber">{row.findings.map(({ message }) => message).join('；')}</Mark> : '—',
              },
              ...(may('contract.sign')
                ? [
                    {
                      title: '办理',
                      render: (_: unknown, row: { id: string; number: string; to: string; ended: unknown }) =>
                        row.ended ? null : (
                          <Button type="link" size="small" onClick={() => setEnding(row)}>
                            提前终止
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
        <Panel title="合同外服务的同意" flush>
          <ListTable
            label="合同外服务的同意"
            pages={consents}
            rowKey={({ id }) => id}
            empty="没有合同外服务的同意记录。"
            columns={[
              { title: '云服务商', dataIndex: 'providerName' },
              { title: '服务项', dataIndex: 'itemName' },
              { title: '数量', align: 'right', render: (_, row) => <span className="num">{grouped(row.quantity)}</span> },
              { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
              { title: '理由', dataIndex: 'reason' },
              { title: '同意', render: (_, row) => `${row.consentedBy} ${row.consentedByPerson}，${localTime(row.consentedAt)}` },
            ]}
          />
        </Panel>
      </div>
      <ContractForm open={open === 'contract'} onClose={close} />
      <ConsentForm open={open === 'consent'} onClose={close} />
      <EndForm contract={ending} onClose={() => setEnding(null)} />
    </Page>
  )
}
