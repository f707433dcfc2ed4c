import { Checkbox } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import type { CaseView } from './api/use-case.ts'
import { useVersions } from './api/use-versions.ts'
import { type Happening, type Kind, kinds, storyOf } from './story.ts'
import { EventItem } from './timeline.tsx'
import { Changes } from './version-changes.tsx'

/** Everything that happened, the newest last, as it stands on the record; kinds can be left out. */
export function StoryPanel({ file }: { file: CaseView }) {
  const versions = useVersions(file.id, file.versions > 0)
  const [shown, setShown] = useState<readonly Kind[]>(['act', 'version', 'paper'])
  const story = storyOf(file, versions.data?.items ?? [])
  const counted = (kind: Kind) => story.filter((each) => each.kind === kind).length
  const options = (Object.keys(kinds) as Kind[])
    .filter((kind) => counted(kind) > 0)
    .map((kind) => ({ value: kind, label: `${kinds[kind]} ${counted(kind)}` }))
  const items = story.filter(({ kind }) => shown.includes(kind))
  return (
    <Panel title="办理经过">
      <div className="stack-tight">
        <Checkbox.Group
          className="story-kinds"
          aria-label="显示哪些经过"
          options={options}
          value={[...shown]}
          onChange={(chosen) => setShown(chosen as Kind[])}
        />
        {items.length === 0 ? <p className="soft">没有选中的经过。</p> : null}
        <ol className="case-timeline">
          {items.map((item, index) => (
            <Item key={`${item.kind}${item.at}${index}`} item={item} file={file} />
          ))}
        </ol>
        {shown.includes('look') ? <p className="soft">文书由收件单位首次打开时留有记录；浏览办件页面不留记录。</p> : null}
      </div>
    </Panel>
  )
}

function Item({ item, file }: { item: Happening; file: CaseView }) {
  if (item.kind === 'act') return <EventItem event={item.event} labels={file.fieldLabels} />
  if (item.kind === 'version') {
    const { version } = item
    return (
      <li className="story-version">
        <div>
          <strong>第 {version.version} 版提交内容</strong>
          {version.version > 1 ? `：改动 ${version.differences.length} 处` : ''}
        </div>
        <div className="soft dates">
          <span>{localTime(item.at)}</span>
          <span>{version.personName}</span>
        </div>
        {version.version > 1 ? <Changes version={version} /> : null}
      </li>
    )
  }
  return (
    <li className={item.alert ? 'alert' : `story-${item.kind}`}>
      <div>{item.title}</div>
      <div className="soft dates">
        <span>{localTime(item.at)}</span>
        {item.says ? <span>{item.says}</span> : null}
      </div>
    </li>
  )
}
