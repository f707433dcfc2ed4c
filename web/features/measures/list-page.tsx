import { useMay } from '../../shared/session/use-session.ts'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useMeasures } from './api/use-measures.ts'
import { Validity } from './validity.tsx'

export default function MeasureListPage() {
  const query = useMeasures()
  const may = useMay()
  return (
    <Page
      title="管理办法"
      says="本平台执行的办法：条文原文，以及每一条由什么规则承载。"
      actions={
        <>
          {may('measure.try') ? <Go to="/measure-drafts">办法草案与推演</Go> : null}
          <Go to="/measures/compare">比较两部办法</Go>
        </>
      }
    >
      <Panel flush>
        <Loaded query={query}>
          {(measures) => (
            <PlainTable
              label="管理办法"
              rows={measures}
              rowKey={({ id }) => id}
              empty="还没有安装办法。"
              columns={[
                {
                  title: '办法',
                  render: (_, row) => (
                    <>
                      <Go to={`/measures/${row.id}`}>{row.title}</Go>
                      <div className="soft">{[row.issuer, row.number].filter(Boolean).join(' · ')}</div>
                    </>
                  ),
                },
                { title: '适用地', dataIndex: 'place' },
                { title: '施行日期', render: (_, row) => <span className="num">{row.effective}</span> },
                { title: '效力', render: (_, row) => <Validity expired={row.expired} expires={row.expires} /> },
                {
                  title: '条文要求的实现',
                  render: (_, row) => <span className="num">{`${row.coverage.all} 项中已实现 ${row.coverage.carried} 项`}</span>,
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
