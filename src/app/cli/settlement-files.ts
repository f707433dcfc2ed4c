import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { FocusFault, SealCheck } from '../../settlement/index.ts'
import { linesToStdout } from './stdout.ts'

/** Exit codes: the file is in order; it is not; it could not be judged. */
const [inOrder, atFault, notJudged] = [0, 1, 2]

/** `zhengyun settlement verify FILE`: recomputes the seal of a seal file (封存文件), without a database; memory does not grow with it. */
export const settlementVerify = (path: string): Promise<number> =>
  judged(path, async (file) => {
    const { checkSealFile } = await import('../../settlement/index.ts')
    const check = await checkSealFile(linesOf(file))
    await linesToStdout(verdictLines(path, check))
    return check.intact ? inOrder : atFault
  })

async function* verdictLines(path: string, { intact, stated, recomputed, lines, faults }: SealCheck): AsyncGenerator<string> {
  if (intact) {
    yield `完好：${path} 的 ${lines} 行明细与封存时一致`
    yield `封存摘要 ${stated}`
    return
  }
  yield `不符：${path} 与封存时不一致，或不是完整的封存文件`
  for (const fault of faults) yield `  - ${fault}`
  if (stated !== null) yield `文件所载的摘要   ${stated}`
  if (recomputed !== null) yield `按内容算出的摘要 ${recomputed}`
}

/** `zhengyun settlement check-focus FILE`: tells each fault of a FOCUS 1.2 CSV with its line, its rule and the sentences of the specification that it breaks. */
export const settlementCheckFocus = (path: string): Promise<number> =>
  judged(path, async (file) => {
    const { checkFocus } = await import('../../settlement/index.ts')
    let count = 0
    const lines = async function* () {
      for await (const fault of checkFocus(file)) {
        count += 1
        yield faultInWords(fault)
      }
      yield count === 0 ? `${path} 符合 FOCUS 1.2：没有发现不符之处` : `${path} 有 ${count} 处不符合 FOCUS 1.2`
    }
    await linesToStdout(lines())
    return count === 0 ? inOrder : atFault
  })

const faultInWords = ({ line, rule, cites, message }: FocusFault): string => `第 ${line} 行：${message}（${[rule, ...cites].join('，')}）`

/** Opens a file and judges it; what cannot be read is told in one sentence. */
async function judged(path: string, judge: (file: Readable) => Promise<number>): Promise<number> {
  const unreadable = await whyUnreadable(path)
  if (unreadable !== null) {
    console.error(unreadable)
    return notJudged
  }
  const file = createReadStream(path)
  try {
    return await judge(file)
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    console.error(`${path} 第 ${error.line} 行过长，不是封存文件：封存文件每行一条记录（导出时用 --format seal）`)
    return notJudged
  } finally {
    file.destroy()
  }
}

async function whyUnreadable(path: string): Promise<string | null> {
  try {
    const handle = await open(path)
    const about = await handle.stat().finally(() => handle.close())
    return about.isDirectory() ? `${path} 是文件夹，请写明文件` : null
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return code === 'ENOENT' ? `没有 ${path} 这个文件` : `读取不到 ${path}（${code}）`
  }
}

class TooLong extends Error {
  readonly line: number
  constructor(line: number) {
    super(`line ${line} is too long`)
    this.line = line
  }
}

/** The longest record that is read: an entry or a name, never a line of more. */
const lineMax = 1024 * 1024

/** The lines of a file, the last one also without its end. Throws `TooLong` at a line that never ends. */
async function* linesOf(file: Readable): AsyncGenerator<string> {
  let [rest, line] = ['', 1]
  for await (const chunk of file.setEncoding('utf8') as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
    line += parts.length
    if (rest.length > lineMax) throw new TooLong(line)
  }
  if (rest !== '') yield rest
}
