import { Alert } from 'antd'
import { Facts } from '../../shared/ui/facts.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Preview } from './api/use-holidays.ts'

const kindNames = { case: '办件', duty: '义务' } as const

/** What a notice would move: how much, of which units, and from which day to which. Nothing has been moved yet. */
export const PreviewView = ({ preview }: { preview: Preview }) => (
  <div className="stack">
    {preview.warnings.length > 0 ? (
      <Alert
        type="warning"
        showIcon
        title="请再核对：以下情况少见，但不影响提交"
        description={
          <ul className="plain-list">
            {preview.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        }
      />
    ) : null}
    <Panel title="核准后的影响">
      <Facts
        of={[
          ['改变的日期', preview.changed ? `${preview.changed.from} 至 ${preview.changed.to}` : '没有'],
          ['查看的期限', `${preview.looked} 项正在进行的期限`],
          ['改到另一日', `${preview.moved} 项`],
          ['日期不变、暂定与确定互换', `${preview.settled} 项`],
        ]}
      />
    </Panel>
    {preview.moved > 0 ? (
      <>
        <Panel title="按单位" flush>
          <PlainTable
            label="按单位统计的期限变动"
            rows={preview.units}
            rowKey={({ organisationId }) => organisationId}
            empty=""
            more={{ size: 'small', scroll: { y: 240 } }}
            columns={[
              { title: '单位', dataIndex: 'organisationName' },
              { title: '期限变动', align: 'right', render: (_, { count }) => <span className="num">{count} 项</span> },
            ]}
          />
        </Panel>
        <Panel title={preview.moved > preview.items.length ? `期限变动（前 ${preview.items.length} 项）` : '期限变动'} flush>
          <PlainTable
            label="期限变动"
            rows={preview.items}
            rowKey={({ id }) => id}
            empty=""
            more={{ size: 'small' }}
            columns={[
              {
                title: '办件或义务',
                render: (_, row) => (
                  <>
                    {kindNames[row.kind]} {row.name}
                    <div className="soft">{row.what}</div>
                  </>
                ),
              },
              { title: '单位', dataIndex: 'organisationName' },
              { title: '现为', render: (_, row) => <Day day={row.from} provisional={row.wasProvisional} /> },
              { title: '改为', render: (_, row) => <Day day={row.to} provisional={row.provisional} /> },
            ]}
          />
        </Panel>
      </>
    ) : null}
  </div>
)

const Day = ({ day, provisional }: { day: string | null; provisional: boolean }) => (
  <span className="num">
    {day ?? '中止计时'}
    {provisional ? <span className="soft">（暂定）</span> : null}
  </span>
)
