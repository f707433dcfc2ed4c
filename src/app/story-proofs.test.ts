import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { skeletonOf } from '../regimes/index.ts'
import { checkRegimes } from './regimes-check.ts'
import { proofsOf } from './story-proofs.ts'

const rule = 'rule: nothing-classified\non: system.register\nwhen: { system.classified: true }\nthen: refuse\nsays: 涉密系统不得上云'

/** A pack of one article that refuses, and of one that is text; with these stories. */
function write(stories: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'zhengyun-proof-')), 'small-2026')
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'scenarios'), { recursive: true })
  const { files } = skeletonOf(
    'small-2026',
    '---\ntitle: 小办法\nissuer: 某市\nissued: 2026-01-01\neffective: 2026-01-01\n---\n第一条 为了管理。\n第二条 涉密系统不得上云。',
  )
  const chapter = (files['01.md'] ?? '')
    .replace('rule: 待写：这一条要求什么', 'text: 目的')
    .replace('uncarried: 待写规则', 'validity: open')
    .replace('uncarried: 待写规则', rule)
  writeFileSync(join(folder, 'measure.md'), (files['measure.md'] ?? '').replace('place: 待填', 'place: 某市'))
  writeFileSync(join(folder, '01.md'), chapter)
  for (const [name, text] of Object.entries(stories)) writeFileSync(join(folder, 'scenarios', name), text)
  return folder
}

async function check(folder: string, stories = true): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  return { code: await checkRegimes([folder], (line) => lines.push(line), { stories }), lines }
}
const faultsOf = ({ lines }: { lines: readonly string[] }) => lines.filter((line) => line.includes('✗')).map((line) => line.trim())
const story = `title: 涉密\n# proves: ["9"]\nproves: [2]\nstage: stage.yaml\nstory:\n  - by: unit\n    refused: { code: rule.nothing-classified, article: "2" }\n`

describe('the proof of a pack on disk', () => {
  test('is there: what carries and what proves is told per demand', async () => {
    const result = await check(write({ 'classified.yaml': story, 'stage.yaml': 'regime: small-2026\nactors: {}\n' }))
    expect(faultsOf(result)).toEqual([])
    expect(result).toMatchObject({ code: 0 })
    expect(result.lines).toContain('  ✓ 第二条  规则  待写：这一条要求什么\n        → rule nothing-classified；故事：classified')
    expect(result.lines).toContain('  承载：2/2 条目（文义 1/1，规则 1/1）；证明：1/1 条目，1 个故事')
  })

  test('is missing: no folder of stories, and a draft may do without', async () => {
    const folder = write({})
    rmSync(join(folder, 'scenarios'), { recursive: true })
    expect(faultsOf(await check(folder))).toEqual([
      '✗ 01.md:15（第二条）：“待写：这一条要求什么”没有故事证明。改法：在 scenarios/ 写一个故事，proves 中写 "2"（第二条）',
      '✗ 01.md:19（第二条）：没有故事遇到规则“nothing-classified”的拒绝。改法：写一步违反它的行为，并写 refused: { code: rule.nothing-classified, article: "…" }',
    ])
    expect((await check(folder, false)).code).toBe(0)
  })

  test('what a comment says proves nothing', async () => {
    const silent = story.replace('    refused:', '    # refused:')
    expect(faultsOf(await check(write({ 'classified.yaml': silent })))).toHaveLength(1)
  })

  test('a story that cannot be read, and one of another text', async () => {
    const folder = write({ 'a.yaml': story, 'b.yaml': 'story: [ {', 'c.yaml': story.replace('[2]', '["2.1", 19.10]') })
    expect(faultsOf(await check(folder)).map((fault) => fault.split('。')[0]?.slice(0, 40))).toEqual([
      expect.stringContaining('✗ scenarios/b.yaml:1：故事读不懂：'),
      '✗ scenarios/c.yaml:3：故事所证明的条文“2.1”不存在',
      '✗ scenarios/c.yaml:3：故事所证明的条文“19.10”不存在',
    ])
  })

  test('a story that never ends in aliases is read no further', async () => {
    const { faults } = await proofsOf(write({ 'bomb.yaml': 'a: &a [x]\nb: [*a, *a]\nstory: [*a]\n' }))
    expect(faults).toHaveLength(1)
  })
})
