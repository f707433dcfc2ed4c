import { Collapse } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useVersions, type VersionView } from './api/use-versions.ts'
import { LinesTable } from './lines-table.tsx'

/** What was submitted each time: kept as it was, and compared with the time before. */
export function Versions({ id }: { id: string }) {
  const query = useVersions(id)
  return (
    <Panel title="历次提交">
      <Loaded query={query} rows={2}>
        {({ items }) => (
          <Collapse
            size="small"
            items={items.map((version) => ({
              key: version.version,
              label: `第 ${version.version} 版 · ${version.stepName} · ${version.personName} · ${localTime(version.at)}`,
              children: <VersionBody version={version} />,
            }))}
          />
        )}
      </Loaded>
    </Panel>
  )
}

const VersionBody = ({ version }: { version: VersionView }) => (
  <div className="stack">
    {version.version > 1 ? (
      <PlainTable
        label={`第 ${version.version} 版的修改`}
        rows={version.differences}
        rowKey={({ path }) => path}
        empty="与上一版相比没有修改。"
        columns={[
          { title: '修改之处', dataIndex: 'label' },
          { title: '上一版', render: (_, { before }) => <span className="pre">{before ?? '（无）'}</span> },
          { title: '本版', render: (_, { after }) => <strong className="pre">{after ?? '（删去）'}</strong> },
        ]}
      />
    ) : null}
    {version.lines.length > 0 ? <LinesTable lines={version.lines} /> : null}
    {version.materials.length > 0 ? <div className="soft">材料：{version.materials.map(({ name }) => name).join('、')}</div> : null}
  </div>
)
