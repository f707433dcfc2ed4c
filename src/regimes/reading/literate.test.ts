import { expect, test } from 'vitest'
import type { PackFault } from '../model.ts'
import { readChapter } from './literate.ts'

const read = (text: string, practice = false) => {
  const faults: PackFault[] = []
  return { ...readChapter('05-use.md', text, faults, practice), faults }
}

const twoLists = `## 第五章 使用

### 第三十九条

上云单位出现以下情况时，督促改正。

（一）未报送。

（五）未补办手续。

\`\`\`rule
uncarried: 甲
cite: ["39¶1", 3.10]
says: |
  many: lines
\`\`\`

云服务商出现以下情况时，督促改正。

（一）未完善体系。
（五）其他。

\`\`\`rule

uncarried: 乙
\`\`\`
`

test('a block cites the words right above it, also where two lists number alike', () => {
  const { articles, blocks, faults } = read(twoLists)
  expect(faults).toEqual([])
  expect(articles).toHaveLength(1)
  expect(articles[0]).toMatchObject({ cite: '39', heading: '第三十九条', chapter: '第五章 使用', line: 3 })
  expect(articles[0]?.passages.map(({ cite }) => cite)).toEqual(['39¶1', '39¶1.1', '39¶1.5', '39¶2', '39¶2.1', '39¶2.5'])
  expect(blocks.map(({ under, line, says }) => [under, line, says.uncarried])).toEqual([
    ['39¶1.5', 11, '甲'],
    ['39¶2.5', 23, '乙'],
  ])
})

test('each key knows its line; numbers stay as they are written', () => {
  const [first, second] = read(twoLists).blocks
  expect(first?.places.get('says')).toEqual({ file: '05-use.md', line: 14 })
  expect(first?.places.has('many')).toBe(false)
  expect(first?.says.cite).toEqual(['39¶1', '3.10'])
  expect(second?.places.get('uncarried')?.line).toBe(25)
})

test('a file may hold two chapters; each article knows its own', () => {
  const { articles } = read('## 第一章\n\n### 第一条\n\n甲。\n\n## 第二章\n\n### 第二条\n\n乙。\n')
  expect(articles.map(({ chapter, passages }) => [chapter, passages])).toEqual([
    ['第一章', [{ cite: '1', text: '甲。' }]],
    ['第二章', [{ cite: '2', text: '乙。' }]],
  ])
})

test('practice.md has sections in prose, and blocks that cite no words', () => {
  const { articles, sections, blocks, faults } = read('# 本地\n\n### 三级办理\n\n由三人办理。\n\n```rule\nrule: x\n```\n', true)
  expect(faults).toEqual([])
  expect(articles).toEqual([])
  expect(sections).toEqual([{ heading: '三级办理', says: ['由三人办理。'], line: 3 }])
  expect(blocks[0]).toMatchObject({ under: '', practice: true, line: 7 })
})

test.each([
  '',
  '\n',
  '```',
  '```rule',
  '###',
  '### ',
  '##',
  '---\n---',
  '```rule\n```',
  '```rule\n: \n```',
  '```rule\n? [a]\n: b\n```',
  '```rule\n!!js x\n```',
])('never throws: %j', (text) => expect(() => read(text)).not.toThrow())
