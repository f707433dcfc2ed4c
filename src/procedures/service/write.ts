import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { FieldValues } from '../case.ts'
import { readFields, withForm } from '../rules/fields.ts'
import { updateContent } from '../store/cases.ts'
import { bodyFaults } from './bodies.ts'
import type { CasesNeeds } from './needs.ts'
import { citeStep, recordCase } from './record.ts'
import { type Once, openDesk, type Turn } from './turn.ts'

export interface Content {
  readonly fields: Readonly<Record<string, unknown>>
  /** Absent: the lines stay as they are. */
  readonly lines?: readonly unknown[] | undefined
}

/**
 * Saves what is being written in the present step: fields may still be missing, but not wrong; one that is said blank is cleared.
 * Takes the version that the writer saw, so that two who write at once lose nothing.
 */
export function write(needs: CasesNeeds, actor: OfficeActor, id: Id, content: Content, once: Once): Promise<Outcome<{ version: number }>> {
  const act = { actor, does: 'case.write', needs: 'case.read', once: { key: once.key, input: { id, ...content } } }
  return needs.door.write(act, async (writing) => {
    const turn = await openDesk(needs, writing, id, once.ifVersion)
    if (!turn.ok) return turn
    if (once.ifVersion === null) return refuse('request.version-missing')
    return save(needs, writing, turn.value, content)
  })
}

async function save(needs: CasesNeeds, writing: Writing<OfficeActor>, turn: Turn, content: Content): Promise<Outcome<{ version: number }>> {
  const { file, step } = turn
  if (content.lines && !step.lines) return refuse('case.not-writing', { facts: { step: step.name }, citation: citeStep(turn) })
  const fields = await readContent(writing, turn, content)
  if (!fields.ok) return fields
  const lines = content.lines ? await needs.hooks.readLines(writing.tx, turn, content.lines) : ok(file.lines)
  if (!lines.ok) return lines
  await updateContent(writing.tx, file, fields.value, lines.value)
  await recordCase(writing, file, {
    citation: citeStep(turn),
    before: { fields: file.fields, lines: file.lines },
    after: { fields: fields.value, lines: lines.value },
  })
  return ok({ version: file.version + 1 })
}

async function readContent({ tx, now }: Writing<OfficeActor>, turn: Turn, { fields: said }: Content): Promise<Outcome<FieldValues>> {
  const asks = [...turn.step.asks, ...turn.step.outcomes.flatMap(({ asks }) => asks)]
  const read = readFields(asks, said, true)
  const { values } = read
  const faults = read.faults.length > 0 ? read.faults : await bodyFaults(tx, { ...turn.file, on: dayOf(now) }, asks, values)
  if (faults.length === 0) return ok(withForm(turn.file.fields, Object.keys(said), values))
  const fields = faults.map(({ message }) => message).join('；')
  return refuse('case.field-invalid', { facts: { fields }, faults, citation: citeStep(turn) })
}
