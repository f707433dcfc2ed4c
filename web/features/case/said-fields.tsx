import { Facts } from '../../shared/ui/facts.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { CaseView } from './api/use-case.ts'

/** What was filled in; neither fields that stand in the open form nor who is named (the head says it) are shown twice. */
export function SaidFields({ file, hidden }: { file: CaseView; hidden: readonly string[] }) {
  const said = Object.entries(file.fields).filter(([field]) => !hidden.includes(field) && !file.bodies[field])
  if (said.length === 0) return null
  return (
    <Panel title="填报内容">
      <Facts
        of={said.map(([field, value]) => [
          file.fieldLabels[field] ?? field,
          <span key={field} className="pre">
            {typeof value === 'boolean' ? (value ? '是' : '否') : value}
          </span>,
        ])}
      />
    </Panel>
  )
}
