import { describe, expect, test } from 'vitest'
import { readPack } from './pack.ts'
import { citeInWords } from './reading/cite.ts'
import { faultInWords } from './registry.ts'
import { skeletonOf } from './skeleton.ts'

const heading = (number: number) => citeInWords(String(number))
const articles = (count: number, each: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => each(index + 1)).join('\n')
const read = (text: string) => {
  const made = skeletonOf('new-2026', text)
  const { 'scenarios/stage.yaml': _, ...files } = made.files
  return { ...made, ...readPack({ folder: 'new-2026', files }) }
}

describe('texts as they come', () => {
  test.each([
    [
      'Markdown with front matter and chapters',
      33,
      `---\ntitle: "甲办法"\nissued: "2021-08-17"\n---\n# 甲办法\n\n## 第一章 总则\n\n${articles(33, (n) => `### ${heading(n)}\n\n为了管理。\n`)}`,
    ],
    ['plain, article and words on one line', 43, `甲办法\n\n第一章　总则\n${articles(43, (n) => `${heading(n)}　为了管理。`)}`],
    [
      'plain, without a space, and a reference at the start of a paragraph',
      41,
      `甲办法\n${articles(41, (n) => `${heading(n)}为了管理。\n${heading(Math.max(n - 1, 1))}规定的除外。`)}`,
    ],
    ['no chapters, lines of Windows', 32, articles(32, (n) => `${heading(n)} 为了管理。\r`)],
    ['Arabic numbers', 37, articles(37, (n) => `第${n}条 为了管理。`)],
    ['a hundred and twelve articles', 112, articles(112, (n) => `${heading(n)} 为了管理。`)],
  ])('%s', (_, count, text) => {
    const { regime, articles, chapters } = read(text)
    expect([articles, regime.articles.length, chapters]).toEqual([count, count, 1])
    expect(regime.articles.at(-1)?.heading).toBe(heading(count))
    // Each waits for its rules, and nothing is wrong with the text itself.
    expect(regime.uncarried.map(({ source }) => source.cites)).toEqual(regime.articles.map(({ cite }) => [cite]))
  })
})

test('the digest fits; what is open is asked for, in the head and article by article', () => {
  const { faults, questions, files } = read('甲办法\n\n第一条 为了管理。')
  expect(faults.map(faultInWords)).toEqual([
    'measure.md:1：卷首的 issuer 还没有填写。改法：写明 issuer: …',
    'measure.md:1：卷首的 place 还没有填写。改法：写明 place: …',
    'measure.md:1：卷首的 issued 还没有填写。改法：写明 issued: …',
    'measure.md:1：卷首的 effective 还没有填写。改法：写明 effective: …',
  ])
  expect(questions).toHaveLength(2)
  expect(files['README.md']).toContain(questions[0])
  expect(files['measure.md']).toContain('title: "甲办法"')
})

test('items, numbers below them, lines broken off, a number of the document', () => {
  const { regime } = read(
    '某政办〔2026〕3号\n某市政务云管理办法（试行）\n第一章 总则\n第一条 使用单位负责以下事项，具体由各单位按照职责分工分别组织实施：\n(一)编制方案：\n1.现状；\n2、需求。\n（二）组织实施，并将实施情况按月报送主管部门以及财政\n部门备案。\n　　另有规定的，从其规定。',
  )
  expect(regime).toMatchObject({ title: '某市政务云管理办法（试行）', number: '某政办〔2026〕3号' })
  expect(regime.articles[0]?.passages).toEqual([
    { cite: '1¶1', text: '使用单位负责以下事项，具体由各单位按照职责分工分别组织实施：' },
    { cite: '1.1', text: '（一）编制方案：1.现状；2、需求。' },
    { cite: '1.2', text: '（二）组织实施，并将实施情况按月报送主管部门以及财政部门备案。' },
    { cite: '1¶2', text: '另有规定的，从其规定。' },
  ])
})

test('annexes are left out, and that is said', () => {
  const { regime, questions } = read('甲办法\n第一条 为了管理。\n附件：1.申请表\n第二条 申请表的填写')
  expect(regime.articles).toHaveLength(1)
  expect(questions.at(-1)).toBe('“附件：1.申请表”起的 2 行（附件）没有收入条文')
})

test.each([
  ['fences of blocks', '甲\n第一条 一。\n```rule\nparty: x\n```\n# # 标题'],
  ['keys in the title', 'id: evil"\n  x: *y办法\n第一条 一。'],
  ['a head that is none', '---\ntitle: [a\n---\n第一条 一。'],
  ['a head that ends the head', '---\ntitle: "a\\"\n---\nid: b"\n---\n第一条 一。'],
])('hostile: %s', (_, text) => {
  const { regime, faults } = read(text)
  expect([regime.id, regime.articles.length, regime.parties.length]).toEqual(['new-2026', 1, 0])
  expect(faults.map(({ fault }) => fault).filter((fault) => !fault.includes('还没有填写'))).toEqual([])
})

test('a text that is no measure has no articles', () => {
  expect(skeletonOf('x', '').articles).toBe(0)
  expect(skeletonOf('x', '通知\n各单位：\n现将第一条规定的事项通知如下').articles).toBe(0)
})
