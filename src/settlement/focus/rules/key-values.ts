import type { ColumnId } from '../columns.ts'
import { type Rule, valued } from './rule.ts'

type Values = Readonly<Record<string, unknown>>

function objectOf(text: string): Values | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null
  } catch {
    return null
  }
}

const isScalar = (value: unknown): boolean => value === null || ['number', 'string', 'boolean'].includes(typeof value)
const isFlat = (object: Values): boolean => Object.values(object).every(isScalar)

/** The keys of a flat object as they are written: parsing would keep only the last of two. */
function keysOf(text: string): string[] {
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)
  return [...strings].flatMap(([found, colon]) => (colon ? [JSON.parse(found.slice(0, found.lastIndexOf('"') + 1)) as string] : []))
}

/** Three rules of the format, each for what the one before lets pass. */
const keyValue = (column: ColumnId, cite: number): readonly Rule[] => [
  valued(
    column,
    'object',
    { cites: [cite, 'KeyValueFormat/1', 'KeyValueFormat/2'], says: '须为 JSON 对象' },
    (text) => objectOf(text) !== null,
  ),
  valued(
    column,
    'scalars',
    { cites: ['KeyValueFormat/4', 'KeyValueFormat/5'], says: '各键的值须为数值、文本、true、false 或 null，不得嵌套' },
    (text) => {
      const object = objectOf(text)
      return object === null || isFlat(object)
    },
  ),
  valued(column, 'unique-keys', { cites: ['KeyValueFormat/3'], says: '同一对象中键不得重复' }, (text) => {
    const object = objectOf(text)
    return object === null || !isFlat(object) || keysOf(text).length === Object.keys(object).length
  }),
]

/** Properties of a SKU price that FOCUS names itself, and their types. */
const defined: Readonly<Record<string, 'number' | 'string'>> = {
  CoreCount: 'number',
  DiskMaxIops: 'number',
  DiskSpace: 'number',
  DiskType: 'string',
  GpuCount: 'number',
  InstanceType: 'string',
  InstanceSeries: 'string',
  MemorySize: 'number',
  NetworkMaxIops: 'number',
  NetworkMaxThroughput: 'number',
  OperatingSystem: 'string',
  Redundancy: 'string',
  StorageClass: 'string',
}
const byLetters = new Map(Object.keys(defined).map((key) => [key.toLowerCase(), key]))

const each = (text: string, right: (key: string, object: Values) => boolean): boolean => {
  const object = objectOf(text)
  return object === null || Object.keys(object).every((key) => right(key, object))
}

const details: readonly Rule[] = [
  valued('SkuPriceDetails', 'prefix', { cites: [7], says: '规范以外的键须以 x_ 开头' }, (text) =>
    each(text, (key) => key.startsWith('x_') || byLetters.has(key.toLowerCase())),
  ),
  valued('SkuPriceDetails', 'spelling', { cites: [9], says: '规范定义的键须按规范的大小写书写' }, (text) =>
    each(text, (key) => (byLetters.get(key.toLowerCase()) ?? key) === key),
  ),
  valued('SkuPriceDetails', 'defined-first', { cites: [6], says: '与规范定义的键同义时，须同时给出规范定义的键' }, (text) =>
    each(text, (key, object) => {
      const same = key.startsWith('x_') ? byLetters.get(key.slice(2).toLowerCase()) : undefined
      return same === undefined || Object.hasOwn(object, same)
    }),
  ),
  valued('SkuPriceDetails', 'types', { cites: [10], says: '规范定义的键的值须为规定的类型' }, (text) =>
    each(text, (key, object) => defined[key] === undefined || object[key] === null || typeof object[key] === defined[key]),
  ),
]

export const keyValueRules: readonly Rule[] = [...keyValue('SkuPriceDetails', 2), ...keyValue('Tags', 2), ...details]
