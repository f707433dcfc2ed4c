import { sql } from 'kysely'
import { calendar } from '../calendar/testing.ts'
import type { OfficeActor } from '../identity/index.ts'
import { day, type Id, instant, newId, plusDays, startOf } from '../kernel/index.ts'
import { aJurisdiction, anActor, anOrganisation, fixedClock, must, testDatabase } from '../testing/index.ts'
import { createOverview } from './index.ts'
import { regimes } from './measure.fixture.ts'
import type { PanelId } from './rules/measure.ts'

const registered = '2024-01-01T00:00:00Z'
const words = ['case.read', 'system.read', 'resource.read', 'statement.read', 'duty.read', 'usage.read']
/** 9 o'clock in China on a day. */
const at = (on: string, time = '09:00') => instant(`${on}T${time}:00+08:00`)

const endOf = (on: string) => startOf(plusDays(day(on), 1))

interface ClockFixture {
  readonly step: string
  readonly term?: string
  readonly from: string
  readonly due: string | null
  readonly ended?: string
  readonly suspensions?: readonly { readonly from: string; readonly to: string | null }[]
}

/** 甲厅 and 乙厅 with systems, 甲云 and 乙云 with pools; everything else is put there by each test. It is 15 October 2025, a Wednesday. */
export async function anOffice() {
  const { db, ownerDb } = await testDatabase()
  const clock = fixedClock('2025-10-15T09:00')
  const here = await aJurisdiction(ownerDb)
  await sql`insert into jurisdiction_regime values (${here}, 'view-2024', daterange('2024-01-01', null))`.execute(ownerDb)
  const named = (name: string) => anOrganisation(ownerDb, here, name)
  const [bureau, first, second, cloud, rival] = [
    await named('数据局'),
    await named('甲厅'),
    await named('乙厅'),
    await named('甲云'),
    await named('乙云'),
  ]

  const system = async (
    organisationId: Id,
    name: string,
    more: { status?: string; created?: string; cutOver?: string } = {},
  ): Promise<Id> => {
    const id = newId()
    const { status = 'on-cloud', created = registered, cutOver = null } = more
    await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, exemption, original_cut_over_on, created_at, changed_at)
      values (${id}, ${here}, ${organisationId}, ${name}, 'built', '用途', 2, '预算', ${status}, ${status === 'exempt' ? '涉外专网' : null}, ${cutOver}, ${created}, ${created})`.execute(
      ownerDb,
    )
    return id
  }
  const pool = async (providerId: Id, zone: string): Promise<Id> => {
    const id = newId()
    await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
      values (${id}, ${here}, ${providerId}, ${`${zone}池`}, ${zone}, false, true, ${registered})`.execute(ownerDb)
    return id
  }
  const item = async (code: string, name: string, unit: string): Promise<Id> => {
    const id = newId()
    await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
      values (${id}, ${here}, ${code}, '计算', '', '', ${name}, '', ${unit}, 'month', ${registered}, ${registered})`.execute(ownerDb)
    return id
  }
  const aCase = async (
    organisationId: Id,
    of: { systemId?: Id; providerId?: Id; begun?: string; endsAs?: string; ended?: string; submissions?: number; openedFor?: string } = {},
  ) => {
    const id = newId()
    const { begun = '2024-01-02', ended = null, submissions = 1, endsAs = null, openedFor = null } = of
    await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at, submissions, begun_at, begun_by,
        ends_as, ended_at, opened_for)
      values (${id}, ${here}, 'view-2024', 'apply', ${`BJ-${id.slice(-6)}`}, ${organisationId}, ${of.systemId ?? null}, ${of.providerId ?? null}, ${ended ? null : 'review'}, ${at(begun)},
        ${submissions}, ${at(begun)}, ${newId()}, ${endsAs}, ${ended && at(ended)}, ${openedFor})`.execute(ownerDb)
    return id
  }
  const clockOf = async (caseId: Id, { step, term = '5 working-day', from, due, ended, suspensions = [] }: ClockFixture): Promise<Id> => {
    const id = newId()
    const [count, unit] = term.split(' ')
    const stood = suspensions.map((each) => ({ from: at(each.from), to: each.to && at(each.to) }))
    await sql`insert into case_clock (id, case_id, step, term_count, term_unit, started_at, due_on, due_at, suspensions, ended_at)
      values (${id}, ${caseId}, ${step}, ${count}, ${unit}, ${at(from)}, ${due}, ${due && endOf(due)}, ${JSON.stringify(stood)}::jsonb,
        ${ended ? at(ended) : null})`.execute(ownerDb)
    return id
  }
  const resource = async (of: {
    systemId: Id
    organisationId: Id
    providerId: Id
    poolId: Id
    itemId: Id
    held: readonly (readonly [string, string | null, string])[]
  }): Promise<Id> => {
    const id = newId()
    const caseId = await aCase(of.organisationId, { ...of, ended: '2024-01-02', endsAs: 'done' })
    await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, state, created_at)
      values (${id}, ${here}, ${of.organisationId}, ${of.systemId}, ${of.providerId}, ${of.poolId}, ${of.itemId}, ${caseId}, 1, 'delivered', ${registered})`.execute(
      ownerDb,
    )
    for (const [from, until, quantity] of of.held)
      await sql`insert into allocation values (${id}, daterange(${from}::date, ${until}::date), ${quantity}, ${caseId})`.execute(ownerDb)
    return id
  }
  const duty = async (organisationId: Id, due: string, done: { on?: string; late?: boolean; waived?: true } = {}): Promise<Id> => {
    const id = newId()
    const state = done.waived ? 'waived' : done.on ? 'fulfilled' : 'open'
    await sql`insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, origin, subject_from, arises_on, due_on, due_at, state, fulfilled_at, late,
        waived_at, waived_reason, created_at)
      values (${id}, ${here}, 'view-2024', 'monthly', ${organisationId}, ${due}, ${due}, ${due}, ${due}, ${endOf(due)}, ${state}, ${done.on ? at(done.on) : null},
        ${done.late ?? false}, ${done.waived ? at(due) : null}, ${done.waived ? '停业' : null}, ${registered})`.execute(ownerDb)
    return id
  }
  const figure = async (
    organisationId: Id,
    systemId: Id,
    providerId: Id,
    of: { from: string; to: string; mean: string; indicator?: string; zone?: string },
  ): Promise<Id> => {
    const id = newId()
    await sql`insert into usage_figure (id, jurisdiction_id, organisation_id, system_id, indicator, zone, during, mean, provider_id, reported_by, reported_by_person, reported_at)
      values (${id}, ${here}, ${organisationId}, ${systemId}, ${of.indicator ?? 'cpu'}, ${of.zone ?? ''}, daterange(${of.from}::date, ${of.to}::date, '[]'), ${of.mean}, ${providerId},
        ${providerId}, '张三', ${at(of.to)})`.execute(ownerDb)
    return id
  }
  const finding = async (
    organisationId: Id,
    systemId: Id,
    providerId: Id,
    figureId: Id,
    of: { found: string; answered?: string },
  ): Promise<Id> => {
    const id = newId()
    await sql`insert into usage_finding (id, jurisdiction_id, organisation_id, system_id, provider_id, figure_id, rule, message, regime, cite, state, answer, answered_by_person, answered_at, found_at)
      values (${id}, ${here}, ${organisationId}, ${systemId}, ${providerId}, ${figureId}, 'low', '低于20%', 'view-2024', '2', ${of.answered ? 'answered' : 'open'},
        ${of.answered ? '已整改' : null}, ${of.answered ? '李四' : null}, ${of.answered ? at(of.answered) : null}, ${at(of.found)})`.execute(
      ownerDb,
    )
    return id
  }
  const outage = async (providerId: Id, from: string, to: string, kind = 'fault'): Promise<Id> => {
    const id = newId()
    await sql`insert into outage (id, jurisdiction_id, provider_id, kind, from_at, to_at, reason, system_ids, reported_by, reported_by_person, reported_at)
      values (${id}, ${here}, ${providerId}, ${kind}, ${instant(from)}, ${instant(to)}, '断电', '{}', ${bureau}, '张三', ${instant(to)})`.execute(
      ownerDb,
    )
    return id
  }
  /** What has accrued of a cycle: of each unit and category from a month on. */
  const accrual = async (
    from: string,
    until: string,
    of: readonly (readonly [organisationId: Id, category: string, payer: 'level' | 'unit', month: number, fen: readonly bigint[]])[],
  ) => {
    const id = newId()
    await sql`insert into budget_accrual (id, jurisdiction_id, during, through, adjusted_fen, left_out, reckoned_at)
      values (${id}, ${here}, daterange(${from}::date, ${until}::date), ${from}, 0, 0, ${registered})`.execute(ownerDb)
    for (const [organisationId, category, payer, month, fen] of of) {
      const accrued = Array.from({ length: 12 }, (_, at) => String(fen[at + 1 - month] ?? 0n))
      await sql`insert into budget_accrual_row (accrual_id, organisation_id, category, payer, accrued, rest, accrued_fen, rest_fen)
        values (${id}, ${organisationId}, ${category}, ${payer}, ${accrued}::bigint[], '{}', 0, 0)`.execute(ownerDb)
    }
  }
  const needs = { db, clock, calendar, regimes, regimeIdOn: async (): Promise<string | null> => 'view-2024' }
  const overview = createOverview(needs)
  const who = (organisationId: Id, parties: string[], sees: Partial<OfficeActor['sight']> = {}) =>
    anActor(here, organisationId, { permissions: words, parties, sees })

  /** The figures of a panel as text: measure → row → column → `count`, with what else is told. */
  const figures = async (actor: OfficeActor, panel: PanelId, from: string, to: string) =>
    must(await overview.panel(actor, panel, { from: day(from), to: day(to) })).measures
  const measure = async (actor: OfficeActor, panel: PanelId, id: string, from: string, to: string) => {
    const found = (await figures(actor, panel, from, to)).find((each) => each.id === id)
    if (!found) throw new Error(`no measure ${id}`)
    return found
  }
  return {
    ...{ needs, db, ownerDb, clock, here, bureau, first, second, cloud, rival, overview, figures, measure },
    ...{ system, pool, item, aCase, clockOf, resource, duty, figure, finding, outage, accrual },
    authority: who(bureau, ['authority'], { all: true }),
    clerk: who(first, ['user']),
    /** Who watches an area: the matters of its units, and nothing of providers. */
    watcher: who(bureau, ['district'], { organisationIds: [first, second] }),
    supplier: who(cloud, ['provider'], { providerId: cloud }),
  }
}

/** What a measure tells, short: `[row, count of each column]`. */
export const counts = (measure: {
  readonly rows: readonly { readonly name: string; readonly cells: readonly { readonly count: number }[] }[]
}) => measure.rows.map(({ name, cells }) => [name, ...cells.map(({ count }) => count)])
