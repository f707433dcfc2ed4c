import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Id, newId } from '../../kernel/index.ts'
import { must } from '../../testing/index.ts'
import { aCast } from './cast.fixture.ts'
import { type WaitingKind, waitingKinds } from './kinds.ts'

const cast = await aCast()
const { ownerDb, here, who, house, waitsFor } = cast
const at = '2024-09-20T01:00:00Z'
const cycle = '[2023-09-01,2024-09-01)'

/** Straight into a table, its defaults apart. */
async function put(table: string, row: Readonly<Record<string, unknown>>): Promise<Id> {
  const id = (row.id as Id | undefined) ?? newId()
  const json = JSON.stringify({ jurisdiction_id: here, ...row, id })
  const { rows } = await sql<{
    name: string
  }>`select column_name as name from information_schema.columns where table_name = ${table}`.execute(ownerDb)
  const columns = rows.map(({ name }) => name).filter((name) => Object.hasOwn(JSON.parse(json), name))
  const named = sql.join(columns.map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${named}) select ${named} from jsonb_populate_record(null::${sql.table(table)}, ${json}::jsonb)`.execute(
    ownerDb,
  )
  return id
}
const set = (table: string, id: Id, to: ReturnType<typeof sql>) =>
  sql`update ${sql.table(table)} set ${to} where id = ${id}`.execute(ownerDb)
const by = (name: string) => ({ id: who(name).personId, organisation: who(name).organisationId })

let systemId: Id
let caseId: Id
let resourceId: Id
let statementId: Id
let runNo: number
beforeAll(async () => {
  // What triggers keep in order is not what is looked at here: rows stand in the state that waits.
  for (const table of ['statement', 'statement_payee', 'statement_correction', 'metered_quantity', 'provider_bill', 'reconciliation'])
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(ownerDb)
  systemId = await put('system', {
    ...{
      organisation_id: house('unit'),
      name: '门户',
      kind: 'built',
      purpose: '政务',
      mlps: 2,
      budget_channel: '预算',
      status: 'on-cloud',
    },
    ...{ created_at: at, changed_at: at },
  })
  caseId = await put('case_file', {
    ...{
      regime_id: 'hunan-2024',
      procedure: 'apply',
      number: 'SQ-1',
      organisation_id: house('unit'),
      system_id: systemId,
      provider_id: house('provider'),
    },
    ...{
      step: null,
      ends_as: 'done',
      ended_at: at,
      entered_at: at,
      submissions: 1,
      begun_at: at,
      begun_by: by('unit').id,
      begun_by_organisation_id: house('unit'),
    },
  })
  const poolId = await put('pool', {
    provider_id: house('provider'),
    name: '池',
    zone: '外网区',
    legacy: false,
    self_controllable: true,
    registered_at: at,
  })
  const itemId = await put('service_item', {
    ...{
      code: 'A-1',
      category1: '网络',
      category2: '',
      category3: '',
      name: '出口',
      specification: '',
      unit: 'GB',
      basis: 'metered',
      created_at: at,
      changed_at: at,
    },
  })
  resourceId = await put('resource', {
    ...{
      organisation_id: house('unit'),
      system_id: systemId,
      provider_id: house('provider'),
      pool_id: poolId,
      item_id: itemId,
      case_id: caseId,
      line_no: 1,
    },
    ...{ state: 'delivered', created_at: at },
  })
  statementId = newId()
  await put('settlement_run', {
    ...{
      kind: 'account',
      statement_id: statementId,
      revision: 1,
      regime_id: 'hunan-2024',
      during: cycle,
      state: 'finished',
      started_by: by('support').id,
    },
    ...{ started_by_name: '某', organisation_id: house('support'), organisation_name: '某', started_at: at, alive_at: at, ended_at: at },
  })
  runNo = (await sql<{ no: number }>`select no from settlement_run`.execute(ownerDb)).rows[0]?.no ?? 0
  await put('statement', {
    ...{
      id: statementId,
      regime_id: 'hunan-2024',
      during: cycle,
      state: 'accounted',
      revision: 1,
      run_no: runNo,
      line_count: 1,
      total_fen: 100,
      excluded_fen: 0,
    },
    ...{ accounted_by: by('support').id, created_at: at },
  })
})

const scenes: Readonly<Record<WaitingKind, (() => Promise<readonly (readonly [Id, readonly string[]])[]>) | string>> = {
  case: 'packs.test.ts: every step of every measure',
  consultation: 'packs.test.ts: every step of every measure',
  'work-order': async () => [
    [
      await put('work_order', {
        case_id: caseId,
        step: 'deliver',
        kind: 'deliver',
        number: 'GD-1',
        organisation_id: house('unit'),
        provider_id: house('provider'),
        state: 'issued',
        issued_at: at,
      }),
      ['provider'],
    ],
  ],
  duty: async () => {
    const owed = {
      regime_id: 'hunan-2024',
      subject_from: '2024-09-01',
      arises_on: '2024-09-01',
      due_on: '2024-09-30',
      due_at: '2024-09-30T16:00:00Z',
      created_at: at,
    }
    const open = await put('duty_instance', { ...owed, duty: 'a', organisation_id: house('unit'), origin: '2024-08' })
    const later = await put('duty_instance', {
      ...owed,
      duty: 'b',
      organisation_id: house('unit'),
      origin: '2024-09',
      arises_on: '2024-10-01',
    })
    return [
      [open, ['unit', 'colleague']],
      [later, []],
    ]
  },
  handover: async () => {
    const given = {
      organisation_id: house('authority'),
      from_provider_id: house('provider'),
      to_provider_id: house('rival'),
      hand_over_on: '2024-09-19',
      items: ['账号'],
    }
    const fresh = { recorded_by: by('authority').id, recorded_by_name: '某', recorded_at: at }
    const both = await put('operating_handover', { ...given, ...fresh })
    const half = await put('operating_handover', {
      ...given,
      ...fresh,
      from_confirmed_by: by('provider').id,
      from_confirmed_by_name: '某',
      from_confirmed_at: at,
    })
    return [
      [both, ['provider', 'rival']],
      [half, ['rival']],
    ]
  },
  metering: async () => {
    const told = {
      resource_id: resourceId,
      organisation_id: house('unit'),
      provider_id: house('provider'),
      basis: 'metered',
      quantity: 5,
      note: '',
    }
    const said = { reported_by: house('provider'), reported_by_id: by('provider').id, reported_by_person: '某', reported_at: at }
    const quantity = async (day: string, more = {}) => {
      const id = newId()
      return put('metered_quantity', { id, chain: id, ...told, ...said, first_day: day, last_day: day, ...more })
    }
    const objection = { state: 'objected', decided_by: house('unit'), decided_by_person: '某', decided_at: at, opinion: '不符' }
    const reported = await quantity('2024-09-01')
    const objected = await quantity('2024-09-02', objection)
    const again = await quantity('2024-09-03', objection)
    await quantity('2024-09-03', { reported_at: '2024-09-21T01:00:00Z' })
    return [
      [reported, ['unit', 'colleague']],
      [objected, ['provider']],
      [again, []],
    ]
  },
  finding: async () => {
    const check = {
      resource_id: resourceId,
      organisation_id: house('unit'),
      system_id: systemId,
      provider_id: house('provider'),
      as_applied: false,
      idle: true,
      note: '',
    }
    const checkId = await put('resource_check', { ...check, checked_by: house('authority'), checked_by_person: '某', checked_at: at })
    const found = {
      organisation_id: house('unit'),
      system_id: systemId,
      check_id: checkId,
      rule: 'r',
      message: '闲置',
      regime: 'hunan-2024',
      cite: '1',
      found_at: at,
    }
    const answered = { state: 'answered', answer: '整改', answered_by_person: '某', answered_at: at }
    return [
      [await put('usage_finding', found), ['unit', 'colleague']],
      [await put('usage_finding', { ...found, ...answered }), []],
    ]
  },
  statement: async () => {
    const accounted = [statementId, await waitsFor('statement', statementId)] as const
    await set('statement', statementId, sql`state = 'reviewed', reviewed_by = ${by('reviewer').id}`)
    const reviewed = [statementId, await waitsFor('statement', statementId)] as const
    await set('statement', statementId, sql`state = 'returned'`)
    expect([accounted[1], reviewed[1]]).toEqual([['reviewer'], ['signer']])
    return [[statementId, ['support', 'supporter']]]
  },
  payment: async () => {
    await set(
      'statement',
      statementId,
      sql`state = 'sealed', reviewed_by = ${by('reviewer').id}, seal = ${'0'.repeat(64)}, sealed_at = ${at}`,
    )
    await put('statement_payee', {
      statement_id: statementId,
      provider_id: house('provider'),
      provider_name: '甲云',
      total_fen: 100,
      adjusted_fen: 0,
      corrected_fen: 0,
      paid_fen: 40,
    })
    return [[statementId, ['support', 'supporter']]]
  },
  run: async () => {
    const tried = {
      kind: 'account',
      statement_id: newId(),
      revision: 1,
      regime_id: 'hunan-2024',
      started_by: by('support').id,
      started_by_name: '某',
    }
    const failed = {
      ...tried,
      state: 'failed',
      organisation_id: house('support'),
      organisation_name: '某',
      started_at: at,
      alive_at: at,
      ended_at: at,
    }
    const again = await put('settlement_run', { ...failed, during: '[2022-09-01,2023-09-01)' })
    const once = await put('settlement_run', { ...failed, during: '[2021-09-01,2022-09-01)' })
    await put('settlement_run', { ...failed, during: '[2022-09-01,2023-09-01)', state: 'finished' })
    return [
      [once, ['support', 'supporter']],
      [again, []],
    ]
  },
  correction: async () => {
    const line = {
      statement_id: statementId,
      adjustment_no: 1,
      payer: 'level',
      provider_id: house('provider'),
      provider_name: '甲云',
      name: '考评',
      amount_fen: -5,
      reason: '误',
    }
    const said = { proposed_by: house('support'), proposed_by_id: by('support').id, proposed_by_person: '某', proposed_at: at }
    return [[await put('statement_correction', { ...line, ...said, no: 1 }), ['reviewer']]]
  },
  bill: async () => {
    const bill = { provider_id: house('provider'), during: cycle, file_name: 'a.csv', sha256: '0'.repeat(64), line_count: 1, total_fen: 1 }
    const said = { imported_by: house('provider'), imported_by_id: by('provider').id, imported_by_person: '某', imported_at: at }
    const older = await put('provider_bill', { ...bill, ...said, version: 1 })
    return [
      [await put('provider_bill', { ...bill, ...said, version: 2 }), ['support', 'supporter']],
      [older, []],
    ]
  },
  reconciliation: async () => {
    const bill = {
      provider_id: house('rival'),
      during: cycle,
      version: 1,
      file_name: 'a.csv',
      sha256: '0'.repeat(64),
      line_count: 1,
      total_fen: 1,
    }
    const billId = await put('provider_bill', {
      ...bill,
      imported_by: house('rival'),
      imported_by_id: by('rival').id,
      imported_by_person: '某',
      imported_at: at,
    })
    const sums = { statement_id: statementId, run_no: runNo, equal_count: 0, difference_count: 0, theirs_fen: 0, ours_fen: 0 }
    const id = await put('reconciliation', {
      ...sums,
      bill_id: billId,
      opened_by: house('support'),
      opened_by_id: by('support').id,
      opened_by_person: '某',
      opened_at: at,
    })
    expect(await waitsFor('bill', billId)).toEqual([])
    return [[id, ['support', 'supporter']]]
  },
  budget: async () => {
    const made = {
      regime_id: 'hunan-2024',
      during: cycle,
      version: 1,
      starts_on: '2024-10-01',
      note: '',
      assumptions: [],
      left_out: 0,
      faults: [],
      level_fen: 0,
      unit_fen: 0,
    }
    const estimate = await put('budget_estimate', {
      ...made,
      made_by: house('support'),
      made_by_name: '某',
      made_by_person: '某',
      made_at: at,
    })
    const draft = { during: cycle, number: 1, estimate_id: estimate, drafted_by: house('support'), drafted_by_person: '某', drafted_at: at }
    return [[await put('budget', draft), ['support', 'supporter']]]
  },
  score: async () => {
    // 湖南第三十八条: 规范用云 by authority and support, 安全状况 by support alone.
    const id = await scorecard()
    const all = [id, ['authority', 'reviewer', 'signer', 'support', 'supporter']] as const
    expect(await waitsFor('score', id)).toEqual(all[1])
    for (const dimension of ['compliance', 'security']) await scored(id, 'support', dimension)
    return [[id, ['authority', 'reviewer', 'signer']]]
  },
  scorecard: async () => {
    const id = await scorecard(house('other'))
    expect(await waitsFor('scorecard', id)).toEqual([])
    await scored(id, 'support', 'security')
    expect(await waitsFor('scorecard', id)).toEqual([])
    await scored(id, 'authority', 'compliance')
    return [[id, ['authority', 'reviewer', 'signer']]]
  },
  objection: async () => {
    const id = await scorecard(house('other'))
    const result = { scorecard_id: id, no: 1, dimensions: [], published_at: at, published_by: by('signer').id, published_by_name: '某' }
    const resultId = await put('evaluation_result', result)
    const raised = { result_id: resultId, reason: '不服', raised_at: at, raised_by: by('other').id, raised_by_name: '某' }
    return [[await put('evaluation_objection', raised), ['authority', 'reviewer']]]
  },
  emergency: async () => {
    const asked = {
      system_id: systemId,
      kind: 'technical',
      reason: '故障',
      hours: 4,
      organisation_id: house('authority'),
      asked_by_name: '某',
    }
    return [
      [await put('emergency_look', { ...asked, asked_by: by('authority').id, asked_at: '2024-09-24T00:30:00Z' }), ['reviewer', 'signer']],
      [await put('emergency_look', { ...asked, asked_by: by('authority').id, asked_at: at }), []],
    ]
  },
  paper: async () => {
    const paper = {
      case_id: caseId,
      document: 'acceptance-notice',
      name: '受理通知书',
      number: 'SL-1',
      text: '准予',
      sha256: '0'.repeat(64),
      cite: '19',
      issued_at: at,
    }
    const id = await put('issued_document', { ...paper, issued_by: by('authority').id, issued_by_name: '某', issuer_name: '数据局' })
    // Who never sent an official document has none waiting, nor what was decided before the first.
    expect(await waitsFor('paper', id)).toEqual([])
    await put('document_series', {
      organisation_id: house('authority'),
      pattern: '数{year}{n}',
      set_at: at,
      set_by: by('authority').id,
      set_by_name: '某',
    })
    const before = await put('issued_document', {
      ...paper,
      issued_at: '2024-09-01T01:00:00Z',
      issued_by: by('authority').id,
      issued_by_name: '某',
      issuer_name: '数据局',
    })
    expect(await waitsFor('paper', before)).toEqual([])
    return [[id, ['authority', 'reviewer', 'signer']]]
  },
  received: async () => {
    const paper = {
      case_id: caseId,
      document: 'circular',
      name: '通报',
      number: 'TB-1',
      text: '通报',
      sha256: '0'.repeat(64),
      cite: '19',
      issued_at: at,
    }
    const id = await put('issued_document', { ...paper, issued_by: by('authority').id, issued_by_name: '某', issuer_name: '数据局' })
    await put('document_address', { document_id: id, organisation_id: house('other'), kind: 'to' })
    await put('document_address', {
      document_id: id,
      organisation_id: house('unit'),
      kind: 'copy',
      read_at: at,
      read_by: by('unit').id,
      read_by_name: '某',
    })
    return [[id, ['other']]]
  },
  webhook: async () => {
    const hook = {
      organisation_id: house('unit'),
      name: '推送',
      url: 'https://example.test/',
      kinds: ['case'],
      sealed_secret: 's'.repeat(40),
      secret_key: 'k',
      secret_since: at,
      created_at: at,
      created_by_name: '某',
    }
    return [
      [await put('webhook', { ...hook, state: 'failed' }), ['keeper']],
      [await put('webhook', { ...hook, state: 'paused' }), []],
    ]
  },
  account: async () => {
    const waits = sql`unconfirmed_since = ${at}, unconfirmed_by = ${by('system-admin').id}`
    await set('person', by('keeper').id, waits)
    await set('person', by('security-admin').id, waits)
    return [
      [by('keeper').id, ['security-admin']],
      // Nobody confirms his own account; that of the security administrator, the audit administrator does.
      [by('security-admin').id, ['audit-admin']],
    ]
  },
  holiday: async () => {
    const notice = {
      year: 2027,
      version: 1,
      title: '通知',
      number: '国办发明电〔2026〕1号',
      issued_on: '2026-11-01',
      holidays: [{ name: '元旦', off: ['2027-01-01..2027-01-03'] }],
    }
    return [
      [
        await put('holiday_notice', { ...notice, proposed_by: by('system-admin').id, proposed_by_name: '某', proposed_at: at }),
        ['security-admin'],
      ],
    ]
  },
}

async function scorecard(organisationId = house('unit')): Promise<Id> {
  const round = {
    regime_id: 'hunan-2024',
    evaluation: 'unit-annual',
    open_results: false,
    conductor_party: 'authority',
    scorer_parties: ['authority', 'support'],
    of_providers: false,
  }
  const { rows } = await sql<{ year: number }>`select 2000 + count(*)::int as year from evaluation_round`.execute(ownerDb)
  const year = rows[0]?.year ?? 0
  const roundId = await put('evaluation_round', {
    ...round,
    during: `[${year}-01-01,${year + 1}-01-01)`,
    opened_at: at,
    opened_by: by('authority').id,
    opened_by_name: '某',
  })
  return put('evaluation_scorecard', { round_id: roundId, organisation_id: organisationId })
}
const scored = (id: Id, name: string, dimension: string) =>
  put('evaluation_score', {
    scorecard_id: id,
    dimension,
    kind: 'score',
    value: 90,
    reason: '好',
    organisation_id: house(name),
    organisation_name: '某',
    person_id: by(name).id,
    person_name: '某',
    at,
  })

// In the order of the kinds: a payment is due of the statement that was reviewed before it.
test.each(waitingKinds)('%s waits for whoever can do it, and for nobody else', async (kind) => {
  const scene = scenes[kind]
  if (typeof scene === 'string') return expect(scene).toMatch(/\.test\.ts/)
  for (const [id, names] of await scene()) expect(await waitsFor(kind, id)).toEqual(names)
})

test('every row says what is to be done, in words, and days left are working days', async () => {
  for (const actor of Object.values(cast.people))
    for (const { act, title, clock } of must(await cast.workbench.waiting(actor, { limit: 200 })).items) {
      expect(act).toMatch(/^\p{Script=Han}/u)
      expect(title).not.toBe('')
      expect(clock?.unit ?? 'working-day').toBe('working-day')
    }
  const [late] = must(await cast.workbench.waiting(who('provider'), { kind: 'handover', limit: 9 })).items
  // Thursday the 19th is past on Tuesday the 24th: three working days.
  expect(late?.clock).toMatchObject({ dueOn: '2024-09-19', overdue: true, daysLeft: -3 })
  const counts = must(await cast.workbench.counts(who('provider')))
  expect(counts.overdue).toBe(1)
})
