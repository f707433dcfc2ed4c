import { expect, test } from 'vitest'
import type { Body } from '../app/play/index.ts'
import { anOffice, must, told } from '../procedures/testing/office.fixture.ts'

const { who, act, applied } = await anOffice()
const search = (by: string, typed: string) => who(by).call('GET', `/search?q=${encodeURIComponent(typed)}`)
const kindsFound = async (by: string, typed: string): Promise<string[]> =>
  must(await search(by, typed)).groups.flatMap(({ kind }: Body) => (kind === 'article' ? [] : [kind]))

test.each(['a', '厅', '%', '\\', '0', ' '])('ten thousand of %j are refused in words, not cut in silence', async (sign) => {
  // Of Chinese ten thousand make an address that no server reads; two thousand are as many as it takes.
  const refused = await search('unit', sign.repeat(sign === '厅' ? 1_500 : sign === 'a' || sign === '0' ? 10_000 : 3_000))
  expect(told(refused)).toMatch(/^request\.invalid/)
  expect(refused.ok ? '' : refused.problem.faults?.[0]?.message).toMatch(/\p{Script=Han}/u)
})

test('an opinion of a decision is found by who takes part in the case, as soon as it is given; a draft of one by its own house alone', async () => {
  const id = await applied()
  must(await act('authority', id, 'accept', { opinion: '材料齐全，准予受理' }))
  must(await act('authority', id, 'approve', { fields: { grade: '甲' }, opinion: '拟按甲级保障' }))
  for (const by of ['unit', 'colleague', 'provider', 'authority']) expect(await kindsFound(by, '准予受理'), by).toEqual(['opinion'])
  expect(await kindsFound('other', '准予受理')).toEqual([])
  // 甲局 is a support body as well, and sees the whole place.
  for (const by of ['provider', 'other']) expect(await kindsFound(by, '甲级保障'), by).toEqual([])
  for (const by of ['authority', 'signer', 'unit']) expect(await kindsFound(by, '甲级保障'), by).toEqual(['opinion'])
  const [group] = must(await search('unit', '准予受理')).groups
  expect(group.items[0]).toMatchObject({ place: id, excerpt: expect.stringContaining('材料齐全，准予受理'), saidBy: '某地数据局' })
})
