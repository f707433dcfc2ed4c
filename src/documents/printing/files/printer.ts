import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { OfficialDocument, Unprintable } from '../../layout/index.ts'
import type { Printing } from '../printing.ts'

/** What the process is asked for; `faults` of its fonts needs no document. */
export interface Order {
  readonly id: number
  readonly does: keyof Printing | 'faults'
  readonly document: OfficialDocument | null
}

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: unknown }

export interface Printer extends Printing {
  /** What is wrong with the office's own fonts; none without a folder. */
  fontFaults(): Promise<readonly string[]>
  /** The process that prints, while there is one. */
  readonly pid: number | null
  /** Finishes nothing: what waits is rejected. */
  stop(): Promise<void>
}

interface PrinterNeeds {
  /** The folder of the office's own fonts. */
  readonly fonts: string | null
  /** So long without an order, and the process ends; its fonts (some 70 MB as read, several times that as set) leave memory with it. */
  readonly idleMilliseconds?: number
  /** No document takes so long, counted from when the process has it: the process is ended, and the order fails. */
  readonly longestMilliseconds?: number
  /** So many orders wait for the one in work; whoever comes then is rejected at once, with the code `PRINTING_FULL`. */
  readonly waitingMax?: number
}

const worker = fileURLToPath(new URL('./printing.worker.ts', import.meta.url))
/** Young objects in small spaces: setting makes many, and keeps few. A document of a thousand pages stays far below the rest. */
const flags = ['--max-semi-space-size=4', '--max-old-space-size=768']

/** Nothing of the server's environment goes with it: it has secrets that printing needs none of. */
const forkWorker = (fonts: string | null): ChildProcess =>
  fork(worker, [fonts ?? ''], {
    execArgv: flags,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })

interface Asked {
  readonly order: Order
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Prints in a process of its own, which begins with the first order and ends when none came for a while: the server neither stands still while pages are set nor
 * keeps the fonts in memory. Orders go to it one at a time, as they came: a document on which the process dies or takes too long rejects alone, and what waits goes to another process.
 */
export function openPrinter({ fonts, idleMilliseconds = 120_000, longestMilliseconds = 120_000, waitingMax = 24 }: PrinterNeeds): Printer {
  const line: Asked[] = []
  let inWork: (Asked & { readonly timer: NodeJS.Timeout }) | null = null
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const begin = (): ChildProcess => {
    const begun = forkWorker(fonts)
    begun.on('message', (answer: Answer) => settle(answer))
    begun.once('exit', (code, signal) => lost(begun, `printing ended: ${signal ?? code}`))
    begun.on('error', (error) => lost(begun, `printing did not begin: ${error.message}`))
    return begun
  }
  const leave = (): void => {
    const left = child
    child = null
    if (left?.connected) left.disconnect()
  }
  const give = (asked: Asked): void => {
    const tooLong = () => child && lost(child, `printing took longer than ${longestMilliseconds} ms`)
    inWork = { ...asked, timer: setTimeout(tooLong, longestMilliseconds) }
    child ??= begin()
    child.send(asked.order)
  }
  const next = (): void => {
    clearTimeout(idle)
    const asked = line.shift()
    if (!asked) {
      if (child) idle = setTimeout(leave, idleMilliseconds).unref()
      return
    }
    try {
      give(asked)
    } catch (error) {
      // no process can be had, or the document cannot be sent to it: that is no other order's fault
      over(({ reject }) => reject(error))
    }
  }
  const over = (tell: (asked: Asked) => void): void => {
    const ended = inWork
    inWork = null
    clearTimeout(ended?.timer)
    if (ended) tell(ended)
    next()
  }
  const lost = (gone: ChildProcess, why: string): void => {
    if (child !== gone) return
    child = null
    gone.kill('SIGKILL')
    over(({ reject }) => reject(new Error(why)))
  }
  const settle = (answer: Answer): void => {
    if (answer.id !== inWork?.order.id) return
    over(({ resolve, reject }) => ('error' in answer ? reject(answer.error) : resolve(answer.value)))
  }
  const ask = <T>(does: Order['does'], document: OfficialDocument | null): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      if (line.length >= waitingMax)
        return reject(Object.assign(new Error(`${waitingMax} orders wait to be printed`), { code: 'PRINTING_FULL' }))
      line.push({ order: { id: ++last, does, document }, resolve, reject })
      if (!inWork) next()
    }) as Promise<T>

  return {
    toDocx: (document) => ask<Uint8Array>('toDocx', document),
    toPdf: (document) => ask<Uint8Array>('toPdf', document),
    unprintable: (document) => ask<Unprintable[]>('unprintable', document),
    fontFaults: () => ask<string[]>('faults', null),
    get pid() {
      return child?.pid ?? null
    },
    async stop() {
      clearTimeout(idle)
      for (const { reject } of line.splice(0)) reject(new Error('printing was stopped'))
      const running = child
      if (!running) return
      const ended = new Promise((resolve) => running.once('exit', resolve))
      lost(running, 'printing was stopped')
      await ended
    },
  }
}
