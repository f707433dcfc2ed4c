import { type Fault, type Id, isDay } from '../../kernel/index.ts'
import type { Facts, Field, ProcedureRule } from '../../regimes/index.ts'
import type { FieldValues } from '../case.ts'

const textMax = 500
const longTextMax = 5000

/** A form as read. `onlyMissing`: nothing is wrong with what is there, but something required is not. */
export interface FieldsRead {
  readonly values: FieldValues
  readonly faults: readonly Fault[]
  readonly onlyMissing: boolean
}

/** Keeps the fields that the form asks for; the faults say at which field what would be right. `partial` lets required ones wait. */
export function readFields(asks: readonly Field[], said: Readonly<Record<string, unknown>>, partial: boolean): FieldsRead {
  const values: Record<string, string | boolean> = {}
  const at = (field: string, message: string): Fault => ({ path: `/fields/${field}`, message })
  const wrong = Object.keys(said).flatMap((field) =>
    asks.some((ask) => ask.field === field) ? [] : [at(field, `表单没有“${field}”这一项`)],
  )
  const missing: Fault[] = []
  for (const ask of asks) {
    const value = Object.hasOwn(said, ask.field) ? said[ask.field] : undefined
    const misfit = isBlank(value) ? null : misfitOf(ask, value)
    if (misfit) wrong.push(at(ask.field, `“${ask.label}”${misfit}`))
    else if (!isBlank(value)) values[ask.field] = ask.type === 'body' ? idsOf(value).join(',') : (value as string | boolean)
    else if (ask.required && !partial) missing.push(at(ask.field, `“${ask.label}”必填`))
  }
  return { values, faults: [...wrong, ...missing], onlyMissing: wrong.length === 0 && missing.length > 0 }
}

/** The fields with those of a form as it was read: what was cleared there is gone, the rest stays. */
export const withForm = (fields: FieldValues, names: readonly string[], values: FieldValues): FieldValues => ({
  ...Object.fromEntries(Object.entries(fields).filter(([field]) => !names.includes(field))),
  ...values,
})

/** Spaces are no answer. */
const isBlank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

function misfitOf(ask: Field, value: unknown): string | null {
  if (ask.type === 'yes-no') return typeof value === 'boolean' ? null : '应选择是或否'
  if (typeof value !== 'string') return '应是文字'
  switch (ask.type) {
    case 'text':
      return value.length <= textMax ? null : `不超过 ${textMax} 字`
    case 'long-text':
      return value.length <= longTextMax ? null : `不超过 ${longTextMax} 字`
    case 'number':
      return /^-?\d{1,14}(\.\d{1,4})?$/.test(value) ? null : '应是数，最多四位小数'
    case 'day':
      return isDay(value) ? null : '应是日期，写成 2024-09-30'
    case 'body':
      return misfitOfBody(ask, value)
    case 'choice':
      return ask.options.includes(value) ? null : `只能选择：${ask.options.join('、')}`
  }
}

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const uuids = new RegExp(`^${uuid}(,${uuid})*$`)
const namedMax = 100

function misfitOfBody(ask: Field, value: string): string | null {
  if (!uuids.test(value)) return '应从单位名录中选择'
  const named = idsOf(value).length
  if (!ask.many && named > 1) return '只能选择一个单位'
  return named <= namedMax ? null : `至多选择 ${namedMax} 个单位`
}

/** The organisations that a field of type body names, each once. */
export const idsOf = (value: unknown): Id[] => (typeof value === 'string' && value ? [...new Set(value.split(','))] : [])

/** All fields of a procedure that name organisations. */
export const bodyFields = ({ steps }: Pick<ProcedureRule, 'steps'>): Field[] =>
  steps.flatMap(({ asks, outcomes }) => [...asks, ...outcomes.flatMap((outcome) => outcome.asks)]).filter(({ type }) => type === 'body')

/** The organisations that these fields name. */
export const bodiesIn = (asks: readonly Field[], fields: FieldValues): Id[] =>
  asks.filter(({ type }) => type === 'body').flatMap(({ field }) => idsOf(fields[field]))

/** The provider that a form names for its case; null where none of its fields does. */
export const providerNamed = (asks: readonly Field[], fields: FieldValues): Id | null =>
  asks.flatMap(({ as, field }) => (as === 'provider' ? idsOf(fields[field]) : []))[0] ?? null

/** The fields with the names of the organisations that are named, for papers and screens. */
export const withNames = (fields: FieldValues, bodies: readonly Field[], names: ReadonlyMap<Id, string>): FieldValues => ({
  ...fields,
  ...Object.fromEntries(
    bodies.filter(({ field }) => Object.hasOwn(fields, field)).map(({ field }) => [field, namesIn(fields[field], names).join('、')]),
  ),
})

const namesIn = (value: unknown, names: ReadonlyMap<Id, string>): string[] => idsOf(value).map((id) => names.get(id) ?? id)

/** What was filled in, as rules ask for it: `field.<name>`; who is named, by name. */
export const fieldFacts = (fields: FieldValues, bodies: readonly Field[], names: ReadonlyMap<Id, string>): Facts =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      `field.${field}`,
      bodies.some((body) => body.field === field) ? namesIn(value, names) : value,
    ]),
  )
