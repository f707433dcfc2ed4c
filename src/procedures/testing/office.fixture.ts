import { createMovingClock } from '../../app/moving-clock.ts'
import { type Body, createApi, type Player, type Reply } from '../../app/play/index.ts'
import { setStage } from '../../app/scenario/staging.ts'
import type { Stage } from '../../app/scenario/story.ts'
import { local } from '../../app/scenario/theatre.ts'
import type { Regimes } from '../../regimes/index.ts'
import { testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'
import { regimes as ordinary } from './measure.fixture.ts'

interface Call {
  readonly key?: string
  readonly ifVersion?: number
}

const usual: Stage = {
  regime: 'nowhere-2024',
  jurisdiction: '某地',
  actors: {
    authority: { name: '某地数据局', party: 'authority' },
    signer: { of: 'authority', posts: ['signer'] },
    support: { name: '某地大数据中心', party: 'support' },
    provider: { name: '甲云', party: 'provider' },
    unit: { name: '甲局', party: ['user', 'support'] },
    colleague: { of: 'unit' },
    other: { name: '乙局', party: 'user' },
    // Looks after nobody but itself, though as support body it sees everything.
    leader: { name: '丙局', party: ['leader', 'support'] },
    both: { name: '丁局', party: ['user', 'authority'] },
    fellow: { of: 'both' },
  },
  things: [
    { contract: 'c', by: 'authority', provider: 'provider', from: '2024-01-01', to: '2027-12-31', signed: '2024-01-01' },
    { pool: 'pool', by: 'authority', provider: 'provider', name: '新池', zone: '外网区', 'self-controllable': true },
    { pool: 'old', by: 'authority', provider: 'provider', name: '旧池', zone: '外网区', legacy: true },
    {
      item: 'vcpu',
      by: 'authority',
      code: 'VCPU',
      name: '虚拟CPU',
      unit: '核·月',
      basis: 'month',
      category: ['基础设施', '计算', '云主机'],
    },
    { edition: 2024, by: 'authority', from: '2024-01-01', items: ['vcpu'] },
    { ceiling: 'vcpu', by: 'authority', amount: '50.00', from: '2024-01-01' },
    { price: 'vcpu', by: 'authority', amount: '46.00', from: '2024-01-01' },
    ...['unit', 'other', 'both'].map((by) => systemOf(by, by, 'new')),
    systemOf('built', 'unit', 'built'),
    systemOf('superior', 'unit', 'superior'),
  ],
}

function systemOf(system: string, by: string, kind: string) {
  return { system, by, name: `系统${system}`, kind, mlps: 2, purpose: '政务', 'budget-channel': '部门预算' }
}

/** The measure of the fixture at work: people, a provider, a catalogue, and a clock that moves. Once at the top of a file. */
export async function anOffice(
  begins = '2024-09-24 09:00',
  { stage, regimes }: { stage: Stage; regimes: Regimes } = { stage: usual, regimes: ordinary },
) {
  const { db, ownerDb, url: databaseUrl } = await testDatabase()
  const clock = createMovingClock({ at: local(begins) })
  const server = await createTestServer({ db, clock, regimes, movingClock: clock })
  const api = createApi(await server.listen())
  const world = await setStage(api, (await server.composition.identity.prepareSetUp()) ?? '', stage, '2024-01-01')
  const who = (name: string): Player => world.player(name)

  const begin = async (by: string, procedure: string, systemId: string | null = null): Promise<string> => {
    const order = systemId ? { systemId, providerId: who('provider').organisationId } : {}
    return (await who(by).need('POST', '/cases', { body: { procedure, ...order } })).id
  }
  const see = (by: string, id: string): Promise<Body> => who(by).need('GET', `/cases/${id}`)
  const write = async (by: string, id: string, content: Body): Promise<Reply> =>
    who(by).call('PUT', `/cases/${id}/content`, { body: { fields: {}, ...content }, ifVersion: (await see(by, id)).version })
  const act = (by: string, id: string, outcome: string, more: Body = {}, call: Call = {}): Promise<Reply> =>
    who(by).call('POST', `/cases/${id}/acts`, { body: { outcome, ...more }, ...call })
  const attach = (by: string, id: string, document: string, name = `${document}.pdf`, text = '%PDF-1.4'): Promise<Reply> =>
    who(by).call('POST', `/cases/${id}/materials`, { body: { document, name, content: Buffer.from(text).toString('base64') } })
  const grounds = { reason: '业务需要', calculation: '按并发测算' }
  const line = (quantity = '8', pool = 'pool') => ({
    itemId: world.id('item', 'vcpu'),
    poolId: world.id('pool', pool),
    quantity,
    ...grounds,
  })
  const workOrder = async (id: string): Promise<Body> => {
    const { items } = await who('provider').need('GET', `/work-orders?case=${id}&limit=1`)
    return who('provider').need('GET', `/work-orders/${items[0].id}`)
  }
  const report = (id: string, results: readonly Body[], call: Call = {}): Promise<Reply> =>
    who('provider').call('POST', `/work-orders/${id}/results`, { body: { results }, ...call })

  /** An application written and submitted; it waits for acceptance. */
  const applied = async (by = 'unit', lines: readonly Body[] = [line()], system = by): Promise<string> => {
    const id = await begin(by, 'apply', world.id('system', system))
    await write(by, id, { fields: { purpose: '政务服务' }, lines })
    await attach(by, id, 'letter')
    must(await act(by, id, 'submit'))
    return id
  }
  /** An application that the authority approved; the provider has accepted the work order. */
  const ordered = async (lines?: readonly Body[]): Promise<string> => {
    const id = await applied('unit', lines)
    must(await act('authority', id, 'accept'))
    must(await act('authority', id, 'approve', { fields: { grade: '甲' } }))
    must(await act('signer', id, 'approve'))
    await who('provider').need('POST', `/work-orders/${(await workOrder(id)).id}/accept`)
    return id
  }
  /** Resources delivered and confirmed; answers with the one of the first line. */
  const delivered = async (quantity = '8'): Promise<string> => {
    const id = await ordered([line(quantity)])
    must(await report((await workOrder(id)).id, [{ line: 1, state: 'done' }]))
    const order = await workOrder(id)
    must(await act('unit', id, 'confirm'))
    return order.lines[0].resourceId
  }
  const moveTo = async (to: string): Promise<void> => void must(await api.call('POST', '/clock', { body: { at: local(to) } }))

  return {
    db,
    ownerDb,
    databaseUrl,
    server,
    clock,
    world,
    who,
    begin,
    see,
    write,
    act,
    attach,
    line,
    workOrder,
    report,
    applied,
    ordered,
    delivered,
    moveTo,
  }
}

/** The body of an answer that must not be a refusal. */
export function must(reply: Reply): Body {
  if (reply.ok) return reply.body
  throw new Error(`${reply.problem.code}: ${reply.problem.detail} ${JSON.stringify(reply.problem.faults ?? [])}`)
}

/** What a reply was refused with and which article it cites: `case.ended`, `case.too-early 2`; `ok` for none. */
export const told = (reply: Reply): string =>
  reply.ok ? 'ok' : [reply.problem.code, reply.problem.citation?.cite].filter(Boolean).join(' ')
