import { sql } from 'kysely'
import { createDoor, type Database, type Day, type Id, newId } from '../kernel/index.ts'
import { createSettlement } from '../settlement/index.ts'
import { anOffice, contractsIn, regimes } from '../settlement/office.fixture.ts'
import { fixedClock, must } from '../testing/index.ts'
import { createReconciliation } from './service/index.ts'

const clock = fixedClock('2025-09-01T09:00')

/** The cycle that every bill here is for: September 2024 to August 2025. */
export const cycle = { from: '2024-09-01' as Day, to: '2025-08-31' as Day }

/** A year of one provider with three machines, accounted by the measure that charges by month; and everything that reconciles it. */
export async function aBilledYear(db: Database, ownerDb: Database) {
  const door = createDoor({ db, clock })
  const settlement = createSettlement({
    ...{
      db,
      door,
      clock,
      regimes,
      regimeIdOn: async () => 'monthly',
      contracts: contractsIn(db, clock),
      availabilityOf: async () => null,
      threads: null,
    },
  })
  const reconciling = createReconciliation({ db, door, clock, regimes, cycleOn: settlement.cycleOn })
  const office = await anOffice(ownerDb)
  const organisation = async (name: string) => ({ id: await office.organisation(name), name })
  const [support, authority, culture, cloud, rival] = [
    await organisation('技术保障中心'),
    await organisation('数据局'),
    await organisation('文旅厅'),
    await organisation('甲云'),
    await organisation('乙云'),
  ]
  await office.contract(cloud.id, '2024-06-28', '2027-09-01')
  const vcpu = await office.item('VCPU', '虚拟CPU', '核·月', 'month')
  await office.price(vcpu, '2024-06-28', '2025-03-01', '46')
  await office.price(vcpu, '2025-03-01', null, '45')
  const pools = {
    [cloud.id]: await office.pool(cloud.id, '甲池', [['2024-06-28', null]]),
    [rival.id]: await office.pool(rival.id, '乙池', [['2024-06-28', null]]),
  }
  const systemId = await office.system(culture.id, '文旅平台')
  const machine = async (name: string, from: string, until: string | null, quantity: string, providerId = cloud.id): Promise<Id> => {
    const id = await office.resource({
      ...{ organisationId: culture.id, systemId, providerId, poolId: pools[providerId] ?? '', itemId: vcpu },
      charged: [from, until],
      allocations: [[from, until, quantity]],
    })
    await sql`update resource set external_name = ${name} where id = ${id}`.execute(ownerDb)
    return id
  }
  const manages = { permissions: new Set(['statement.read', 'reconciliation.manage']) }
  const accountant = office.actor(support.id, 'support', ['handler'])
  return {
    ...{ db, ownerDb, settlement, reconciling, office, machine, cloud, rival, culture, systemId },
    manager: office.actor(authority.id, 'authority', ['handler'], manages),
    reviewer: office.actor(authority.id, 'authority', ['reviewer']),
    provider: office.actor(cloud.id, 'provider', ['handler']),
    competitor: office.actor(rival.id, 'provider', ['handler']),
    clerk: office.actor(culture.id, 'user', ['handler']),
    account: async (version: number | null = null) => must(await settlement.account(accountant, { from: cycle.from, version }, newId())),
  }
}

export type BilledYear = Awaited<ReturnType<typeof aBilledYear>>

export const heading = '资源编号,自有编号,服务项编码,起,止,数量,单价,天数,金额'

/** A CSV file of lines under the heading. */
export const fileOf = (lines: readonly string[], name = '账单.csv') => ({
  name,
  from: cycle.from,
  content: Buffer.from([heading, ...lines].join('\n')).toString('base64'),
})

/** Our own lines of one machine as a bill that agrees with them says them. */
export async function agreeing({ settlement, manager }: BilledYear, statementId: Id, resource: Id, name: string): Promise<string[]> {
  const { items } = must(await settlement.lines(manager, statementId, { limit: 200, resource }))
  return items.map(({ from, to, quantity, price, amount }) => `,${name},VCPU,${from},${to},${quantity},${price ?? ''},,${amount}`)
}

/** Previews and imports a file. */
export async function imported({ reconciling, provider, cloud }: BilledYear, lines: readonly string[], by = provider) {
  const file = { ...fileOf(lines), providerId: cloud.id }
  const { hash } = must(await reconciling.previewBill(by, file))
  return must(await reconciling.importBill(by, { ...file, hash }, newId()))
}
