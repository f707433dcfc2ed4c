import { isDeepStrictEqual } from 'node:util'
import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Fault, type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { StepRule } from '../../regimes/index.ts'
import type { CaseFile, FieldValues, Unfit } from '../case.ts'
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
  /** A draft is kept as it was typed, what does not fit yet as well. */
  readonly draft?: boolean | undefined
}

/** What was saved: in which version, and what of it a submission will not take. */
export interface Written {
  readonly version: number
  readonly faults: Fault[]
}

/**
 * Saves what is being written in the present step: fields may still be missing, but not wrong, unless it is a draft; one that is said blank is cleared.
 * Takes the version that the writer saw, so that two who write at once lose nothing.
 */
export function write(needs: CasesNeeds, actor: OfficeActor, id: Id, content: Content, once: Once): Promise<Outcome<Written>> {
  const act = { actor, does: 'case.write', needs: 'case.read', once: { key: once.key, input: { id, ...content } } }
  return needs.door.write(act, async (writing) => {
    const turn = await openDesk(needs, writing, id, once.ifVersion)
    if (!turn.ok) return turn
    if (once.ifVersion === null) return refuse('request.version-missing')
    return save(needs, writing, turn.value, content)
  })
}

async function save(needs: CasesNeeds, writing: Writing<OfficeActor>, turn: Turn, content: Content): Promise<Outcome<Written>> {
  const { file, step } = turn
  if (content.lines && !step.lines) return refuse('case.not-writing', { facts: { step: step.name }, citation: citeStep(turn) })
  const fields = await readContent(writing, turn, content)
  if (!fields.ok) return fields
  const lines = await readDraftLines(needs, writing, turn, content)
  if (!lines.ok) return lines
  const unfit = unfitAfter(file.unfit, content, fields.value, lines.value)
  const [values, rows] = [fields.value.values, lines.value.lines ?? file.lines]
  await updateContent(writing.tx, file, values, rows, unfit)
  await recordCase(writing, file, {
    citation: citeStep(turn),
    before: { version: file.version },
    after: {
      version: file.version + 1,
      changedFields: changedBy(file, { fields: values, lines: rows, unfit }).map((field) => nameOf(step, field)),
    },
  })
  return ok({ version: file.version + 1, faults: [...(unfit?.faults ?? [])] })
}

/** Stands for the lines among names of fields; no field of a measure bears a slash. */
const linesField = '/lines'

/**
 * Which fields a saving changed: what was typed is nobody's decision yet, and is not kept for ever in the record of every saving. What is submitted
 * stands there whole.
 */
function changedBy(before: Pick<CaseFile, 'fields' | 'lines' | 'unfit'>, after: typeof before): string[] {
  const said = ({ fields, unfit }: typeof before, field: string) => [fields[field] ?? null, unfit?.fields[field] ?? null]
  const listed = ({ lines, unfit }: typeof before) => [lines, unfit?.lines ?? null]
  const known = [before, after].flatMap(({ fields, unfit }) => [...Object.keys(fields), ...Object.keys(unfit?.fields ?? {})])
  const fields = [...new Set(known)].filter((field) => !isDeepStrictEqual(said(before, field), said(after, field))).toSorted()
  return isDeepStrictEqual(listed(before), listed(after)) ? fields : [...fields, linesField]
}

/** What people call a field of the step; one that an earlier step asked for is named by its identifier. */
function nameOf({ asks, outcomes }: StepRule, field: string): string {
  if (field === linesField) return '资源明细'
  return [...asks, ...outcomes.flatMap((each) => each.asks)].find((each) => each.field === field)?.label ?? field
}

interface FieldsWritten {
  readonly values: FieldValues
  readonly faults: readonly Fault[]
}

async function readContent(
  { tx, now }: Writing<OfficeActor>,
  turn: Turn,
  { fields: said, draft }: Content,
): Promise<Outcome<FieldsWritten>> {
  const asks = [...turn.step.asks, ...turn.step.outcomes.flatMap(({ asks }) => asks)]
  const read = readFields(asks, said, true)
  // Who is named is looked up even where something else is wrong: a draft is told all of it at once.
  const faults =
    read.faults.length > 0 && !draft
      ? read.faults
      : [...read.faults, ...(await bodyFaults(tx, { ...turn.file, on: dayOf(now) }, asks, read.values))]
  const unknown = faults.some(({ path }) => !asks.some(({ field }) => path === pathOf(field)))
  if (faults.length > 0 && (!draft || unknown)) {
    const fields = faults.map(({ message }) => message).join('；')
    return refuse('case.field-invalid', { facts: { fields }, faults, citation: citeStep(turn) })
  }
  const fit = Object.fromEntries(Object.entries(read.values).filter(([field]) => !faults.some(({ path }) => path === pathOf(field))))
  return ok({ values: withForm(turn.file.fields, Object.keys(said), fit), faults })
}

const pathOf = (field: string): string => `/fields/${field}`

interface LinesWritten {
  /** Null where they do not fit, or none were said: those that are stored stay. */
  readonly lines: readonly unknown[] | null
  readonly faults: readonly Fault[]
}

async function readDraftLines(
  needs: CasesNeeds,
  { tx }: Writing<OfficeActor>,
  turn: Turn,
  { lines: said, draft }: Content,
): Promise<Outcome<LinesWritten>> {
  if (!said) return ok({ lines: null, faults: [] })
  const read = await needs.hooks.readLines(tx, turn, said)
  if (read.ok) return ok({ lines: read.value, faults: [] })
  const faults = read.refusal.faults ?? []
  return draft && faults.length > 0 ? ok({ lines: null, faults }) : read
}

/** What of the draft does not fit now: what was said this time, and what was not said again and did not fit before. */
function unfitAfter(before: Unfit | null, { fields: said, lines }: Content, fields: FieldsWritten, read: LinesWritten): Unfit | null {
  const wrong = (field: string) => fields.faults.some(({ path }) => path === pathOf(field))
  const left = Object.entries(before?.fields ?? {}).filter(([field]) => !Object.hasOwn(said, field))
  const now = Object.entries(said).filter(([field]) => wrong(field))
  const stays = ({ path }: Fault) => left.some(([field]) => path === pathOf(field)) || (!lines && path.startsWith('/lines'))
  const rows = lines ? (read.lines === null ? lines : null) : (before?.lines ?? null)
  const faults = [...(before?.faults ?? []).filter(stays), ...fields.faults, ...read.faults]
  return faults.length === 0 ? null : { fields: Object.fromEntries([...left, ...now]), lines: rows, faults }
}
