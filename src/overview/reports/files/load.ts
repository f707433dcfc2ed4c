import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templateFaults } from '../faults.ts'
import { type ReportKind, reportKinds } from '../kind.ts'
import { type Part, readTemplate } from '../template.ts'

export type ReportTemplates = Readonly<Record<ReportKind, readonly Part[]>>

/** Reads the templates of a folder, once at start. Throws one Error that lists every fault with its file and line: a wrong template must stop the start. */
export function loadReportTemplates(folder: string): ReportTemplates {
  const read = (kind: ReportKind) => readTemplate(readFileSync(join(folder, `${kind}.md`), 'utf8'))
  const templates: ReportTemplates = { provider: read('provider'), government: read('government') }
  const faults = reportKinds.flatMap((kind) => templateFaults(`reports/${kind}.md`, templates[kind]))
  if (faults.length > 0) throw new Error(`报告模板有误：\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
  return templates
}
