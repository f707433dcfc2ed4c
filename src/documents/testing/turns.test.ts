import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Player, Reply } from '../../app/play/index.ts'
import { plainPrinting } from '../../testing/printing.ts'
import { issueIn, numbers, type PlayedOffice, playedOffice } from './office.fixture.ts'

// Whoever issues many documents at once, or one that takes long to print, holds up neither the database nor other units.

let office: PlayedOffice
let [unit, other]: Player[] = []
let printing: () => Promise<void> = async () => {}
const letter = { kind: 'application-letter', paperId: null }

const named = (player: Player | undefined): Player => {
  if (!player) throw new Error('nobody')
  return player
}

beforeAll(async () => {
  const toPdf: typeof plainPrinting.toPdf = async (document) => {
    await printing()
    return plainPrinting.toPdf(document)
  }
  office = await playedOffice('hunan-2024/scenarios/apply-over-national-day.yaml', { printing: { ...plainPrinting, toPdf } })
  ;[unit, other] = ['unit', 'provider'].map((name) => office.world.player(name))
  await numbers(named(unit), '湘文旅')
  await numbers(named(other), '甲云')
})

async function drafts(count: number): Promise<string[]> {
  const body = { procedure: 'apply', systemId: office.world.id('system', 'sys'), providerId: named(other).organisationId }
  const made: string[] = []
  for (let index = 0; index < count; index += 1) made.push((await named(unit).need('POST', '/cases', { body })).id)
  return made
}
const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.problem.code)
const lettersOf = (cases: string[]): Promise<Reply>[] => cases.map((id) => issueIn(named(unit), id, letter))

/** Writes under way: each holds its connection, and a lock on the table of keys until it ends. */
async function writesUnderWay(): Promise<number> {
  const { rows } = await sql<{ held: number }>`select count(distinct pid)::int as held from pg_locks
    where database = (select oid from pg_database where datname = current_database()) and relation = 'idempotency'::regclass
      and mode = 'RowExclusiveLock'`.execute(office.ownerDb)
  return rows[0]?.held ?? -1
}

test('of six at once by one unit one is printed, two wait, three are told to come later; one connection is held, and no number is lost', async () => {
  const cases = await drafts(6)
  const { promise: paper, resolve: comes } = Promise.withResolvers<void>()
  printing = () => paper
  const refused: string[] = []
  const replies = lettersOf(cases).map(async (asked) => {
    const reply = await asked
    if (!reply.ok) refused.push(reply.problem.detail)
    return codeOf(reply)
  })
  await expect.poll(() => refused.length).toBe(3)
  expect(refused[0]).toBe('贵单位已有3份文件正在排印；本次没有办理，也没有占用文号，请稍后再试')
  await expect.poll(writesUnderWay).toBe(1)
  // while nothing comes out of the printer, the unit goes on with its work
  const [one] = await drafts(1)
  expect(one).toBeTruthy()
  comes()
  expect((await Promise.all(replies)).toSorted()).toEqual([...Array(3).fill('document.printing-at-once'), ...Array(3).fill('ok')])
  const { rows } = await sql<{ n: number }>`select n from official_document order by n`.execute(office.ownerDb)
  expect(rows.map(({ n }) => n)).toEqual([1, 2, 3])
})

test('where the printer’s own line is full, the letter is refused in words and takes no number', async () => {
  const [id = ''] = await drafts(1)
  printing = () => Promise.reject(Object.assign(new Error('24 orders wait to be printed'), { code: 'PRINTING_FULL' }))
  const reply = await issueIn(named(unit), id, letter)
  expect(reply.ok ? null : reply.problem).toMatchObject({ code: 'document.printing-full', status: 429 })
  printing = async () => {}
  const again = await issueIn(named(unit), id, letter)
  if (!again.ok) throw new Error(again.problem.detail)
  expect((await named(unit).need('GET', `/official-documents/${again.body.id}`)).number).toBe('湘文旅〔2024〕4号')
})
