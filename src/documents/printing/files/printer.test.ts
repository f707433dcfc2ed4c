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

test('when it dies only the document in work is rejected: another process prints what waits', async () => {
  const printer = opened()
  const [inWork, ...wait] = [printer.toPdf(sample), printer.toDocx(sample), printer.toPdf(sample)]
  const { pid } = printer
  process.kill(pid ?? 0, 'SIGKILL')
  await expect(inWork).rejects.toThrow('printing ended: SIGKILL')
  for (const bytes of await Promise.all(wait)) expect(bytes.length).toBeGreaterThan(1000)
  expect(printer.pid).not.toBe(pid)
})

test('a document that hangs takes no other with it, and who waits is not timed while it waits', async () => {
  const printer = opened({ longestMilliseconds: 8000 })
  const hangs = printer.toPdf(sample)
  const waits = printer.toDocx(sample)
  const pid = printer.pid ?? 0
  process.kill(pid, 'SIGSTOP')
  await expect(hangs).rejects.toThrow('longer than 8000 ms')
  expect((await waits).length).toBeGreaterThan(1000)
  await ends(pid)
}, 30_000)

test('a document that cannot even be handed over is rejected alone', async () => {
  const printer = opened()
  const unsendable = { ...sample, title: (() => '') as unknown as string }
  const [faulty, good] = await Promise.allSettled([printer.toPdf(unsendable), printer.toDocx(sample)])
  expect([faulty.status, good.status]).toEqual(['rejected', 'fulfilled'])
})

test('serves in the order of arrival, and refuses at once whom the line has no place for', async () => {
  const printer = opened({ waitingMax: 2 })
  const served: string[] = []
  const asked = (name: string, printing: Promise<unknown>) => printing.then(() => served.push(name))
  // the first is much longer in work than those behind it
  const body = Array.from({ length: 200 }, () => ({ kind: 'paragraph' as const, text: '政务云资源申请的函'.repeat(20) }))
  const three = [
    asked('甲', printer.toPdf({ ...sample, body })),
    asked('乙', printer.toDocx(sample)),
    asked('丙', printer.unprintable(sample)),
  ]
  await expect(printer.toDocx(sample)).rejects.toMatchObject({ code: 'PRINTING_FULL' })
  expect(served).toEqual([])
  await Promise.all(three)
  expect(served).toEqual(['甲', '乙', '丙'])
  expect((await printer.toDocx(sample)).length).toBeGreaterThan(1000)
})

test('when it is stopped, what is in work and what waits is rejected, and nothing is begun anew', async () => {
  const printer = opened()
  const two = [printer.toPdf(sample), printer.toPdf(sample)]
  const told = Promise.allSettled(two)
  await printer.stop()
  expect((await told).map((each) => each.status === 'rejected' && each.reason.message)).toEqual(Array(2).fill('printing was stopped'))
  expect(printer.pid).toBeNull()
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
