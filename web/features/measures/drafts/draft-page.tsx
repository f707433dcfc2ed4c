import { useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { localTime } from '../../../shared/text/time.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Go } from '../../../shared/ui/go.tsx'
import { Loaded } from '../../../shared/ui/loaded.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { Views } from '../../../shared/ui/views.tsx'
import { type Draft, useDraft, useDraftComparison } from '../api/use-drafts.ts'
import { Compared } from '../compared.tsx'
import { FaultsTable } from './faults-table.tsx'
import { Trials } from './trials.tsx'

/** A draft: what the checker found, how it differs from the measure in force, and what trials of it came to. */
export default function DraftPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useDraft(id)
  const name = query.data?.title || query.data?.fileName
  const title = name ? `草案：${name}` : '办法草案'
  return (
    <Page title={title} says="办法草案的检查、比较与推演；草案只由本单位查看。" actions={<Go to="/measure-drafts">全部草案</Go>}>
      <Loaded query={query} rows={10}>
        {(draft) => (
          <div className="stack">
            <Panel title="概况">
              <Facts
                wide
                of={[
                  ['文件', draft.fileName],
                  ['上传', `${draft.uploadedByName}，${localTime(draft.uploadedAt)}`],
                  [
                    '与之比较的现行办法',
                    <Go key="against" to={`/measures/${draft.against.id}`}>
                      {draft.against.title}
                    </Go>,
                  ],
                  ['条文要求的实现', `${draft.coverage.all} 项中已实现 ${draft.coverage.carried} 项`],
                  ['故事', `${draft.storyCount} 个`],
                ]}
              />
            </Panel>
            {draft.faultCount > 0 ? <Faulty draft={draft} /> : <Sound draft={draft} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

const Faulty = ({ draft: { faultCount, faults } }: { draft: Draft }) => (
  <>
    <Alert type="error" showIcon title={`检查发现 ${faultCount} 处差错，改正后重新上传才能推演。`} />
    <Panel title={faults.length < faultCount ? `差错（前 ${faults.length} 处）` : `差错（${faultCount}）`} flush>
      <FaultsTable of={faults} label="草案的差错" />
    </Panel>
  </>
)

const Sound = ({ draft }: { draft: Draft }) => (
  <Views
    label="草案的内容"
    of={[
      { key: 'trials', name: '推演', content: () => <Trials draft={draft} /> },
      { key: 'comparison', name: '与现行办法比较', content: () => <Comparison draft={draft} /> },
      {
        key: 'unproven',
        name: `尚无故事证明（${draft.unprovenCount}）`,
        content: () => (
          <Panel title="尚无故事证明的要求" flush>
            <FaultsTable of={draft.unproven} label="尚无故事证明的要求" empty="每项要求都有故事证明。" />
          </Panel>
        ),
      },
    ]}
  />
)

function Comparison({ draft: { id } }: { draft: Draft }) {
  return (
    <Loaded query={useDraftComparison(id, true)} rows={10}>
      {({ comparison }) => (comparison ? <Compared of={comparison} withSame={false} draft="草案" /> : null)}
    </Loaded>
  )
}
