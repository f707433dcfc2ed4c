import { Progress, type TableColumnsType } from 'antd'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type UnitMigration, useMigrationRates } from './api/use-migration-rates.ts'

const columns: TableColumnsType<UnitMigration> = [
  { title: '单位', render: (_, row) => <Go to={`/systems?organisationId=${row.organisationId}`}>{row.organisationName}</Go> },
  { title: '应上云系统', className: 'num', width: 110, dataIndex: 'counted' },
  { title: '已上云', className: 'num', width: 90, dataIndex: 'onCloud' },
  {
    title: '上云率',
    width: 240,
    render: (_, { rate, organisationName }) =>
      rate === null ? (
        <span className="soft">没有应上云的系统</span>
      ) : (
        <Progress
          size="small"
          percent={Number(rate)}
          format={() => <span className="num">{rate}%</span>}
          status="normal"
          aria-label={`${organisationName}的上云率`}
        />
      ),
  },
  {
    title: '依法不宜上云的系统及依据',
    render: (_, { exemptions }) =>
      exemptions.length === 0
        ? '—'
        : exemptions.map(({ systemId, name, exemption }) => (
            <div key={systemId}>
              <Go to={`/systems/${systemId}`}>{name}</Go>
              <span className="soft">：{exemption}</span>
            </div>
          )),
  },
]

/** The migration rate by unit: on the cloud ÷ (on the cloud + to migrate). */
export function MigrationTable() {
  const pages = useMigrationRates()
  return (
    <Panel flush title="各单位上云率" extra={<span className="soft">已上云 ÷（已上云 + 待迁移），不含依法不宜上云的</span>}>
      <ListTable
        label="各单位上云率"
        pages={pages}
        columns={columns}
        rowKey={({ organisationId }) => organisationId}
        empty="还没有登记系统。"
      />
    </Panel>
  )
}
