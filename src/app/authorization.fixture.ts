import { sql } from 'kysely'
import { createHashing, type Post } from '../identity/index.ts'
import { type Database, type Id, newId, sha256 } from '../kernel/index.ts'

const at = '2024-09-01T00:00:00Z'
const always = '[2024-01-01,)'

/** The one password of everybody in this test. */
export const password = '春眠不觉晓-Chu4Chu4-闻啼鸟'
const passwordHash = await createHashing({ memoryKib: 64, passes: 1 }).hash(password)

/** Rows for the crossing are written straight into the tables: some of them no API could bring about in a foreign place. */
export async function jurisdiction(db: Database, name: string, regimeId: string): Promise<Id> {
  const id = newId()
  await sql`insert into jurisdiction (id, name, created_at) values (${id}, ${name}, ${at})`.execute(db)
  await sql`insert into jurisdiction_regime (jurisdiction_id, regime_id, during) values (${id}, ${regimeId}, ${always})`.execute(db)
  return id
}

export async function organisation(
  db: Database,
  of: { jurisdictionId: Id | null; name: string; party?: string; area?: string },
): Promise<Id> {
  const id = newId()
  await sql`insert into organisation (id, jurisdiction_id, name, area, budget, created_at)
    values (${id}, ${of.jurisdictionId}, ${of.name}, ${of.area ?? null}, 'level', ${at})`.execute(db)
  if (of.party)
    await sql`insert into organisation_party (organisation_id, party, during) values (${id}, ${of.party}, ${always})`.execute(db)
  return id
}

export async function person(db: Database, of: { organisationId: Id; login: string; name: string; post: Post }): Promise<Id> {
  const id = newId()
  await sql`insert into person (id, organisation_id, login, name, posts, password_hash, must_change_password, created_at)
    values (${id}, ${of.organisationId}, ${of.login}, ${of.name}, ${[of.post]}, ${passwordHash}, false, ${at})`.execute(db)
  return id
}

/** One object of every kind, of a unit and a provider that a role has nothing to do with; `marker` is in whatever has a name. */
export interface ForeignObjects {
  readonly marker: string
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly providerId: Id
  readonly personId: Id
  readonly systemId: Id
  readonly itemId: Id
  readonly poolId: Id
  readonly caseId: Id
  readonly documentId: Id
  readonly materialId: Id
  readonly workOrderId: Id
  readonly resourceId: Id
  readonly quantityId: Id
  readonly statementId: Id
  readonly scorecardId: Id
  readonly paperId: Id
  readonly authorizationId: Id
  readonly emergencyId: Id
  readonly grantId: Id
  readonly handoverId: Id
  readonly blacklistId: Id
  readonly affiliationId: Id
  readonly dutyId: Id
  readonly filingId: Id
  readonly importantPeriodId: Id
  readonly estimateId: Id
  readonly budgetId: Id
  readonly billId: Id
  readonly reconciliationId: Id
  readonly officialId: Id
  readonly scanId: Id
  readonly noticeId: Id
  readonly webhookId: Id
  readonly deliveryId: Id
  readonly draftId: Id
  readonly trialId: Id
}

type NoticesId = 'noticeId' | 'webhookId' | 'deliveryId' | 'draftId' | 'trialId'
type RightsId = 'paperId' | 'authorizationId' | 'emergencyId' | 'grantId' | 'handoverId'

interface Where {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly marker: string
  readonly area?: string
  /** Where the jurisdiction is the role's own, it may know its organisations, pools and statements by name. */
  readonly neighbour: boolean
}

export async function foreignObjects(db: Database, { jurisdictionId, regimeId, marker, area, neighbour }: Where): Promise<ForeignObjects> {
  const named = (what: string) => `${neighbour ? '邻' : marker}${what}`
  const organisationId = await organisation(db, { jurisdictionId, name: named('厅'), party: 'user', ...(area ? { area } : {}) })
  const providerId = await organisation(db, { jurisdictionId, name: named('云'), party: 'provider' })
  const personId = await person(db, { organisationId, login: `x${newId().slice(-8)}`, name: `${marker}某`, post: 'handler' })
  const ids = {
    systemId: newId(),
    itemId: newId(),
    poolId: newId(),
    caseId: newId(),
    materialId: newId(),
    workOrderId: newId(),
    documentId: newId(),
  }
  const { systemId, itemId, poolId, caseId, materialId, workOrderId, documentId } = ids
  const more = {
    resourceId: newId(),
    quantityId: newId(),
    statementId: newId(),
    scorecardId: newId(),
    blacklistId: newId(),
    affiliationId: newId(),
    paperId: newId(),
  }
  const rights = { authorizationId: newId(), emergencyId: newId(), grantId: newId(), handoverId: newId() }
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    values (${systemId}, ${jurisdictionId}, ${organisationId}, ${`${marker}系统`}, 'built', '用途', 2, '预算', 'on-cloud', ${at}, ${at})`.execute(
    db,
  )
  await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${itemId}, ${jurisdictionId}, ${newId()}, '计算', '', '', ${named('主机')}, '', '核·月', 'month', ${at}, ${at})`.execute(db)
  await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    values (${poolId}, ${jurisdictionId}, ${providerId}, ${named('池')}, '政务外网区', false, true, ${at})`.execute(db)
  await sql`insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at,
      fields, submissions, begun_at, begun_by, begun_by_organisation_id)
    values (${caseId}, ${jurisdictionId}, ${regimeId}, 'apply', ${newId()}, ${organisationId}, ${systemId}, ${providerId}, 'draft', ${at},
      ${JSON.stringify({ purpose: marker })}::jsonb, 1, ${at}, ${personId}, ${organisationId})`.execute(db)
  await sql`insert into issued_document (id, case_id, document, name, number, text, sha256, cite, issued_at, issued_by, issued_by_name, issuer_name)
    values (${documentId}, ${caseId}, 'notice', '通知书', ${`${marker}-1`}, ${marker}, 'x', '1', ${at}, ${personId}, '某', '某')`.execute(
    db,
  )
  const content = new TextEncoder().encode(marker)
  await sql`insert into stored_file (sha256, size, bytes) values (${sha256(content)}, ${content.length}, ${Buffer.from(content)}) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into case_material (id, case_id, step, document, name, media_type, sha256, size, attached_at, attached_by, attached_by_name)
    values (${materialId}, ${caseId}, 'draft', 'application-letter', ${`${marker}.txt`}, 'text/plain', ${sha256(content)}, ${content.length}, ${at}, ${personId}, '某')`.execute(
    db,
  )
  await sql`insert into work_order (id, jurisdiction_id, case_id, step, kind, number, organisation_id, provider_id, state, issued_at)
    values (${workOrderId}, ${jurisdictionId}, ${caseId}, 'deliver', 'deliver', ${`${marker}-1`}, ${organisationId}, ${providerId}, 'issued', ${at})`.execute(
    db,
  )
  await sql`insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state, created_at)
    values (${more.resourceId}, ${jurisdictionId}, ${organisationId}, ${systemId}, ${providerId}, ${poolId}, ${itemId}, ${caseId}, 1, ${`${marker}-vm`}, 'delivered', ${at})`.execute(
    db,
  )
  await sql`insert into metered_quantity (id, jurisdiction_id, resource_id, organisation_id, provider_id, basis, first_day, last_day, quantity, note,
      reported_by, reported_by_id, reported_by_person, reported_at, chain)
    values (${more.quantityId}, ${jurisdictionId}, ${more.resourceId}, ${organisationId}, ${providerId}, 'metered', '2024-08-01', '2024-08-31', 1,
      ${marker}, ${providerId}, ${personId}, ${marker}, ${at}, ${more.quantityId})`.execute(db)
  await sql`insert into settled_elsewhere (id, jurisdiction_id, organisation_id, system_id, during, measure, reason, decided_by, decided_by_person, decided_at)
    values (${newId()}, ${jurisdictionId}, ${organisationId}, ${systemId}, '[2024-01-01,2025-01-01)', ${marker}, ${marker}, ${organisationId}, ${marker},
      ${at})`.execute(db)
  await statement(db, { jurisdictionId, regimeId, marker, organisationId, providerId, personId, ...ids, ...more })
  await sql`insert into blacklist_entry (id, jurisdiction_id, name, reason, source, during, recorded_at)
    values (${more.blacklistId}, ${jurisdictionId}, ${named('公司')}, '失信', '公告', ${always}, ${at})`.execute(db)
  await sql`insert into affiliation (id, jurisdiction_id, holder_id, held_id, during, recorded_at)
    values (${more.affiliationId}, ${jurisdictionId}, ${organisationId}, ${providerId}, ${always}, ${at})`.execute(db)
  const owed = await duty(db, { jurisdictionId, regimeId, marker, organisationId, systemId })
  const told = await notices(db, { organisationId, personId, marker })
  const billed = await providerBill(db, { jurisdictionId, marker, organisationId, providerId, statementId: more.statementId })
  const issued = await official(db, { jurisdictionId, regimeId, marker, organisationId, caseId })
  const budgeted = await budget(db, { jurisdictionId, regimeId, marker, organisationId, systemId, itemId })
  const tried = await trial(db, { jurisdictionId, regimeId, marker, organisationId, personId, caseId })
  const of = {
    marker,
    jurisdictionId,
    organisationId,
    providerId,
    personId,
    ...ids,
    ...more,
    ...rights,
    ...owed,
    ...budgeted,
    ...billed,
    ...issued,
    ...told,
    ...tried,
  }
  await protectedPapers(db, of)
  // Whoever sees the whole place sees a neighbour's scorecard; here stands one that nobody sees.
  if (!neighbour) await scorecard(db, of, regimeId)
  return of
}

/** An official document of the unit's case, with its file and a scan. */
async function official(
  db: Database,
  of: Pick<ForeignObjects, 'jurisdictionId' | 'marker' | 'organisationId' | 'caseId'> & { readonly regimeId: string },
): Promise<Pick<ForeignObjects, 'officialId' | 'scanId'>> {
  const { jurisdictionId: j, organisationId: unit, caseId, marker, regimeId } = of
  const ids = { officialId: newId(), scanId: newId() }
  const bytes = Buffer.from(marker)
  const code = ids.officialId
    .replaceAll('-', '')
    .slice(-20)
    .toUpperCase()
    .replace(/(.{5})(?=.)/g, '$1-')
  await sql`insert into official_document (id, jurisdiction_id, about, about_id, case_id, kind, name, series, number, pattern, year, n, title, version, issuer_id,
      issuer_name, issued_by, issued_by_name, issued_on, issued_at, regime_id, cite, content, template_sha256, code)
    values (${ids.officialId}, ${j}, 'case', ${caseId}, ${caseId}, 'application-letter', ${marker}, 'letter', ${`${marker}〔2024〕1号`}, ${`${marker}〔{year}〕{n}号`}, 2024, 1,
      ${marker}, 1, ${unit}, ${marker}, ${newId()}, ${marker}, '2024-09-01', ${at}, ${regimeId}, '', ${JSON.stringify({ title: marker })}::jsonb, repeat('0', 64), ${code})`.execute(
    db,
  )
  await sql`insert into official_document_file values (${ids.officialId}, 'pdf', ${sha256(bytes)}, ${bytes.length}, ${bytes})`.execute(db)
  await sql`insert into official_document_scan (id, document_id, name, media_type, sha256, size, organisation_id, attached_at, attached_by, attached_by_name)
    values (${ids.scanId}, ${ids.officialId}, ${marker}, 'application/pdf', ${sha256(bytes)}, ${bytes.length}, ${unit}, ${at}, ${newId()}, ${marker})`.execute(
    db,
  )
  return ids
}

/** A published result that everybody of its own place reads. */
async function scorecard(db: Database, of: ForeignObjects, regimeId: string): Promise<void> {
  const [round, { jurisdictionId: j, organisationId: unit, personId: by, marker }] = [newId(), of]
  await sql`insert into evaluation_round (id, jurisdiction_id, regime_id, evaluation, during, open_results, conductor_party, scorer_parties, of_providers,
      opened_at, opened_by, opened_by_name)
    values (${round}, ${j}, ${regimeId}, ${marker}, '[2023-01-01,2024-01-01)', true, 'authority', '{user}', false, ${at}, ${by}, ${marker})`.execute(
    db,
  )
  await sql`insert into evaluation_scorecard (id, round_id, jurisdiction_id, organisation_id, state, dimensions, grades, concluded_at, concluded_by)
    values (${of.scorecardId}, ${round}, ${j}, ${unit}, 'published', '[]', '[]', ${at}, ${by})`.execute(db)
  await sql`insert into evaluation_result (id, scorecard_id, no, grade, dimensions, published_at, published_by, published_by_name)
    values (${newId()}, ${of.scorecardId}, 1, ${marker}, '[]', ${at}, ${by}, ${marker})`.execute(db)
}

/** An estimate, an issued budget with a line, what it has come to, and that somebody was warned. */
async function budget(
  db: Database,
  of: Pick<ForeignObjects, 'jurisdictionId' | 'marker' | 'organisationId' | 'systemId' | 'itemId'> & { readonly regimeId: string },
): Promise<Pick<ForeignObjects, 'estimateId' | 'budgetId'>> {
  const { jurisdictionId: j, organisationId: unit, marker } = of
  const ids = { estimateId: newId(), budgetId: newId() }
  const during = '[2024-01-01,2025-01-01)'
  const accrual = newId()
  await sql`insert into budget_estimate (id, jurisdiction_id, regime_id, during, version, starts_on, note, assumptions, left_out, faults, level_fen, unit_fen, made_by, made_by_name,
      made_by_person, made_at)
    values (${ids.estimateId}, ${j}, ${of.regimeId}, ${during}, 1, '2024-10-01', ${marker}, '[]', 0, '[]', 100, 0, ${unit}, ${marker}, ${marker}, ${at})`.execute(
    db,
  )
  await sql`insert into budget_estimate_row (estimate_id, organisation_id, system_id, item_id, category, payer, awaited, measure, months, amount_fen)
    values (${ids.estimateId}, ${unit}, ${of.systemId}, ${of.itemId}, ${marker}, 'level', false, 1, '{100}', 100)`.execute(db)
  await sql`insert into budget (id, jurisdiction_id, during, number, estimate_id, drafted_by, drafted_by_person, drafted_at)
    values (${ids.budgetId}, ${j}, ${during}, 1, ${ids.estimateId}, ${unit}, ${marker}, ${at})`.execute(db)
  await sql`insert into budget_line (budget_id, jurisdiction_id, organisation_id, category, payer, estimated_fen, amount_fen)
    values (${ids.budgetId}, ${j}, ${unit}, ${marker}, 'level', 100, 100)`.execute(db)
  await sql`update budget set state = 'issued', issued_by = ${unit}, issued_at = ${at} where id = ${ids.budgetId}`.execute(db)
  await sql`insert into budget_accrual (id, jurisdiction_id, during, through, adjusted_fen, left_out, reckoned_at) values (${accrual}, ${j}, ${during}, '2024-09-29', 0, 0, ${at})`.execute(
    db,
  )
  await sql`insert into budget_accrual_row (accrual_id, organisation_id, category, payer, accrued, rest, accrued_fen, rest_fen)
    values (${accrual}, ${unit}, ${marker}, 'level', '{90}', '{10}', 90, 10)`.execute(db)
  await sql`insert into budget_finding (id, jurisdiction_id, during, budget_id, organisation_id, category, payer, share, budget_fen, accrued_fen, through, found_at)
    values (${newId()}, ${j}, ${during}, ${ids.budgetId}, ${unit}, ${marker}, 'level', 80, 100, 90, '2024-09-29', ${at})`.execute(db)
  return ids
}

/** A draft of a measure, and what a trial of it came to for a case. */
async function trial(
  db: Database,
  of: Pick<ForeignObjects, 'jurisdictionId' | 'marker' | 'organisationId' | 'personId' | 'caseId'> & { readonly regimeId: string },
): Promise<Pick<ForeignObjects, 'draftId' | 'trialId'>> {
  const { jurisdictionId: j, organisationId: unit, personId: by, marker } = of
  const [draftId, trialId] = [newId(), newId()]
  const comparison = { a: { id: 'a', title: marker }, b: { id: 'b', title: marker }, differences: [], terms: [] }
  await sql`insert into measure_draft (id, jurisdiction_id, organisation_id, organisation_name, file_name, sha256, measure_id, title, against, files,
      story_count, fault_count, faults, unproven, coverage, comparison, uploaded_by, uploaded_by_name, uploaded_at)
    values (${draftId}, ${j}, ${unit}, ${marker}, ${`${marker}.zip`}, repeat('0', 64), 'b', ${marker}, ${of.regimeId}, '{}', 0, 0, '[]', '[]',
      '{"all":1,"carried":1}', ${JSON.stringify(comparison)}::jsonb, ${by}, ${marker}, ${at})`.execute(db)
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      no: number
    }>`insert into measure_trial (id, draft_id, jurisdiction_id, organisation_id, organisation_name, against, started_by,
        started_by_name, started_at)
      values (${trialId}, ${draftId}, ${j}, ${unit}, ${marker}, ${of.regimeId}, ${by}, ${marker}, ${at}) returning no`.execute(tx)
    const no = rows[0]?.no ?? 0
    await sql`insert into measure_trial_row (trial_no, kind, no, subject_id, label, name, jurisdiction_id, organisation_id, differences)
      values (${no}, 'case', 1, ${of.caseId}, ${marker}, ${marker}, ${j}, ${unit}, '[]')`.execute(tx)
    await sql`update measure_trial set state = 'failed', failure = ${marker}, ended_at = ${at} where no = ${no}`.execute(tx)
  })
  return { draftId, trialId }
}

/** A kept paper, everything that speaks of it, and what the provider was granted. */
async function protectedPapers(db: Database, of: ForeignObjects): Promise<void> {
  const { jurisdictionId: j, organisationId: unit, providerId: provider, personId: by, systemId, marker } = of
  await sql`insert into system_paper (id, jurisdiction_id, system_id, kind, kept_at) values (${of.paperId}, ${j}, ${systemId}, 'contact', ${at})`.execute(
    db,
  )
  await sql`insert into system_paper_version (paper_id, version, title, kept_by, kept_by_name, kept_at)
    values (${of.paperId}, 1, ${marker}, ${by}, '某', ${at})`.execute(db)
  await sql`insert into system_paper_content (paper_id, version, contact_name, contact_phone) values (${of.paperId}, 1, ${marker}, ${marker})`.execute(
    db,
  )
  await sql`insert into rights_authorization (id, jurisdiction_id, organisation_id, to_organisation_id, persons, all_systems, system_ids, kinds, purpose,
      during, given_by, given_by_name, given_at)
    values (${of.authorizationId}, ${j}, ${unit}, ${provider}, ${[by]}::uuid[], true, '{}', '{contact}', ${marker}, '[2024-01-01,2025-01-01)', ${by}, '某',
      ${at})`.execute(db)
  await sql`insert into authorization_form (authorization_id, name, media_type, bytes)
    values (${of.authorizationId}, ${`${marker}.txt`}, 'text/plain', ${Buffer.from(marker)})`.execute(db)
  await sql`insert into emergency_look (id, jurisdiction_id, system_id, kind, paper_id, reason, hours, organisation_id, asked_by, asked_by_name, asked_at)
    values (${of.emergencyId}, ${j}, ${systemId}, 'contact', ${of.paperId}, ${marker}, 1, ${provider}, ${newId()}, '某', ${at})`.execute(db)
  await sql`insert into operating_grant (id, jurisdiction_id, organisation_id, provider_id, scope, during, reason, granted_by, granted_by_name, granted_at)
    values (${of.grantId}, ${j}, ${unit}, ${provider}, '{operate}', '[2024-01-01,2025-01-01)', ${marker}, ${by}, '某', ${at})`.execute(db)
  await sql`insert into operating_grant_person (grant_id, person_id, person_name, side, during)
    values (${of.grantId}, ${by}, ${marker}, 'does', '[2024-01-01,2025-01-01)')`.execute(db)
  await sql`insert into operating_grant_event (id, grant_id, kind, reason, person_id, person_name, at)
    values (${newId()}, ${of.grantId}, 'granted', ${marker}, ${by}, ${marker}, ${at})`.execute(db)
  await sql`insert into operating_handover (id, jurisdiction_id, organisation_id, from_provider_id, to_provider_id, hand_over_on, items, recorded_by,
      recorded_by_name, recorded_at)
    values (${of.handoverId}, ${j}, ${unit}, ${provider}, ${unit}, '2024-12-31', ${[marker]}, ${by}, '某', ${at})`.execute(db)
}

/** A duty that the foreign unit fulfilled, and an important period. */
async function duty(
  db: Database,
  of: Pick<ForeignObjects, 'jurisdictionId' | 'marker' | 'organisationId' | 'systemId'> & { readonly regimeId: string },
): Promise<Pick<ForeignObjects, 'dutyId' | 'filingId' | 'importantPeriodId'>> {
  const ids = { dutyId: newId(), filingId: newId(), importantPeriodId: newId() }
  const digest = sha256(new TextEncoder().encode(of.marker))
  await sql`insert into important_period (id, jurisdiction_id, name, first_day, last_day, reason, declared_by, declared_by_name, declared_at)
    values (${ids.importantPeriodId}, ${of.jurisdictionId}, '国庆', '2024-10-01', '2024-10-07', '国庆', ${newId()}, '某', ${at})`.execute(
    db,
  )
  await sql`insert into duty_instance (id, jurisdiction_id, regime_id, duty, organisation_id, system_id, origin, subject_from, subject_to, arises_on,
      due_on, due_at, state, fulfilled_at, fulfilled_by, fulfilled_by_name, created_at)
    values (${ids.dutyId}, ${of.jurisdictionId}, ${of.regimeId}, 'none-such', ${of.organisationId}, ${of.systemId}, '2024-08', '2024-08-01',
      '2024-08-31', '2024-08-01', '2024-09-10', '2024-09-10T16:00:00Z', 'fulfilled', ${at}, ${newId()}, ${of.marker}, ${at})`.execute(db)
  await sql`insert into duty_filing (id, instance_id, at, person_id, person_name, note, sha256, name, media_type, size)
    values (${ids.filingId}, ${ids.dutyId}, ${at}, ${newId()}, '某', ${of.marker}, ${digest}, ${`${of.marker}.txt`}, 'text/plain', 3)`.execute(
    db,
  )
  return ids
}

/** A sealed statement with one line, of the foreign unit's resource; a correction of it and a payment. */
async function statement(
  db: Database,
  of: Omit<
    ForeignObjects,
    | RightsId
    | NoticesId
    | 'dutyId'
    | 'filingId'
    | 'importantPeriodId'
    | 'estimateId'
    | 'budgetId'
    | 'billId'
    | 'reconciliationId'
    | 'officialId'
    | 'scanId'
  > & {
    readonly regimeId: string
  },
): Promise<void> {
  const { statementId: id, personId: by, jurisdictionId: j, organisationId: unit, providerId: provider, marker } = of
  await db.transaction().execute(async (tx) => {
    await sql`insert into statement (id, jurisdiction_id, regime_id, during, state, revision, created_at)
      values (${id}, ${j}, ${of.regimeId}, '[2022-01-01,2023-01-01)', 'draft', 1, ${at})`.execute(tx)
    const { rows } = await sql<{
      no: number
    }>`insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by,
        started_by_name, organisation_id, organisation_name, started_at, alive_at)
      values (${newId()}, ${j}, 'account', ${id}, 1, ${of.regimeId}, '[2022-01-01,2023-01-01)', 'running', ${newId()}, ${marker}, ${unit}, ${marker}, ${at}, ${at})
      returning no`.execute(tx)
    const no = rows[0]?.no ?? 0
    await sql`select set_config('zhengyun.run', ${String(no)}, true)`.execute(tx)
    const item = { id: of.itemId, code: 'X', name: marker, category: '计算', unit: '次', basis: 'free' }
    await sql`insert into statement_entry values
      (${no}, 'system', 1, ${of.systemId}, ${JSON.stringify({ id: of.systemId, name: marker, channel: marker })}),
      (${no}, 'provider', 1, ${provider}, ${JSON.stringify({ id: provider, name: marker })}),
      (${no}, 'pool', 1, null, ${JSON.stringify({ id: null, name: marker })}), (${no}, 'item', 1, ${of.itemId}, ${JSON.stringify(item)})`.execute(
      tx,
    )
    await sql`insert into statement_share values (${no}, 1, ${unit}, ${marker}, 1, 1, 1, 0, 0, 0, 0, 0, repeat('0', 64))`.execute(tx)
    await sql`insert into statement_resource values (${no}, 1, 1, ${of.resourceId}, 1, 1, 1, 1, 0, 1, 0, 0, packed_line('2022-01-01', 365, 0, 0, 0, 0, 10000, 0, 0))`.execute(
      tx,
    )
    await sql`insert into statement_total values (${no}, 1, 1, 1, '计算', 1, 0, 0, 0, 0, 0)`.execute(tx)
    await sql`insert into statement_month values (${no}, 1, 1, '计算', '2022-01-01', 1, 0, 0, 0, 0, 0)`.execute(tx)
    await sql`update statement set state = 'accounted', run_no = ${no}, line_count = 1, total_fen = 0, excluded_fen = 0, accounted_by = ${newId()}
      where id = ${id}`.execute(tx)
    await sql`update settlement_run set state = 'finished', ended_at = ${at} where no = ${no}`.execute(tx)
    await sql`update statement set state = 'reviewed', reviewed_by = ${newId()} where id = ${id}`.execute(tx)
    const { rows: sealing } = await sql<{ no: number }>`
      insert into settlement_run (id, jurisdiction_id, kind, statement_id, revision, regime_id, during, state, started_by, started_by_name, organisation_id,
        organisation_name, started_at, alive_at)
      values (${newId()}, ${j}, 'seal', ${id}, 1, ${of.regimeId}, '[2022-01-01,2023-01-01)', 'running', ${by}, ${marker}, ${unit}, ${marker}, ${at}, ${at})
      returning no`.execute(tx)
    const sealNo = sealing[0]?.no ?? 0
    await sql`insert into statement_proof (seal_run_no, statement_id, revision, run_no, proved_at) values (${sealNo}, ${id}, 1, ${no}, ${at})`.execute(
      tx,
    )
    await sql`update statement set state = 'sealed', seal = repeat('0', 64), sealed_at = ${at} where id = ${id}`.execute(tx)
    await sql`update settlement_run set state = 'finished', ended_at = ${at} where no = ${sealNo}`.execute(tx)
  })
  await sql`insert into statement_correction (id, statement_id, no, line_no, payer, resource_id, organisation_id, organisation_name, system_id, system_name, provider_id,
      provider_name, name, amount_fen, reason, proposed_by, proposed_by_id, proposed_by_person, proposed_at)
    values (${newId()}, ${id}, 1, 1, 'level', ${of.resourceId}, ${unit}, ${marker}, ${of.systemId}, ${marker}, ${provider}, ${marker}, ${marker}, 100, ${marker},
      ${unit}, ${by}, ${marker}, ${at})`.execute(db)
  await sql`update statement_correction set state = 'approved', decided_by = ${unit}, decided_by_id = ${newId()}, decided_by_person = ${marker}, decided_at = ${at}
    where statement_id = ${id}`.execute(db)
  await sql`insert into statement_payment (id, jurisdiction_id, statement_id, provider_id, no, amount_fen, paid_on, voucher, recorded_by, recorded_by_id,
      recorded_by_person, recorded_at)
    values (${newId()}, ${j}, ${id}, ${provider}, 1, 100, '2024-09-01', ${marker}, ${unit}, ${by}, ${marker}, ${at})`.execute(db)
  await sql`insert into settlement_assessment values (${newId()}, ${j}, ${provider}, '[2023-01-01,2024-01-01)', 100, ${marker}, ${marker}, ${marker}, ${unit},
    ${marker}, ${at})`.execute(db)
}

/** A provider's bill of the statement's cycle, compared with it: one difference, decided and commented. */
async function providerBill(
  db: Database,
  of: Pick<ForeignObjects, 'jurisdictionId' | 'marker' | 'organisationId' | 'providerId' | 'statementId'>,
): Promise<Pick<ForeignObjects, 'billId' | 'reconciliationId'>> {
  const { jurisdictionId: j, organisationId: unit, providerId: provider, statementId, marker } = of
  const [bill, id, by] = [newId(), newId(), newId()]
  await db.transaction().execute(async (tx) => {
    await sql`insert into provider_bill_line (bill_id, no, stranger, named, first_day, last_day, quantity, amount_fen)
      values (${bill}, 2, false, ${marker}, '2022-01-01', '2022-01-31', 1, 100)`.execute(tx)
    await sql`insert into provider_bill values (${bill}, ${j}, ${provider}, '[2022-01-01,2023-01-01)', 1, ${`${marker}.csv`}, repeat('0', 64), 1, 100, ${provider}, ${by},
      ${marker}, ${at})`.execute(tx)
    await sql`insert into reconciliation_difference (reconciliation_id, no, named, first_month, last_month, theirs_fen, ours_fen, cause, causes, lines)
      values (${id}, 1, ${marker}, '2022-01-01', '2022-01-01', 100, 0, 'unknown', ${JSON.stringify([{ kind: 'unknown', amount: '1.00', says: marker }])}::jsonb,
        ${JSON.stringify({ ours: [], theirs: [], ourCount: 0, theirCount: 0 })}::jsonb)`.execute(tx)
    await sql`insert into reconciliation (id, jurisdiction_id, bill_id, statement_id, run_no, equal_count, difference_count, theirs_fen, ours_fen, opened_by, opened_by_id,
        opened_by_person, opened_at)
      select ${id}, ${j}, ${bill}, id, run_no, 0, 1, 100, 0, ${unit}, ${by}, ${marker}, ${at} from statement where id = ${statementId}`.execute(
      tx,
    )
    await sql`insert into reconciliation_decision values (${id}, 1, 1, 'open', ${marker}, null, ${unit}, ${by}, ${marker}, ${at})`.execute(
      tx,
    )
    await sql`insert into reconciliation_comment values (${id}, 1, ${marker}, ${provider}, ${by}, ${marker}, ${at})`.execute(tx)
  })
  return { billId: bill, reconciliationId: id }
}

/** Something somebody was told, and where his organisation's own system is told of it. */
async function notices(
  db: Database,
  { organisationId, personId, marker }: Pick<ForeignObjects, 'organisationId' | 'personId' | 'marker'>,
): Promise<Pick<ForeignObjects, 'noticeId' | 'webhookId' | 'deliveryId'>> {
  const [noticeId, webhookId, deliveryId] = [newId(), newId(), newId()]
  await sql`insert into notice (id, person_id, event, kind, title, body, at) values (${noticeId}, ${personId}, 'act:0', 'case', ${marker}, ${marker}, ${at})`.execute(
    db,
  )
  await sql`insert into webhook (id, organisation_id, name, url, kinds, sealed_secret, secret_key, secret_since, created_at, created_by_name)
    values (${webhookId}, ${organisationId}, ${marker}, 'https://example.com', array['case'], ${`${marker}${'0'.repeat(40)}`}, 'k', ${at}, ${at}, ${marker})`.execute(
    db,
  )
  await sql`insert into notice_delivery (id, channel, webhook_id, event, kind, payload, created_at, due_at, begun_at, state, ended_at)
    values (${deliveryId}, 'webhook', ${webhookId}, 'act:0', 'case', ${JSON.stringify({ title: marker })}::jsonb, ${at}, ${at}, ${at}, 'sent', ${at})`.execute(
    db,
  )
  return { noticeId, webhookId, deliveryId }
}

/** Written by looking on: sessions, keys, counts of attempts, and the record itself. */
const technical = new Set([
  'session',
  'idempotency',
  'audit_entry',
  'notice_outbox',
  'schema_migration',
  'schema_migration_lock',
  'setup_token',
  'person',
])

/** The business data of each table, as a digest: nothing was written where all stay the same. */
export async function digests(db: Database): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(db)
  const parts = rows
    .filter(({ name }) => !technical.has(name))
    .map(
      ({ name }) =>
        sql`select ${name}::text as t, coalesce(md5(string_agg(x::text, ',' order by x::text)), '') as d from ${sql.table(name)} x`,
    )
  parts.push(
    sql`select 'person', coalesce(md5(string_agg((id, name, posts, password_hash, disabled_at)::text, ',' order by id)), '') from person`,
  )
  // By name: in which order the database answers the parts of a union is its own affair, and changes with its statistics.
  const { rows: all } = await sql<{ t: string; d: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return Object.fromEntries(all.map(({ t, d }) => [t, d]))
}
