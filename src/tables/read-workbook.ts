import { Worker } from 'node:worker_threads'
import { type Outcome, ok, refuse } from '../kernel/index.ts'
import type { Row } from './heading.ts'
import type { SheetFault } from './sheet/stream.ts'
import { unpackedSize } from './zip.ts'

/** What the thread answers with: the lines of the first sheet, or why there are none. */
export type WorkbookAnswer = { readonly rows: readonly Row[] } | { readonly why: SheetFault }

/** As people read it. */
export const sheetFaults: Readonly<Record<SheetFault, string>> = {
  invalid: '不是有效的 XLSX 文件，请用表格软件另存为 .xlsx 或 .csv',
  'no-sheet': '文件中没有工作表',
  'too-wide': '列数过多：请只保留所需的各列',
  'too-large': '解压后的内容过大',
  'too-hard': '文件过于复杂，无法在规定时间内读取：请去掉合并单元格、数据验证等格式，或另存为 .csv',
}
const unreadable = (why: SheetFault) => refuse('import.unreadable', { facts: { why: sheetFaults[why] } })

/** Unpacked, 20,000 lines stay far below this. */
const unpackedMax = 100 * 1024 * 1024
/** A full file takes a few seconds and 200 MB, on a busy machine some more. What a few bytes can ask for (a merge of all cells, say) knows no end. */
const limits = { milliseconds: 45_000, memoryMb: 512 } as const

/**
 * Reads the first sheet of a workbook; empty lines are left out, a formula is read as `=…`. In a thread of its own, so that a
 * hostile file can neither stop the process nor use up its memory.
 */
export async function readWorkbook(bytes: Uint8Array, { milliseconds, memoryMb } = limits as { milliseconds: number; memoryMb: number }) {
  const size = unpackedSize(bytes, unpackedMax)
  if (size === null) return unreadable('invalid')
  if (size > unpackedMax) return unreadable('too-large')
  const answer = await inThread(bytes, milliseconds, memoryMb)
  return 'why' in answer ? unreadable(answer.why) : (ok(answer.rows) as Outcome<readonly Row[]>)
}

function inThread(bytes: Uint8Array, milliseconds: number, maxOldGenerationSizeMb: number): Promise<WorkbookAnswer> {
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb },
  })
  return new Promise((resolve) => {
    const give = (answer: WorkbookAnswer) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => give({ why: 'too-hard' }), milliseconds)
    worker.once('message', give)
    worker.once('error', () => give({ why: 'too-hard' }))
    worker.once('exit', () => give({ why: 'too-hard' }))
  })
}
