import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { BudgetsView } from './budgets.tsx'
import { EstimatesView } from './estimates.tsx'
import { ExecutionView } from './execution.tsx'
import { FindingsView } from './findings.tsx'

const views = [
  { key: 'execution', name: '执行', content: () => <ExecutionView /> },
  { key: 'budgets', name: '预算', content: () => <BudgetsView /> },
  { key: 'estimates', name: '测算', content: () => <EstimatesView /> },
  { key: 'findings', name: '预警', content: () => <FindingsView /> },
]

export default function BudgetPage() {
  return (
    <Page title="预算" says="测算下一周期的费用，编制、下达和调整预算，查看执行情况与预警。">
      <Views label="预算的内容" of={views} />
    </Page>
  )
}
