import { expect, test } from 'vitest'
import type { Row } from './heading.ts'
import { readInBatches } from './read-in-batches.ts'

const limits = { bytesMax: 1_000_000, linesMax: 10, batch: 4 }

/** Reads a text and tells its batches by their lines, or why it was refused. */
async function read(text: string | Uint8Array, { name = 'a.csv', ...more } = {}) {
  const batches: (readonly Row[])[] = []
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const outcome = await readInBatches(['甲', '乙'], { name, bytes }, { ...limits, ...more }, async (_, rows) => void batches.push(rows))
  return {
    said: outcome.ok ? outcome.value : outcome.refusal.message,
    batches: batches.map((rows) => rows.map(({ line, cells }) => `${line} ${cells.join('|')}`)),
  }
}

test('lines come in batches, in order, with their places in the file; empty ones are left out', async () => {
  expect(await read('甲,乙\n1,a\n\n2,b\n,\n"3\n",c\n4,d\n5,e')).toEqual({
    said: 5,
    batches: [['2 1|a', '4 2|b', '7 3\n|c', '8 4|d'], ['9 5|e']],
  })
})

test('a byte order mark and GB18030 are read', async () => {
  expect(await read('\ufeff甲,乙\n1,a')).toMatchObject({ said: 1 })
  expect(await read(Uint8Array.from([0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0x0a, 0x31, 0x2c, 0x61]))).toEqual({ said: 1, batches: [['2 1|a']] })
})

test.each([
  ['甲\n1', '文件无法读取：首行缺少列“乙”；首行须依次写明：甲、乙'],
  ['', '文件无法读取：文件是空的'],
  ['甲,乙\n\n', '文件无法读取：首行之下没有内容'],
  ['甲,乙\n1,"a', '文件无法读取：第 2 行的引号不成对；内容含双引号时，请写成两个双引号'],
  [`甲,乙\n${'1,a\n'.repeat(11)}`, '文件无法读取：超过 10 行，请拆分'],
])('%j is refused', async (text, said) => {
  expect((await read(text)).said).toBe(said)
})

test('a file that is too large, or of another kind, is not begun', async () => {
  expect(await read('甲,乙\n1,a', { bytesMax: 4 } as object)).toMatchObject({ batches: [] })
  expect(await read('甲,乙\n1,a', { name: 'a.txt' })).toEqual({ said: '文件无法读取：只接受 .csv 和 .xlsx 文件', batches: [] })
})

test('what fails in taking a batch is not taken for a fault of the file', async () => {
  const fails = readInBatches(['甲'], { name: 'a.csv', bytes: new TextEncoder().encode('甲\n1') }, limits, async () => {
    throw new Error('no database')
  })
  await expect(fails).rejects.toThrow('no database')
})
