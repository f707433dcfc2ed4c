import { parseTerm } from '../../calendar/index.ts'
import type { Comparison, Condition, Literal, Test } from '../model.ts'
import type { Reader } from './reader.ts'

/** Reads `when: { fact: test, … }`. A missing `when` holds always. */
export function readCondition(reader: Reader, key = 'when'): Condition {
  const said = reader.raw(key)
  if (said === undefined) return []
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    reader.fault(key, `${key} 应是“事实: 条件”`, `写成 ${key}: { system.classified: true }`)
    return []
  }
  return Object.entries(said).flatMap(([fact, test]) => {
    const read = readTest(test)
    if (!read)
      reader.fault(
        key,
        `${fact} 的条件“${typeof test === 'string' ? test : JSON.stringify(test)}”读不懂`,
        '可写：true、文字、[甲, 乙]、missing、present、"> 3"、"> fact 另一事实"、"not 值"、"sooner than 3 months after 日期事实"',
      )
    return read ? [{ fact, test: read }] : []
  })
}

function readTest(said: unknown): Test | null {
  if (Array.isArray(said)) return said.length > 0 && said.every(isLiteral) ? { is: 'one-of', values: said } : null
  if (typeof said === 'boolean') return { is: 'equal', value: said }
  if (typeof said !== 'string') return null
  if (said === 'missing' || said === 'present') return { is: said }
  // What begins like a comparison or a distance and is none would otherwise be a value that nothing ever equals.
  if (/^([<>=!]|sooner\b)/.test(said)) return readComparison(said) ?? readDistance(said)
  return readNot(said) ?? { is: 'equal', value: said }
}

function readComparison(said: string): Test | null {
  const [, sign, fact, number] = /^(>=|<=|>|<)\s*(?:fact\s+([\w.-]+)|(-?\d+(?:\.\d+)?))$/.exec(said) ?? []
  if (!sign) return null
  const is = sign as Comparison
  return fact ? { is, fact } : { is, number: number ?? '0' }
}

function readDistance(said: string): Test | null {
  const [, term, after] = /^sooner than (.+) after ([\w.-]+)$/.exec(said) ?? []
  if (!term || !after) return null
  try {
    return { is: 'sooner-than', term: parseTerm(term), after }
  } catch {
    return null
  }
}

function readNot(said: string): Test | null {
  const value = /^not (.+)$/.exec(said)?.[1]
  if (value === undefined) return null
  return { is: 'not', value: value === 'true' ? true : value === 'false' ? false : value }
}

const isLiteral = (value: unknown): value is Literal => typeof value === 'boolean' || typeof value === 'string'
