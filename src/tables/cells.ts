import type { Fault } from '../kernel/index.ts'

/** What is wrong at one place of a file, and what would be right. */
export interface LineError<C extends string = string> {
  /** The line of the file, as a text editor or a table program counts it. */
  readonly line: number
  readonly column: C | null
  readonly message: string
  readonly remedy: string
}

export type Wrong = Pick<LineError, 'message' | 'remedy'> | null

/** What no cell may hold: a formula, and a text that a table program would run as one when the data are exported again. */
export function cellFault(text: string, { isNumber = false } = {}): Wrong {
  if (text.startsWith('=')) return { message: '单元格是公式', remedy: '请改填公式算出的结果' }
  if (!isNumber && (/^[+@\t]/.test(text) || /^-\S/.test(text)))
    return { message: '文字以 + - @ 开头，会被表格软件当作公式执行', remedy: '请改写开头的字符' }
  return null
}

/** The same as a refusal tells it. */
export const lineFault = ({ line, column, message, remedy }: LineError): Fault => ({
  path: `/${line}/${column ?? ''}`,
  message: `第 ${line} 行：${message}；${remedy}`,
})
