import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Body, Player } from '../../app/play/index.ts'
import { plainPrinting } from '../../testing/printing.ts'
import { printHere } from '../printing/printing.ts'
import { issueIn, numbers, type PlayedOffice, playedOffice, wordsOf } from './office.fixture.ts'

// Signs that no font of ours has: told before a number is taken, with the field that holds them.

let office: PlayedOffice
let unit: Player
const letter = { kind: 'application-letter', paperId: null }

beforeAll(async () => {
  // The fonts are asked in earnest; only the files are plain.
  office = await playedOffice('hunan-2024/scenarios/apply-over-national-day.yaml', {
    printing: { ...plainPrinting, unprintable: printHere().unprintable },
  })
  unit = office.world.player('unit')
  await numbers(unit, '湘文旅')
})

async function draftWith(purpose: string): Promise<string> {
  const body = {
    procedure: 'apply',
    systemId: office.world.id('system', 'sys'),
    providerId: office.world.player('provider').organisationId,
  }
  const { id } = await unit.need('POST', '/cases', { body })
  const { version } = await unit.need('GET', `/cases/${id}`)
  await unit.need('PUT', `/cases/${id}/content`, { body: { fields: { purpose } }, ifVersion: version })
  return id
}

const issued = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from official_document`.execute(office.ownerDb)
  return rows[0]?.count ?? -1
}

test('is refused by name, field and sign, and takes no number; confirmed, it is printed by its number and that is on record', async () => {
  const id = await draftWith('面向公众的🙂服务\n第二行𱍐')
  const draft = await unit.need('GET', `/official-documents/draft?about=case&aboutId=${id}&kind=${letter.kind}`)
  const [first] = draft.unprintable
  expect(first.sign).toBe('“🙂”（U+1F642）')
  expect(draft.unprintable).toContainEqual({ field: first.field, sign: '“𱍐”（U+31350）' })
  const { field } = first
  // the label of the measure's form, not a place in a table
  expect(field).not.toContain('正文')

  const reply = await issueIn(unit, id, letter)
  if (reply.ok) throw new Error('issued')
  expect(reply.problem).toMatchObject({ code: 'document.unprintable', status: 409 })
  expect(reply.problem.detail).toContain(`${field}中的“🙂”（U+1F642）、“𱍐”（U+31350），公文的字体印不出来`)
  expect(reply.problem.faults?.map(({ path }: Body) => path)).toEqual(['/numbered', '/numbered'])
  expect(await issued()).toBe(0)

  const confirmed = await issueIn(unit, id, letter, { numbered: true })
  if (!confirmed.ok) throw new Error(confirmed.problem.detail)
  const document = await unit.need('GET', `/official-documents/${confirmed.body.id}`)
  expect(document.number).toBe('湘文旅〔2024〕1号')
  expect(wordsOf(document.content)).toContain('面向公众的🙂服务')
  const { rows } = await sql<{ after: Body }>`select after from audit_entry where act = 'document.issue'`.execute(office.ownerDb)
  expect(rows.map(({ after }) => after.numbered)).toEqual([[`${field}：“🙂”（U+1F642）`, `${field}：“𱍐”（U+31350）`]])
})

test('what the fonts have is asked nothing: rare names, blanks, brackets of numbers', async () => {
  const id = await draftWith('喆堃犇燊玥镕瑨晞䶮𠮷　〔2024〕—…“”①Ⅲ㎡½')
  const draft = await unit.need('GET', `/official-documents/draft?about=case&aboutId=${id}&kind=${letter.kind}`)
  expect(draft.unprintable).toEqual([])
  expect((await issueIn(unit, id, letter)).ok).toBe(true)
})
