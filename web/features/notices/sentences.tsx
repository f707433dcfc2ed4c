import { Button, Popconfirm, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Sentence, useSentences, useSetSentence } from './api/use-sentences.ts'
import { SentenceForm } from './sentence-form.tsx'
import { isKind, kindOptions, nameOfKind } from './words.ts'

/** The sentences in which people are told, as the operator may change them. */
export function SentencesPanel() {
  const [filters, setFilters] = useFilters()
  const kind = isKind(filters.kind) ? filters.kind : undefined
  const query = useSentences()
  const [editing, setEditing] = useState<Sentence | null>(null)
  const set = useSetSentence()
  const tell = useTell()
  const restore = ({ name, version }: Sentence) =>
    set.mutate({ name, version, wording: null }, { onSuccess: () => tell('已恢复随平台提供的文字') })
  const columns: TableColumnsType<Sentence> = [
    { title: '消息类别', width: 130, render: (_, sentence) => nameOfKind(sentence.kind) },
    { title: '文字', render: (_, sentence) => <Said sentence={sentence} /> },
    { title: '来源', width: 190, render: (_, sentence) => <From sentence={sentence} /> },
    {
      title: '操作',
      width: 130,
      render: (_, sentence) => <Acts sentence={sentence} onEdit={() => setEditing(sentence)} onRestore={() => restore(sentence)} />,
    },
  ]
  return (
    <>
      <div className="filters">
        <Select
          aria-label="消息类别"
          placeholder="全部类别"
          allowClear
          style={{ width: 190 }}
          options={kindOptions}
          value={kind}
          onChange={(value) => setFilters({ kind: value })}
        />
      </div>
      <ProblemNotice error={set.error} />
      <Panel flush>
        <p className="soft" style={{ margin: 16 }}>
          修改后的文字用于此后的消息；已经发出的不变。双花括号中是发生时填入的内容。
        </p>
        <Loaded query={query}>
          {({ items }) => (
            <PlainTable<Sentence>
              label="消息文字"
              rows={items.filter((sentence) => kind === undefined || sentence.kind === kind)}
              columns={columns}
              rowKey={({ name }) => name}
              empty="没有这一类消息。"
            />
          )}
        </Loaded>
      </Panel>
      <SentenceForm sentence={editing} onClose={() => setEditing(null)} />
    </>
  )
}

const Said = ({ sentence: { title, body } }: { sentence: Sentence }) => (
  <>
    {title}
    <div className="soft" style={{ whiteSpace: 'pre-line' }}>
      {body}
    </div>
  </>
)

const From = ({ sentence: { own, setAt, setByName } }: { sentence: Sentence }) =>
  own ? (
    <>
      <Mark tone="blue">已修改</Mark>
      <div className="soft">
        {setByName} <span className="num">{setAt ? localTime(setAt) : ''}</span>
      </div>
    </>
  ) : (
    <Mark>随平台提供</Mark>
  )

function Acts({ sentence: { own, title }, onEdit, onRestore }: { sentence: Sentence; onEdit: () => void; onRestore: () => void }) {
  return (
    <span className="row" style={{ gap: 4 }}>
      <Button type="link" size="small" aria-label={`修改：${title}`} onClick={onEdit}>
        修改
      </Button>
      {own ? (
        <Popconfirm title="恢复随平台提供的文字？" okText="恢复" cancelText="取消" onConfirm={onRestore}>
          <Button type="link" size="small" aria-label={`恢复：${title}`}>
            恢复
          </Button>
        </Popconfirm>
      ) : null}
    </span>
  )
}
