import { beforeAll, describe, expect, test } from 'vitest'
import { type Body, everything, type Player } from '../../app/play/index.ts'
import { shipped } from '../../app/shipped.ts'
import { loadTemplates } from '../files.ts'
import { numbers, type PlayedOffice, playedOffice, wordsOf } from './office.fixture.ts'

// Every template that ships meets the facts of real stories, issued by the very people whom the measure names.

/** A measure's story, and the kinds of documents that come of its cases. */
const stories: readonly (readonly [string, readonly string[]])[] = [
  [
    'hunan-2024/scenarios/apply-over-national-day.yaml',
    [
      'acceptance-notice',
      'application-letter',
      'confirmation',
      'delivery-order',
      'filing-form',
      'resource-application',
      'resource-demand',
      'review-opinion',
      'service-agreement',
      'test-order',
    ],
  ],
  ['hunan-2024/scenarios/refusal-and-resubmission.yaml', ['refusal-notice']],
  ['hunan-2024/scenarios/cancel.yaml', ['clearing-proof', 'termination-proof']],
  ['hunan-2024/scenarios/stop-issuing.yaml', ['circular', 'stop-notice']],
  ['hunan-2024/scenarios/off-catalogue.yaml', ['consent-letter']],
  ['hunan-2024/scenarios/termination.yaml', ['exit-plan', 'termination-proof']],
  ['hunan-2024/scenarios/inspection.yaml', ['rectification-notice']],
  ['henan-2020/scenarios/use-and-settle.yaml', ['change-order', 'delivery-order', 'statement']],
  ['shanxi-2021/scenarios/usage-assessment.yaml', ['assessment-letter']],
  ['xishuangbanna-2025/scenarios/rectify-unit.yaml', ['rectification-notice']],
  ['weihai-2025/scenarios/evaluation.yaml', ['evaluation-result']],
]

const met = new Set<string>()

describe.each(stories)('%s', (story, kinds) => {
  let office: PlayedOffice
  beforeAll(async () => {
    office = await playedOffice(story)
  })

  test('each document that may be issued is issued by whoever may, in words that say something', { timeout: 120_000 }, async () => {
    const issued: Body[] = []
    const marked = new Set<string>()
    for (const player of office.world.players.values()) {
      const signed = await signerOf(player)
      if (signed === null) continue
      if (signed && !marked.has(player.organisationId)) await numbers(player, `某${marked.size}云`)
      if (signed) marked.add(player.organisationId)
      if (!marked.has(player.organisationId)) continue
      for (const id of office.world.ids('case')) issued.push(...(await issueAll(player, 'case', id)))
      for (const id of office.world.ids('statement')) issued.push(...(await issueAll(player, 'statement', id)))
      for (const card of await cardsOf(player)) issued.push(...(await issueAll(player, 'scorecard', card)))
    }
    const found = new Set(issued.map(({ kind }) => kind))
    for (const kind of found) met.add(kind)
    expect([...found].toSorted()).toEqual(expect.arrayContaining([...kinds]))
    for (const document of issued) {
      const words = wordsOf(document.content)
      expect(words, document.kind).not.toMatch(/\{\{|\}\}|undefined|null|\[object|NaN|[\uE000\uE001]/)
      expect(words.length, document.kind).toBeGreaterThan(60)
      expect(document.number).toMatch(/^某\d+云〔20\d\d〕\d+号$/)
      expect(document.content.signedBy).toBe(document.issuerName)
    }
  })
})

test('there is no shipped template that no story met, but the one for papers that none names', () => {
  const { shipped: shelf } = loadTemplates({ shipped: shipped.templates, packs: [], office: null })
  expect([...shelf.keys()].filter((kind) => !met.has(kind))).toEqual(['paper'])
})

/** Null for people outside offices; whether he signs. */
async function signerOf(player: Player): Promise<boolean | null> {
  const reply = await player.call('GET', '/document-series')
  return reply.ok ? reply.body.keeps : null
}

async function cardsOf(player: Player): Promise<string[]> {
  const reply = await player.call('GET', '/evaluations/scorecards?limit=1')
  return reply.ok
    ? (await everything(player, '/evaluations/scorecards')).filter(({ state }) => state === 'published').map(({ id }) => id)
    : []
}

async function issueAll(player: Player, about: string, id: string): Promise<Body[]> {
  const reply =
    about === 'case'
      ? await player.call('GET', `/official-documents/about?about=case&aboutId=${id}`)
      : await player.call('GET', `/official-documents/about?about=${about}&aboutId=${id}`)
  if (!reply.ok) return []
  const issued: Body[] = []
  for (const offer of reply.body.offers) {
    if (offer.issued) continue
    const made = await player.call('POST', '/official-documents', {
      body: { about, aboutId: id, kind: offer.kind, paperId: offer.paperId },
    })
    // What is not there yet is said by name.
    if (!made.ok)
      expect([offer.kind, made.problem.code, made.problem.detail]).toEqual([
        offer.kind,
        'document.facts-missing',
        expect.stringContaining('缺少'),
      ])
    else issued.push(await player.need('GET', `/official-documents/${made.body.id}`))
  }
  return issued
}
