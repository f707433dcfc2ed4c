import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkRegimes, printWords } from './regimes-check.ts'

const here = mkdtempSync(join(tmpdir(), 'zhengyun-check-'))
afterAll(() => rmSync(here, { recursive: true }))

async function check(...paths: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  return { code: await checkRegimes(paths, (line) => lines.push(line)), lines }
}

function pack(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(here, name)
  mkdirSync(folder)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

describe('what is no pack is said in a sentence', () => {
  test('a folder that does not exist', async () => {
    const missing = join(here, 'missing')
    expect(await check(missing)).toEqual({ code: 1, lines: [`✗ 没有 ${missing} 这个文件夹`, '共检查 0 部办法，发现 1 处差错'] })
  })
  test('an empty folder', async () => {
    const empty = pack('empty', {})
    expect((await check(empty)).lines[0]).toBe(`✗ ${empty} 里没有办法：办法是含有 measure.md 的文件夹`)
  })
  test('a file', async () => {
    const file = join(here, 'file.md')
    writeFileSync(file, 'x')
    expect((await check(file)).lines[0]).toBe(`✗ ${file} 不是文件夹`)
  })
  test('a link to nowhere among the chapters', async () => {
    const folder = pack('dangling', { 'measure.md': '' })
    symlinkSync(join(here, 'nowhere'), join(folder, '01-lost.md'))
    expect(await check(folder)).toMatchObject({ code: 1, lines: [`✗ 没有 ${folder} 这个文件夹或其中的文件`, expect.anything()] })
  })
})

describe('hostile packs end in faults, not in a crash', () => {
  const bomb = `\`\`\`rule\na: &a [${'x,'.repeat(50)}]\n${'bcdefghij'
    .split('')
    .map((key, index) => `${key}: &${key} [${`*${'abcdefghi'[index]},`.repeat(20)}]`)
    .join('\n')}\n\`\`\``
  test.each<[string, Record<string, string | Uint8Array>]>([
    ['empty files', { 'measure.md': '', '01-a.md': '', 'practice.md': '' }],
    ['binary', { 'measure.md': Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256), '01-a.md': new Uint8Array(4096) }],
    ['alias bomb', { 'measure.md': '---\nid: x\n---\n', '01-a.md': `### 第一条\n\n甲\n\n${bomb}\n` }],
    ['deep nesting', { 'measure.md': '', '01-a.md': `### 第一条\n\n\`\`\`rule\na: ${'['.repeat(50_000)}\n\`\`\`\n` }],
    [
      'strange keys',
      {
        'measure.md': '---\n__proto__: { a: b }\nconstructor: x\n---\n',
        '01-a.md': '### 第一条\n\n```rule\n__proto__: x\n```\n```rule\nstep: constructor.toString\n```\n',
      },
    ],
    ['a scalar head', { 'measure.md': '---\njust words\n---\n' }],
  ])('%s', async (name, files) => {
    const { code, lines } = await check(pack(name.replaceAll(' ', '-'), files))
    expect(code).toBe(1)
    expect(lines.at(-1)).toMatch(/^共检查 1 部办法，发现 \d+ 处差错$/)
  })
})

test('one bad path does not hide the good pack beside it', async () => {
  const lines: string[] = []
  const code = await checkRegimes(['regimes', join(here, 'missing')], (line) => lines.push(line), { stories: false })
  expect(code).toBe(1)
  expect(lines.at(-1)).toMatch(/^共检查 \d+ 部办法，发现 1 处差错$/)
})

test('the packs of the repository are without fault', async () => {
  const { code, lines } = await check()
  expect(lines.filter((line) => line.includes('✗'))).toEqual([])
  expect(code).toBe(0)
})

test('the words that a pack may use are printed with their meaning', () => {
  const lines: string[] = []
  printWords((line) => lines.push(line))
  expect(lines).toContain('  statement.review  审核结算单')
  expect(lines).toContain('      line.increase（逐行）  比现有数量增加的数量（减少为负）')
})
