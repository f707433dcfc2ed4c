import type { FormInstance } from 'antd'
import { Problem } from '../api/problem.ts'

/**
 * Puts each fault at its field and moves there; `prefix` is the part of the pointer above the form's own fields.
 * Faults that belong to no field are told by the notice. `move` false: whoever is typing elsewhere stays there.
 */
export const showFaults = (form: FormInstance, thrown: unknown, prefix = '', move = true): void =>
  putFaults(form, Problem.of(thrown).faults, prefix, move)

interface Told {
  readonly path: string
  readonly message: string
}

/** As `showFaults`, of faults that came with an answer. */
export function putFaults(form: FormInstance, told: readonly Told[], prefix = '', move = true): void {
  const names = new Set(Object.keys(form.getFieldsValue(true) as object))
  const faults = told.flatMap(({ path, message }) => {
    const name = path.startsWith(prefix) ? path.slice(prefix.length).split('/').filter(Boolean).map(partOf) : []
    return name[0] !== undefined && (names.has(String(name[0])) || form.getFieldInstance(name) !== undefined)
      ? [{ name, errors: [message] }]
      : []
  })
  if (faults.length === 0) return
  form.setFields(faults)
  if (move) form.scrollToField(faults[0]?.name, { focus: true })
}

/** Empty inputs as null: the API tells apart what is not filled in from what is said. */
export const orNull = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null)

const partOf = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part)
