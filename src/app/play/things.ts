import type { Body, Reply } from './api.ts'
import { rightsMakers } from './rights.ts'
import { utilizationMakers } from './utilization.ts'
import type { ThingKind, World } from './world.ts'

/** One entry of `things` or `sets`: its first key says what it is, as docs/scenarios.md lists them. */
export type Thing = Readonly<Record<string, Body>>

type Maker = (world: World, thing: Thing) => Promise<Reply>

/** Brings one thing about through the API, by the person who may. The reply may be a refusal that a story expects. */
export async function bringAbout(world: World, thing: Thing): Promise<Reply> {
  const kind = Object.keys(thing).find((each) => each in makers)
  const make = kind ? makers[kind] : undefined
  if (!make) throw new Error(`不认识的事物“${Object.keys(thing)[0] ?? ''}”；可写：${Object.keys(makers).join('、')}`)
  return make(world, thing)
}

const post = async (world: World, thing: Thing, path: string, body: unknown, named?: ThingKind): Promise<Reply> => {
  const reply = await world.player(thing.by ?? '系统管理员').call('POST', path, { body })
  if (reply.ok && named) world.remember(named, thing[named], reply.body.id)
  return reply
}

const organisation = (world: World, name: string): string => world.player(name).organisationId

const makers: Readonly<Record<string, Maker>> = {
  ...utilizationMakers,

  ...rightsMakers,
  contract: (world, thing) =>
    post(
      world,
      thing,
      '/contracts',
      {
        kind: thing.agency ? 'agency' : 'provider',
        counterpartyId: organisation(world, thing.agency ?? thing.provider),
        number: thing.number ?? `合同-${thing.contract}`,
        signedOn: thing.signed ?? thing.from,
        from: thing.from,
        to: thing.to,
        items: itemsOf(world, thing),
      },
      'contract',
    ),

  async pool(world, thing) {
    const body = {
      providerId: organisation(world, thing.provider),
      name: thing.name,
      zone: thing.zone,
      legacy: thing.legacy ?? false,
      selfControllable: thing['self-controllable'] ?? false,
      mlps: thing.mlps ?? null,
      ...said(thing, { level: 'level', kind: 'kind', plan: 'plan', dedicated: 'dedicated', grounds: 'grounds' }),
      ...said(thing, { approval: 'approval', separate: 'separate', conformity: 'conformity' }),
    }
    const made = await post(world, thing, '/pools', body, 'pool')
    if (!made.ok || !thing['supervised-from']) return made
    return post(world, thing, `/pools/${made.body.id}/supervision`, { from: thing['supervised-from'], reason: '纳入统一监管' })
  },

  item: (world, { category = [], ...thing }) =>
    post(
      world,
      thing,
      '/catalogue/items',
      {
        code: thing.code,
        category1: category[0] ?? '其他',
        category2: category[1] ?? '',
        category3: category[2] ?? '',
        name: thing.name,
        specification: thing.specification ?? '',
        unit: thing.unit,
        basis: thing.basis,
      },
      'item',
    ),

  edition: (world, thing) =>
    post(world, thing, '/catalogue/editions', {
      year: thing.edition,
      inForceFrom: thing.from,
      itemIds: thing.items.map((name: string) => world.id('item', name)),
    }),

  ceiling: (world, thing) => price(world, thing, 'ceiling'),
  price: (world, thing) => price(world, thing, 'final'),

  system: (world, thing) =>
    post(
      world,
      thing,
      '/systems',
      {
        name: thing.name,
        kind: thing.kind,
        purpose: thing.purpose,
        classified: thing.classified ?? false,
        mlps: thing.mlps,
        mlpsFiling: thing['mlps-filing'] ?? null,
        budgetChannel: thing['budget-channel'],
        status: thing.status ?? 'on-cloud',
        exemption: thing.exemption ?? null,
        builder: null,
        contact: null,
        ...said(thing, { domestic: 'domestic', 'domestic-reason': 'domesticReason', 'construction-ends-on': 'constructionEndsOn' }),
        ...said(thing, {
          'hosted-elsewhere': 'hostedElsewhere',
          'hosting-provider': 'hostingProvider',
          'hosting-ends-on': 'hostingEndsOn',
        }),
      },
      'system',
    ),

  scale: (world, thing) =>
    post(world, thing, `/evaluations/${thing.scale}/scales`, {
      from: thing.from,
      weights: Object.fromEntries(Object.entries(thing.weights).map(([id, weight]) => [id, String(weight)])),
      grades: Object.entries(thing.grades).map(([name, from]) => ({ name, from: String(from) })),
      reason: thing.reason ?? '按规定程序确定',
    }),

  consent: (world, thing) =>
    post(world, thing, '/contract-consents', {
      providerId: organisation(world, thing.provider),
      itemId: world.id('item', thing.item),
      quantity: String(thing.quantity),
      from: thing.from,
      to: thing.to,
      reason: thing.reason,
    }),

  unqualified: (world, thing) =>
    post(world, thing, '/unqualified-services', {
      providerId: organisation(world, thing.provider),
      poolId: thing.pool ? world.id('pool', thing.pool) : null,
      itemId: thing.item ? world.id('item', thing.item) : null,
      from: thing.from,
      to: thing.to,
      reason: thing.reason,
    }),

  blacklist: (world, thing) => {
    const player = world.player(thing.blacklist)
    return post(world, thing, '/blacklist', {
      name: player.organisationName,
      organisationId: player.organisationId,
      reason: thing.reason,
      source: thing.source,
      from: thing.from,
      lastDay: thing.to ?? null,
    })
  },

  affiliation: (world, thing) =>
    post(world, thing, '/affiliations', {
      holderId: organisation(world, thing.holder),
      heldId: organisation(world, thing.held),
      from: thing.from,
    }),

  'important-period': (world, thing) =>
    post(world, thing, '/important-periods', { name: thing['important-period'], from: thing.from, to: thing.to, reason: thing.reason }),

  async 'important-period-end'(world, thing) {
    const by = world.player(thing.by)
    const { items } = await by.need('GET', '/important-periods')
    const period = items.find(({ name }: Body) => name === thing['important-period-end'])
    return by.call('POST', `/important-periods/${period.id}/end`, { body: { on: thing.on, reason: thing.reason } })
  },

  interval: (world, thing) =>
    world.player(thing.by).call('PUT', `/duties/${thing.interval}/interval`, {
      body: { every: thing.every, from: thing.from, reason: thing.reason },
    }),

  'cut-over': (world, thing) => withVersion(world, thing, thing['cut-over'], 'cut-over'),
  retirement: (world, thing) => withVersion(world, thing, thing.retirement, 'original-retirement'),
}

/** The keys that a story wrote, under the API's names: what it leaves out is left to the API. */
const said = (thing: Thing, names: Readonly<Record<string, string>>): Thing =>
  Object.fromEntries(Object.entries(names).flatMap(([word, key]) => (thing[word] === undefined ? [] : [[key, thing[word]]])))

/** A contract that names no items covers all that exist so far, without a ceiling. */
const itemsOf = (world: World, { items }: Thing): Body[] =>
  items
    ? items.map((each: Body) => ({
        itemId: world.id('item', each.item),
        quantity: each.quantity === undefined ? null : String(each.quantity),
      }))
    : world.ids('item').map((itemId) => ({ itemId, quantity: null }))

const price = (world: World, thing: Thing, kind: 'ceiling' | 'final'): Promise<Reply> =>
  post(world, thing, `/catalogue/items/${world.id('item', thing.ceiling ?? thing.price)}/prices`, {
    kind,
    amount: String(thing.amount),
    from: thing.from,
    reason: thing.reason ?? '按规定程序确定',
  })

async function withVersion(world: World, thing: Thing, system: string, act: string): Promise<Reply> {
  const player = world.player(thing.by)
  const id = world.id('system', system)
  const { version } = await player.need('GET', `/systems/${id}`)
  return player.call('POST', `/systems/${id}/${act}`, { body: { on: thing.on }, ifVersion: version })
}
