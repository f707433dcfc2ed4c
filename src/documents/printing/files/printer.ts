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
  /** No document takes so long: the process is ended, and the order fails. */
  readonly longestMilliseconds?: number
}

const worker = fileURLToPath(new URL('./printing.worker.ts', import.meta.url))
/** Young objects in small spaces: setting makes many, and keeps few. A document of a thousand pages stays far below the rest. */
const flags = ['--max-semi-space-size=4', '--max-old-space-size=768']

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Prints in a process of its own, which begins with the first order and ends when none came for a while: the server neither stands still while pages are set nor
 * keeps the fonts in memory. A document on which the process dies or takes too long rejects; the next begins another process.
 */
export function openPrinter({ fonts, idleMilliseconds = 120_000, longestMilliseconds = 120_000 }: PrinterNeeds): Printer {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const lost = (gone: ChildProcess, why: string): void => {
    if (child !== gone) return
    child = null
    for (const [id, { reject, timer }] of waiting) {
      clearTimeout(timer)
      waiting.delete(id)
      reject(new Error(why))
    }
  }
  const begin = (): ChildProcess => {
    // Nothing of the server's environment: it has secrets that printing needs none of.
    const begun = fork(worker, [fonts ?? ''], {
      execArgv: flags,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
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
  const settle = (answer: Answer): void => {
    const order = waiting.get(answer.id)
    if (!order) return
    waiting.delete(answer.id)
    clearTimeout(order.timer)
    if ('error' in answer) order.reject(answer.error)
    else order.resolve(answer.value)
    if (waiting.size === 0) idle = setTimeout(leave, idleMilliseconds).unref()
  }
  const ask = <T>(does: Order['does'], document: OfficialDocument | null): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      clearTimeout(idle)
      child ??= begin()
      const asked = child
      const id = ++last
      const tooLong = () => {
        lost(asked, `printing took longer than ${longestMilliseconds} ms`)
        asked.kill('SIGKILL')
      }
      waiting.set(id, { resolve, reject, timer: setTimeout(tooLong, longestMilliseconds) })
      asked.send({ id, does, document } satisfies Order)
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
      const running = child
      if (!running) return
      lost(running, 'printing was stopped')
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill('SIGKILL')
      await ended
    },
  }
}
