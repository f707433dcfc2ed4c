import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { loadLaw } from '../../law-files.ts'
import { packOf, zipped } from '../office.fixture.ts'
import { checkInThread } from './check.ts'

const { regimes } = await loadLaw([])
const own = packOf('henan-2020', ['stage.yaml'])
const check = async (bytes: Uint8Array, limits?: Parameters<typeof checkInThread>[1]) => {
  const checked = await checkInThread({ bytes: new Uint8Array(bytes), regimes: regimes.all(), against: 'henan-2020' }, limits)
  return checked.ok ? { ...checked.value, why: '' } : { faults: [], faultCount: -1, title: '', why: checked.refusal.message }
}
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)

test('a good pack is good, whatever folder it lies in', async () => {
  for (const folder of ['', 'henan-2020/', '河南 修订稿/'])
    expect(await check(zipped({ ...own, '__MACOSX/._x': 'x', ...(folder ? {} : { '.DS_Store': 'x' }) }, folder)), folder).toMatchObject({
      faultCount: 0,
      why: '',
    })
})

test.each<[string, () => Uint8Array, RegExp]>([
  ['nothing', () => new Uint8Array(), /不是有效的 ZIP/],
  ['no archive', () => new TextEncoder().encode('measure.md'), /不是有效的 ZIP/],
  ['half an archive', () => zipped(own).subarray(0, 3000), /不是有效的 ZIP/],
  ['an empty archive', () => zipped({}), /没有文件|不是有效的 ZIP/],
  ['a bomb of one file', () => zipped({ ...own, 'x.md': zeros(60) }), /解压后超过 8 MB/],
  [
    'a bomb of many files',
    () => zipped(Object.fromEntries(Array.from({ length: 12 }, (_, no) => [`${no}.md`, zeros(0.9)]))),
    /解压后超过 8 MB/,
  ],
  ['a large file', () => zipped({ ...own, 'x.md': zeros(2) }), /文件“x.md”超过 1 MB/],
  ['many files', () => zipped(Object.fromEntries(Array.from({ length: 401 }, (_, no) => [`${no}.md`, 'x']))), /文件超过 400 个/],
  ['a way out of the folder', () => zipped({ ...own, '../../etc/cron.d/x.md': 'x' }), /文件名“\.\.\/\.\.\/etc\/cron\.d\/x\.md”不正确/],
  ['a way out behind the folder', () => zipped({ 'a/measure.md': 'x', 'a/../../x.md': 'x' }), /不正确/],
  ['an absolute path', () => zipped({ ...own, '/etc/x.md': 'x' }), /不正确/],
  ['a path of Windows', () => zipped({ ...own, 'C:\\x.md': 'x' }), /不正确/],
  [
    'a name that is none',
    () =>
      Buffer.from(
        zipped({ ...own, __prot0__: 'x' })
          .toString('latin1')
          .replaceAll('__prot0__', '__proto__'),
        'latin1',
      ),
    /不正确/,
  ],
  ['a size that is a lie', lying, /不是有效的 ZIP|已损坏|超过 1 MB/],
])('%s is refused in words', async (_, bytes, why) => {
  expect((await check(bytes())).why).toMatch(why)
})

/** Says of a file that it unpacks to four gigabytes. */
function lying(): Uint8Array {
  const bytes = zipSync({ 'measure.md': new TextEncoder().encode('x'.repeat(2000)) })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true)
  return bytes
}

const aliases = `a: &a [x,x,x]\n${'bcdefghij'
  .split('')
  .map((key, at) => `${key}: &${key} [${`*${'abcdefghi'[at]},`.repeat(20)}]`)
  .join('\n')}`
const story = (text: string) => ({ ...own, 'scenarios/evil.yaml': text })

test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
  ['no measure.md', { '01-a.md': '## 第一章\n\n### 第一条\n\n甲\n' }, /没有 measure\.md/],
  ['a program beside it', { ...own, 'install.js': 'process.exit()' }, /办法里没有这种文件/],
  ['a file deep inside', { ...own, 'scenarios/a/b.yaml': 'x' }, /办法里没有这种文件/],
  ['bytes that are no text', { ...own, '01-general.md': new Uint8Array([0, 255, 254, 0]) }, /不是 UTF-8 文字/],
  ['a story that is no text', { ...own, 'scenarios/evil.yaml': new Uint8Array([0, 255, 254]) }, /不是 UTF-8 文字/],
  ['aliases in a block', { ...own, 'practice.md': `### 做法\n\n\`\`\`rule\n${aliases}\n\`\`\`\n` }, /用了别名/],
  ['aliases in a story', story(`title: x\nstage: stage.yaml\nstory: []\n${aliases}`), /故事读不懂/],
  ['a tag that makes things', story('title: x\nstage: stage.yaml\nstory: [ !!js/function "x" ]\n: {'), /故事读不懂/],
  [
    'a stage elsewhere on this machine',
    story('title: x\nstage: ../../../etc/passwd\nbegins: 2025-01-01\nstory: []\n'),
    /stage“..\/..\/..\/etc\/passwd”不在 scenarios/,
  ],
  ['a stage by its full path', story('title: x\nstage: /etc/passwd\nstory: []\n'), /不在 scenarios/],
  ['no stage', story('title: x\nstory: []\n'), /不在 scenarios/],
  ['deep nesting', { ...own, 'practice.md': `### 做法\n\n\`\`\`rule\na: ${'['.repeat(50_000)}\n\`\`\`\n` }, /嵌套过深|YAML/],
  ['deep nesting in a story', story(`story: ${'['.repeat(50_000)}`), /故事读不懂/],
])('%s is a fault in words', async (_, files, fault) => {
  const { faults, why } = await check(zipped(files))
  expect(why).toBe('')
  expect(faults.map(({ fault }) => fault).join('\n')).toMatch(fault)
  for (const { file, line } of faults) expect([file, line]).toEqual([expect.stringMatching(/\S/), expect.any(Number)])
})

test('a name that a thousand sentences quote is refused: the comparison would have megabytes of it', async () => {
  const named = (name: string) => ({
    ...own,
    '02-responsibilities.md': (own['02-responsibilities.md'] ?? '').replace('name: 政务云使用部门', `name: ${name}`),
  })
  const bytes = zipped(named('部'.repeat(300_000)))
  expect(bytes.length).toBeLessThan(100_000)
  expect((await check(bytes)).why).toBe('草案无法读取：与现行办法逐条比较的文字超过 4 MB：请缩短名称，或减少环节、材料等条目')
  expect(await check(zipped(named('部'.repeat(3_000))))).toMatchObject({ why: '', faultCount: 0 })
})

test('a draft that takes too long is given up, and nobody waits for it', async () => {
  expect((await check(zipped(own), { milliseconds: 1, memoryMb: 256 })).why).toMatch(/过于复杂/)
  expect((await check(zipped(own), { milliseconds: 30_000, memoryMb: 4 })).why).toMatch(/过于复杂/)
})
