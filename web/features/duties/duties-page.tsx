import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { PeriodsTable } from './periods-table.tsx'
import { RulesList } from './rules-list.tsx'
import { UnitsTable } from './units-table.tsx'
import { Wall } from './wall.tsx'

export default function DutiesPage() {
  return (
    <Page title="义务" says="现行办法要求定期或持续履行的事项：谁、何时之前、凭什么证明。先到期的在前。">
      <Views
        label="义务的各个方面"
        of={[
          { key: 'wall', name: '义务墙', content: () => <Wall /> },
          { key: 'units', name: '各单位情况', content: () => <UnitsTable /> },
          { key: 'rules', name: '办法规定', content: () => <RulesList /> },
          { key: 'periods', name: '重要时期', content: () => <PeriodsTable /> },
        ]}
      />
    </Page>
  )
}
