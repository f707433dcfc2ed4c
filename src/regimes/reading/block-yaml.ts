import { LineCounter, parseDocument, visit } from 'yaml'

type Read =
  | { readonly says: Readonly<Record<string, unknown>> }
  | { readonly fault: string; readonly remedy: string; readonly line: number }

const inChinese: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  BAD_INDENT: '缩进不齐',
  TAB_AS_INDENT: '用了制表符（Tab）缩进',
  MULTILINE_IMPLICIT_KEY: '键与冒号不在同一行',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“: ”',
  MISSING_CHAR: '缺少引号、括号或分隔符',
  UNEXPECTED_TOKEN: '有多余的符号',
  MULTIPLE_DOCS: '一个块里有两份内容（---）',
  BAD_ALIAS: '用了别名（& 与 *）',
}
const remedies: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '合并为一个，或删去一个',
  TAB_AS_INDENT: '改用空格缩进',
}

/**
 * Reads YAML of a pack into plain values. Numbers stay as they were written, as texts: `19.10` is item ten, not `19.1`. Aliases are
 * refused: nothing in a pack needs them, and a few lines of them can stand for gigabytes. Never throws; `line` counts from 1.
 */
export function readYaml(text: string): Read {
  try {
    return read(text)
  } catch (error) {
    // The parser goes down level by level until the stack is full.
    if (error instanceof RangeError) return { line: 1, fault: 'YAML 写法有误：嵌套过深', remedy: '检查多余的括号' }
    throw error
  }
}

function read(text: string): Read {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' })
  const problem = document.errors[0]
  if (problem) {
    const { line } = counter.linePos(problem.pos[0])
    return {
      line,
      fault: `YAML 写法有误：${inChinese[problem.code] ?? problem.message}`,
      remedy: remedies[problem.code] ?? '检查缩进、冒号后的空格与引号；文字里有“: ”时加引号',
    }
  }
  let alias = false
  visit(document, {
    Alias: () => {
      alias = true
      return visit.BREAK
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'number' || typeof node.value === 'bigint') node.value = node.source ?? String(node.value)
    },
  })
  if (alias) return { line: 1, fault: 'YAML 写法有误：用了别名（& 与 *）', remedy: '把内容写出来' }
  const says: unknown = document.toJS({ maxAliasCount: 0 })
  if (typeof says === 'object' && says !== null && !Array.isArray(says)) return { says: says as Record<string, unknown> }
  return { line: 1, fault: '块里没有“键: 值”', remedy: '第一行写明块的种类，如 step: apply.accept' }
}
