import { Nothing } from '../../shared/ui/empty.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { Comparison, Difference } from './api/use-comparison.ts'
import './measures.css'

const stateNames = { changed: '不同', 'only-a': '只有前者有', 'only-b': '只有后者有', same: '相同' } as const
const stateTones: Readonly<Record<Difference['state'], Tone>> = { changed: 'amber', 'only-a': 'blue', 'only-b': 'blue', same: 'green' }
const kindNames: Readonly<Record<string, string>> = {
  party: '各方',
  document: '文书与材料',
  procedure: '事项',
  step: '环节',
  rule: '规则',
  charging: '计费',
  cycle: '结算周期',
  duty: '义务',
  evaluation: '考评',
  adjustment: '结算调整',
  validity: '有效期',
  derivation: '上级办法',
  uncarried: '尚未承载',
}

/** What the platform calls the things that measures have words of their own for. */
const termNames: Readonly<Record<string, string>> = { system: '信息系统', cloud: '政务云', catalogue: '服务目录' }

interface ComparedProps {
  readonly of: Comparison
  readonly withSame: boolean
  /** What the second one is called where it is no measure yet: it has no page. */
  readonly draft?: string
}

/** What two measures say alike and otherwise, by kind. */
export function Compared({ of: { a, b, differences, terms }, withSame, draft }: ComparedProps) {
  const counts = Map.groupBy(differences, ({ state }) => state)
  const shown = withSame ? differences : differences.filter(({ state }) => state !== 'same')
  const kinds = Map.groupBy(shown, ({ kind }) => kind)
  return (
    <div className="stack">
      <div className="row">
        <Go to={`/measures/${a.id}`}>{a.title}</Go>
        <span>与</span>
        {draft ? <span>{draft}</span> : <Go to={`/measures/${b.id}`}>{b.title}</Go>}
        {(Object.keys(stateNames) as Difference['state'][]).map((state) => (
          <Mark key={state} tone={stateTones[state]}>
            {stateNames[state]} {counts.get(state)?.length ?? 0} 条
          </Mark>
        ))}
      </div>
      {shown.length === 0 ? (
        <Panel>
          <Nothing>两部办法的规则完全相同。</Nothing>
        </Panel>
      ) : null}
      {[...kinds].map(([kind, those]) => (
        <Panel key={kind} title={`${kindNames[kind] ?? kind}（${those.length}）`} flush>
          <PlainTable
            label={`${kindNames[kind] ?? kind}的比较`}
            rows={those}
            rowKey={({ id }) => id}
            empty=""
            more={{ tableLayout: 'fixed' }}
            columns={[
              {
                title: kind === 'rule' ? '比较' : '名称',
                width: 150,
                render: (_, row) => (
                  <div className="stack-tight" style={{ gap: 4 }}>
                    {kind === 'rule' ? null : <span>{row.name}</span>}
                    <span>
                      <Mark tone={stateTones[row.state]}>{stateNames[row.state]}</Mark>
                    </span>
                  </div>
                ),
              },
              { title: a.title, render: (_, row) => <Said of={row.a} /> },
              { title: draft ?? b.title, render: (_, row) => <Said of={row.b} /> },
            ]}
          />
        </Panel>
      ))}
      {terms.length > 0 ? <Terms of={terms} a={a} b={b} /> : null}
    </div>
  )
}

const Said = ({ of }: { of: Difference['a'] }) =>
  of ? (
    <div className="said">
      {of.words}
      <div className="soft">{of.basis.map(({ words }) => words).join('、')}</div>
    </div>
  ) : (
    <span className="soft">没有这一条</span>
  )

const Terms = ({ of, a, b }: { of: Comparison['terms']; a: Comparison['a']; b: Comparison['b'] }) => (
  <Panel title={`用语（${of.length}）`} flush>
    <PlainTable
      label="用语的比较"
      rows={of}
      rowKey={({ term }) => term}
      empty=""
      more={{ tableLayout: 'fixed' }}
      columns={[
        { title: '用语', width: 150, render: (_, row) => termNames[row.term] ?? row.term },
        { title: a.title, render: (_, row) => row.a ?? <span className="soft">平台通用说法</span> },
        { title: b.title, render: (_, row) => row.b ?? <span className="soft">平台通用说法</span> },
      ]}
    />
  </Panel>
)
