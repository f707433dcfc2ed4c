import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { sample } from '../../layout/sample.fixture.ts'
import { printHere } from '../printing.ts'
import { openPrinter, type Printer } from './printer.ts'

function opened(more: Partial<Parameters<typeof openPrinter>[0]> = {}): Printer {
  const printer = openPrinter({ fonts: null, ...more })
  onTestFinished(() => printer.stop())
  return printer
}

const lives = (pid: number): boolean => {
  try {
    // a process that ended but was not waited for yet lives no more
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
const ends = async (pid: number): Promise<void> => {
  await expect.poll(() => lives(pid), { timeout: 10_000 }).toBe(false)
}

test('prints the very bytes that this process prints, many at once, and tells what it cannot', async () => {
  const [printer, here] = [opened(), printHere()]
  const titles = ['甲通知', '乙通知', '丙通知']
  const there = await Promise.all(titles.map((title) => printer.toPdf({ ...sample, title })))
  for (const [index, title] of titles.entries())
    expect(Buffer.from(there[index] ?? []).equals(Buffer.from(await here.toPdf({ ...sample, title })))).toBe(true)
  expect(Buffer.from(await printer.toDocx(sample)).equals(Buffer.from(await here.toDocx(sample)))).toBe(true)
  expect(await printer.unprintable({ ...sample, title: '好🙂' })).toEqual([
    { where: '标题', sign: '〔U+1F642〕', raw: '🙂', visible: true },
  ])
})

test('is begun by the first order, ends when it is left alone, and is begun anew', async () => {
  const printer = opened({ idleMilliseconds: 200 })
  expect(printer.pid).toBeNull()
  await printer.toDocx(sample)
  const { pid } = printer
  if (pid === null) throw new Error('nothing prints')
  await ends(pid)
  expect(printer.pid).toBeNull()
  await printer.toDocx(sample)
  expect(printer.pid).not.toBe(pid)
})

test('a fault is told as it was thrown, and the next document is printed', async () => {
  const printer = opened()
  const faulty = { ...sample, body: [{ kind: 'table' as const, caption: null, columns: [], rows: [['1']] }] }
  await expect(printer.toPdf(faulty)).rejects.toThrow(RangeError)
  expect((await printer.toDocx(sample)).length).toBeGreaterThan(1000)
})

test('when it dies what waits is rejected, and the next document begins another', async () => {
  const printer = opened()
  const waits = printer.toPdf(sample)
  process.kill(printer.pid ?? 0, 'SIGKILL')
  await expect(waits).rejects.toThrow('printing ended: SIGKILL')
  expect((await printer.toDocx(sample)).length).toBeGreaterThan(1000)
})

test('what takes too long is ended', async () => {
  const printer = opened({ longestMilliseconds: 50 })
  const waits = printer.toPdf(sample)
  const pid = printer.pid ?? 0
  await expect(waits).rejects.toThrow('longer than 50 ms')
  await ends(pid)
})

test('it has nothing of the server’s environment, outlives Ctrl-C while it prints, and not the server', async () => {
  const server = spawn(
    process.execPath,
    [
      '--input-type=module-typescript',
      '-e',
      `import { openPrinter } from ${JSON.stringify(new URL('./printer.ts', import.meta.url).href)}
       const printer = openPrinter({ fonts: null })
       await printer.fontFaults()
       console.log(printer.pid)
       setInterval(() => {}, 1000)`,
    ],
    { env: { ...process.env, DATABASE_URL: 'postgres://geheim' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  const pid = Number(said.toString())
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('geheim')
  process.kill(pid, 'SIGINT')
  process.kill(pid, 'SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(lives(pid)).toBe(true)
  server.kill('SIGKILL')
  await ends(pid)
})
