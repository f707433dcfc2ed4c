import { Alert, Button, Radio } from 'antd'
import { useState } from 'react'
import { localTime } from '../../../shared/text/time.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import type { CaseView } from '../api/use-case.ts'
import type { Content } from '../api/use-write-case.ts'
import { clashes, merged, type Side } from './merge.ts'

interface ConflictProps {
  readonly file: CaseView
  readonly base: Content
  readonly mine: Content
  readonly theirs: Content
  readonly onSettle: (content: Content) => void
}

/** Two wrote at once: both texts beside each other, and for each place whose counts. Nothing is lost before the person has chosen. */
export function ConflictNotice({ file, base, mine, theirs, onSettle }: ConflictProps) {
  const rows = clashes(base, mine, theirs, linesInWords(file))
  const [taken, setTaken] = useState<Readonly<Record<string, Side>>>({})
  const side = (at: string): Side => taken[at] ?? rows.find((row) => row.at === at)?.proposed ?? 'mine'
  const who = file.changed
  return (
    <section className="stack-tight" aria-label="两人同时修改" role="alert">
      <Alert
        type="warning"
        showIcon
        title={
          who
            ? `${who.mine ? '您在另一处' : who.personName}于 ${localTime(who.at)} 修改了本页内容，您写的内容还没有保存`
            : '他人修改了本页内容，您写的内容还没有保存'
        }
        description="下面列出两份内容不同的地方。逐处选定后合并，两份都不会丢失。"
      />
      <PlainTable
        label="两份内容不同的地方"
        rows={rows}
        rowKey={({ at }) => at}
        empty="两份内容相同。"
        columns={[
          {
            title: '修改之处',
            render: (_, { at, both }) => (
              <>
                {at === 'lines' ? '资源明细' : (file.fieldLabels[at] ?? at)}
                {both ? <div className="soft">两人都改了</div> : null}
              </>
            ),
          },
          { title: '已保存的', render: (_, { theirs: text }) => <span className="pre">{text || '（空）'}</span> },
          { title: '您写的', render: (_, { mine: text }) => <span className="pre">{text || '（空）'}</span> },
          {
            title: '采用',
            render: (_, { at }) => (
              <Radio.Group
                aria-label={`${at === 'lines' ? '资源明细' : (file.fieldLabels[at] ?? at)}采用谁的`}
                value={side(at)}
                onChange={({ target }) => setTaken({ ...taken, [at]: target.value as Side })}
                options={[
                  { value: 'theirs', label: '已保存的' },
                  { value: 'mine', label: '我写的' },
                ]}
              />
            ),
          },
        ]}
      />
      <div className="row">
        <Button type="primary" onClick={() => onSettle(merged(mine, theirs, Object.fromEntries(rows.map(({ at }) => [at, side(at)]))))}>
          按所选合并
        </Button>
        <Button onClick={() => onSettle(theirs)}>载入最新内容</Button>
      </div>
    </section>
  )
}

/** Lines as a person compares them: what, how much, why. */
const linesInWords =
  ({ lines }: CaseView) =>
  (said: Content['lines']): string =>
    (said ?? [])
      .map((line, index) => {
        const known = lines.find(({ itemId, resourceId }) => (line.resourceId ? resourceId === line.resourceId : itemId === line.itemId))
        return [`${index + 1}. ${known?.itemName ?? '服务项'}`, line.quantity, line.reason, line.calculation].filter(Boolean).join(' · ')
      })
      .join('\n')
