import { expect, test } from 'vitest'
import { loadLaw } from '../../app/law-files.ts'
import { shipped } from '../../app/shipped.ts'
import { loadTemplates } from '../../documents/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { day, newId } from '../../kernel/index.ts'
import { anOffice } from '../../metering/office.fixture.ts'
import { permissions, type Regime } from '../../regimes/index.ts'
import { must } from '../../testing/index.ts'
import { createBulk } from '../bulk/service.ts'
import { createWaiting } from './service.ts'

const office = await anOffice()
const { db, clock, metering, provider, clerk, stranger, authority } = office
const { regimes, calendar } = await loadLaw([])
const templates = loadTemplates({ shipped: shipped.templates, packs: [shipped.regimes], office: null })
const { waiting, counts } = createWaiting({ db, clock, calendar, regimes, templates })
const listed = async (actor: OfficeActor) => must(await waiting(actor, { limit: 50 })).items

test('every part of the list can be asked for, by whoever may everything', async () => {
  const parties = [...new Set(regimes.all().flatMap((regime: Regime) => regime.parties.map(({ id }) => id)))]
  const all: OfficeActor = {
    ...authority,
    parties,
    posts: ['handler', 'reviewer', 'approver', 'signer'],
    permissions: new Set(Object.keys(permissions)),
  }
  expect(await listed(all)).toEqual([])
  expect(must(await counts(all)).count).toBe(0)
})

test('quantities wait for the unit whose they are: not for others, not for the provider, not for the authority that could confirm them', async () => {
  const report = async () =>
    must(
      await metering.reportQuantity(
        provider,
        { resourceId: await office.resource(), from: day('2025-01-01'), to: day('2025-01-31'), quantity: '120.5', note: '' },
        newId(),
      ),
    ).id
  const [first, second] = [await report(), await report()]
  expect((await listed(clerk)).map(({ id }) => id)).toEqual([first, second])
  expect((await listed(clerk))[0]).toMatchObject({
    kind: 'metering',
    act: '确认计量',
    title: '互联网出口 120.5 GB（2025-01-01 至 2025-01-31）',
    clock: null,
  })
  for (const other of [stranger, provider, authority]) expect(await listed(other)).toEqual([])
  const bulk = createBulk({
    acceptWorkOrder: () => Promise.reject(new Error('not asked')),
    readDocument: () => Promise.reject(new Error('not asked')),
    fileEvidence: () => Promise.reject(new Error('not asked')),
    confirmQuantity: (actor, id, key) => metering.confirmQuantities(actor, [id], key),
  })
  const ids = [{ id: first }, { id: newId() }, { id: second }]
  const answer = must(await bulk.confirmQuantities(clerk, ids, 'key-of-the-whole'))
  expect(answer.items.map(({ code }) => code)).toEqual([null, 'request.not-found', null])
  expect(await listed(clerk)).toEqual([])
  expect(must(await bulk.confirmQuantities(stranger, ids, 'another-key')).done).toBe(0)
})
