import { type Fault, isDay } from '../../kernel/index.ts'
import type { Field } from '../../regimes/index.ts'
import type { FieldValues } from '../case.ts'

const textMax = 500
const longTextMax = 5000

/** Keeps the fields that the form asks for; the faults say at which field what would be right. `partial` lets required ones wait. */
export function readFields(
  asks: readonly Field[],
  said: Readonly<Record<string, unknown>>,
  partial: boolean,
): { values: FieldValues; faults: Fault[] } {
  const faults: Fault[] = []
  const values: Record<string, string | boolean> = {}
  const fault = (field: string, message: string) => void faults.push({ path: `/fields/${field}`, message })
  for (const field of Object.keys(said)) {
    if (!asks.some((ask) => ask.field === field)) fault(field, `表单没有“${field}”这一项`)
  }
  for (const ask of asks) {
    const value = said[ask.field]
    if (value === undefined || value === null || value === '') {
      if (ask.required && !partial) fault(ask.field, `“${ask.label}”必填`)
      continue
    }
    const wrong = misfit(ask, value)
    if (wrong) fault(ask.field, `“${ask.label}”${wrong}`)
    else values[ask.field] = value as string | boolean
  }
  return { values, faults }
}

function misfit(ask: Field, value: unknown): string | null {
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
    case 'choice':
      return ask.options.includes(value) ? null : `只能选择：${ask.options.join('、')}`
  }
}
