import { sql } from 'kysely'
import { loadLaw } from '../../app/law-files.ts'
import { shipped } from '../../app/shipped.ts'
import { loadTemplates } from '../../documents/index.ts'
import { type OfficeActor, type Post, standingsOf } from '../../identity/index.ts'
import { permissionsOf } from '../../identity/rules/permissions.ts'
import { sightOf } from '../../identity/rules/sight.ts'
import type { Id } from '../../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, must, testDatabase } from '../../testing/index.ts'
import { createWaiting } from './service.ts'

export const { regimes, calendar } = await loadLaw([])
const templates = loadTemplates({ shipped: shipped.templates, packs: [shipped.regimes], office: null })

/** An organisation that is these parties of a measure, and a person of it with these posts: what the measure gives him, and no more. */
export async function aPerson(
  ownerDb: Awaited<ReturnType<typeof testDatabase>>['ownerDb'],
  where: {
    readonly jurisdictionId: Id | null
    readonly organisationId: Id
    readonly regime: string
    readonly subordinateIds?: readonly Id[]
  },
  parties: readonly string[],
  posts: readonly Post[],
): Promise<OfficeActor> {
  const { jurisdictionId, organisationId, regime, subordinateIds = [] } = where
  const standings = standingsOf(regimes.get(regime)).filter(({ id }) => parties.includes(id))
  const affiliation = {
    organisationId,
    organisationName: '某',
    jurisdictionId,
    jurisdictionName: null,
    parties,
    subordinateIds,
    areaIds: [],
  }
  const actor = {
    ...anActor(jurisdictionId ?? '', organisationId, { parties }),
    ...{
      jurisdictionId,
      posts,
      permissions: permissionsOf({ posts, standings, mustChangePassword: false }),
      sight: sightOf(affiliation, standings),
    },
  }
  await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
    values (${actor.personId}, ${organisationId}, ${`x${actor.personId.slice(-12)}`}, '某', ${posts}, '$argon2id$x', false, now())`.execute(
    ownerDb,
  )
  return actor
}

const roles: Readonly<Record<string, readonly [parties: readonly string[], posts: readonly Post[]]>> = {
  authority: [['authority'], ['handler']],
  reviewer: [['authority'], ['reviewer']],
  signer: [['authority'], ['signer']],
  support: [['support'], ['handler']],
  supporter: [['support'], ['handler']],
  finance: [['finance'], ['handler']],
  unit: [['user'], ['handler']],
  colleague: [['user'], ['handler']],
  other: [['user'], ['handler']],
  provider: [['provider'], ['handler']],
  rival: [['provider'], ['handler']],
  // Keeps the accounts of the unit, and acts for it in nothing.
  keeper: [['user'], ['unit-admin']],
}
/** Who shares an organisation with whom. */
const of: Readonly<Record<string, string>> = {
  reviewer: 'authority',
  signer: 'authority',
  supporter: 'support',
  colleague: 'unit',
  keeper: 'unit',
}

/** Two places with the same people under one measure, and the operator's 三员: what waits for one of them, and for nobody else. */
export async function aCast(regime = 'hunan-2024') {
  const { db, ownerDb } = await testDatabase()
  const clock = fixedClock('2024-09-24T09:00')
  const people: Record<string, OfficeActor> = {}
  const organisations: Record<string, Id> = {}
  const places: Record<string, Id> = {}
  for (const place of ['', 'far ']) {
    const jurisdictionId = await aJurisdiction(ownerDb)
    places[place] = jurisdictionId
    for (const [role, [parties, posts]] of Object.entries(roles)) {
      const house = `${place}${of[role] ?? role}`
      organisations[house] ??= await anOrganisation(ownerDb, jurisdictionId, `${house}单位`)
      const where = { jurisdictionId, organisationId: organisations[house], regime }
      people[`${place}${role}`] = await aPerson(ownerDb, where, parties, posts)
    }
  }
  const operator = await anOperator(ownerDb)
  for (const post of ['system-admin', 'security-admin', 'audit-admin'] as const)
    people[post] = await aPerson(ownerDb, { jurisdictionId: null, organisationId: operator, regime }, [], [post])
  const workbench = createWaiting({ db, clock, calendar, regimes, templates })
  const who = (name: string): OfficeActor => people[name] as OfficeActor
  const house = (name: string): Id => organisations[name] as Id
  /** Whoever finds it in his list, in the order of the cast. */
  const waitsFor = async (kind: string, id: Id): Promise<string[]> => {
    const names: string[] = []
    for (const [name, actor] of Object.entries(people)) {
      const { items } = must(await workbench.waiting(actor, { limit: 200 }))
      if (items.some((item) => item.kind === kind && item.id === id)) names.push(name)
    }
    return names
  }
  return { db, ownerDb, clock, here: places[''] as Id, people, who, house, workbench, waitsFor }
}

async function anOperator(ownerDb: Awaited<ReturnType<typeof testDatabase>>['ownerDb']): Promise<Id> {
  const { rows } = await sql<{ id: Id }>`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    values (gen_random_uuid(), null, '运维', 'level', now()) returning id`.execute(ownerDb)
  return rows[0]?.id as Id
}
