import type { FastifySchemaValidationError, FastifyServerOptions } from 'fastify'
import { type Fault, instant, isDay, trimmedName, visiblePattern } from '../../kernel/index.ts'

/** More faults than these help nobody; the rest is told with the next attempt. */
const mostFaults = 50
/** Of thousands of findings only the first are put into words: comparing them with each other grows by the square. */
const mostLookedAt = 1000

/** What we use of the validator. */
interface Validator {
  addFormat(name: string, format: RegExp | ((text: string) => boolean)): unknown
  addKeyword(definition: object): unknown
}

/** Strict: nothing is converted but names trimmed, unknown fields are faults, all faults are told at once. */
export const ajv = {
  customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: true, allErrors: true },
  onCreate: (validator: Validator) => {
    // In lower case only, as we write them: rules compare ids as texts, and one id must not have two.
    validator.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    validator.addFormat('date', isDay)
    validator.addFormat('date-time', isInstant)
    validator.addKeyword({ keyword: 'x-trimmed', type: 'string', schemaType: 'boolean', modifying: true, errors: false, validate: trim })
  },
} as NonNullable<FastifyServerOptions['ajv']>

interface Place {
  readonly parentData: Record<string, unknown>
  readonly parentDataProperty: string
}

/** Writes the text back where it stands, without the blanks around it. */
function trim(_is: boolean, text: string, _schema: object, { parentData, parentDataProperty }: Place): boolean {
  parentData[parentDataProperty] = trimmedName(text)
  return true
}

function isInstant(text: string): boolean {
  try {
    instant(text)
    return true
  } catch {
    return false
  }
}

/** What the validator found, as Chinese sentences, each with the JSON pointer of its field. */
export function faultsOf(errors: readonly FastifySchemaValidationError[]): Fault[] {
  const first = errors.slice(0, mostLookedAt)
  const told = withoutBranches(first).map((error) => ({ path: pathOf(error), message: messageOf(error, first) }))
  const seen = new Set<string>()
  return told.filter(({ path, message }) => !seen.has(`${path} ${message}`) && seen.add(`${path} ${message}`)).slice(0, mostFaults)
}

/** A missing or an unknown field is a fault of that field, not of the object around it. */
function pathOf({ instancePath, keyword, params }: FastifySchemaValidationError): string {
  const name = keyword === 'required' ? params.missingProperty : keyword === 'additionalProperties' ? params.additionalProperty : null
  return name === null ? instancePath : `${instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

const isInside = (error: FastifySchemaValidationError, choice: FastifySchemaValidationError): boolean =>
  error.schemaPath.startsWith(`${choice.schemaPath}/`) && error.instancePath.startsWith(choice.instancePath)

const isChoice = ({ keyword }: FastifySchemaValidationError): boolean => keyword === 'anyOf' || keyword === 'oneOf'

/** That `null` was possible, or another constant, explains nothing where a branch tells what is wrong inside it. */
const saysLittle = ({ keyword, params }: FastifySchemaValidationError): boolean =>
  keyword === 'const' || (keyword === 'type' && params.type === 'null')

/** A text that is no day at all need not be told which years there are. */
const isSaidBetter = ({ keyword, instancePath }: FastifySchemaValidationError, errors: readonly FastifySchemaValidationError[]): boolean =>
  keyword === 'pattern' && errors.some((other) => other.keyword === 'format' && other.instancePath === instancePath)

/** Of a choice either the choice itself is told, or what is wrong inside its one meaningful branch. */
function withoutBranches(errors: readonly FastifySchemaValidationError[]): FastifySchemaValidationError[] {
  const choices = errors.filter(isChoice)
  return errors.filter((error) => {
    if (isSaidBetter(error, errors)) return false
    if (isChoice(error)) return !errors.some((inner) => inner !== error && isInside(inner, error) && !saysLittle(inner))
    return !(saysLittle(error) && choices.some((choice) => isInside(error, choice)))
  })
}

type Sentence = (params: Readonly<Record<string, unknown>>) => string

const types: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否（true 或 false）',
  array: '清单（数组）',
  object: '一组字段（对象）',
  null: '空（null）',
}

const formats: Readonly<Record<string, string>> = {
  date: '存在的日期，格式为 YYYY-MM-DD',
  'date-time': '时刻，格式为 2024-09-30T01:00:00Z',
  uuid: '编号（UUID）',
}

/** Where the pattern has a shape that people know, its name instead of the expression. */
const patterns: Readonly<Record<string, string>> = {
  [visiblePattern]: '不能为空',
  '^(19|20|21)\\d{2}-': '年份应在 1900 至 2199 之间',
  '^-?\\d+\\.\\d{2}$': '应为金额（元），两位小数，例如 310.00',
  '^-?\\d{1,14}(\\.\\d{1,4})?$': '应为数，最多四位小数，例如 1.5',
}

const typeName = (name: unknown): string => types[String(name)] ?? String(name)

/** Every keyword of JSON Schema that the routes use. */
export const sentences: Readonly<Record<string, Sentence>> = {
  required: () => '必须填写',
  additionalProperties: () => '不认识这个字段',
  type: ({ type }) => `应为${[type].flat().map(typeName).join('或')}`,
  minLength: ({ limit }) => (limit === 1 ? '不能为空' : `至少 ${limit} 个字`),
  maxLength: ({ limit }) => `最多 ${limit} 个字`,
  pattern: ({ pattern }) => patterns[String(pattern)] ?? `格式不正确（应符合 ${pattern}）`,
  format: ({ format }) => `应为${formats[String(format)] ?? String(format)}`,
  minimum: ({ limit }) => `不能小于 ${limit}`,
  maximum: ({ limit }) => `不能大于 ${limit}`,
  exclusiveMinimum: ({ limit }) => `须大于 ${limit}`,
  exclusiveMaximum: ({ limit }) => `须小于 ${limit}`,
  multipleOf: ({ multipleOf }) => `须为 ${multipleOf} 的倍数`,
  minItems: ({ limit }) => `至少 ${limit} 项`,
  maxItems: ({ limit }) => `最多 ${limit} 项`,
  uniqueItems: ({ i, j }) => `第 ${Number(j) + 1} 项与第 ${Number(i) + 1} 项重复`,
  minProperties: ({ limit }) => `至少填写 ${limit} 个字段`,
  maxProperties: ({ limit }) => `最多 ${limit} 个字段`,
  enum: ({ allowedValues }) => oneOf(allowedValues as unknown[]),
  const: ({ allowedValue }) => oneOf([allowedValue]),
}

const oneOf = (values: readonly unknown[]): string => `应为以下之一：${values.map(String).join('、')}`

function messageOf(error: FastifySchemaValidationError, errors: readonly FastifySchemaValidationError[]): string {
  if (isChoice(error)) {
    const values = errors.filter((inner) => inner.keyword === 'const' && isInside(inner, error)).map(({ params }) => params.allowedValue)
    return values.length > 0 ? oneOf(values) : '不符合要求'
  }
  return sentences[error.keyword]?.(error.params) ?? '不符合要求'
}
