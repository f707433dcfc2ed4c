import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { RoundForm } from './round-form.tsx'
import { RoundsTable } from './rounds-table.tsx'
import { Scales } from './scales.tsx'
import { ScorecardsTable } from './scorecards-table.tsx'

export default function EvaluationsPage() {
  const may = useMay()
  const [opening, setOpening] = useState(false)
  return (
    <Page
      title="考评"
      says="每一期对每个单位一张考评表：各维度的得分、来历、权重和依据；公布后可以在期限内提出异议。"
      actions={
        may('evaluation.conduct') ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            开展一期考评
          </Button>
        ) : null
      }
    >
      <Views
        label="考评的内容"
        of={[
          { key: 'scorecards', name: '考评表', content: () => <ScorecardsTable /> },
          { key: 'rounds', name: '期次', content: () => <RoundsTable /> },
          { key: 'scales', name: '维度、权重与等次', content: () => <Scales /> },
        ]}
      />
      <RoundForm open={opening} onClose={() => setOpening(false)} />
    </Page>
  )
}
