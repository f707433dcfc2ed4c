import type { OfficeActor } from '../../identity/index.ts'
import { type Outcome, ok, type Writing } from '../../kernel/index.ts'
import type { OutcomeRule } from '../../regimes/index.ts'
import type { CaseFile } from '../case.ts'
import { countVersions, insertFindings, insertVersion, materialsOf } from '../store/papers.ts'
import { factsOf } from './facts.ts'
import type { CasesNeeds } from './needs.ts'
import type { Turn } from './turn.ts'

/**
 * Where the order or the first form is written: judged by the measure, and kept as a version. Answers with the lines as they
 * stand from now on.
 */
export async function submit(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  { file, procedure, step }: Turn,
  outcome: OutcomeRule,
): Promise<Outcome<readonly unknown[]>> {
  const writes = step === procedure.steps[0] || step.lines
  if (!writes || outcome.endsAs === 'withdrawn') return ok(file.lines)
  const written = file.unfit?.lines ? await needs.hooks.readLines(writing.tx, { file, step }, file.unfit.lines) : ok(file.lines)
  if (!written.ok) return written
  return submitted(needs, writing, { file: { ...file, lines: written.value }, step })
}

async function submitted(
  needs: CasesNeeds,
  writing: Writing<OfficeActor>,
  { file, step }: Pick<Turn, 'file' | 'step'>,
): Promise<Outcome<readonly unknown[]>> {
  const judged = await needs.hooks.submitted({ writing, file, step }, await factsOf(needs, writing.tx, file))
  if (!judged.ok) return judged
  const { lines, findings } = judged.value
  const version = await keepVersion(writing, { ...file, lines }, step.id)
  const found = findings.map(({ rule, message, citation }) => ({ version, rule, message, cite: citation.cite }))
  await insertFindings(writing.tx, file.id, writing.now, found)
  return ok(lines)
}

async function keepVersion({ tx, now, actor }: Writing<OfficeActor>, file: CaseFile, step: string): Promise<number> {
  const version = (await countVersions(tx, file.id)) + 1
  const materials = (await materialsOf(tx, file.id)).map(({ document, name, sha256 }) => ({ document, name, sha256 }))
  const { fields, lines } = file
  await insertVersion(tx, file, { version, step, fields, lines, materials, at: now, personName: actor.personName }, actor.personId)
  return version
}
