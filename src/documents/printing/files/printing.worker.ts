import { fontFaults, type OfficialDocument } from '../../layout/index.ts'
import { printHere } from '../printing.ts'
import type { Answer, Order } from './printer.ts'

// A process of its own for `openPrinter`. It is told which fonts by its argument, answers each order, and ends when it is left alone.

const [, , folder = ''] = process.argv
const fonts = folder === '' ? null : folder
const printing = printHere(fonts)

// Ctrl-C in a terminal asks every process of the program: what is being printed is still finished for the server, which then lets go.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit(0))
process.on('message', async ({ id, does, document }: Order) => {
  process.send?.(await answerTo(id, does, document))
})

async function answerTo(id: number, does: Order['does'], document: OfficialDocument | null): Promise<Answer> {
  try {
    if (document === null) return { id, value: fonts === null ? [] : fontFaults(fonts) }
    return { id, value: does === 'faults' ? [] : await printing[does](document) }
  } catch (error) {
    return { id, error }
  }
}
