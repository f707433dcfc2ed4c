import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Consent, ConsentInput, ConsentTerms } from './consent.ts'

const columns = sql`c.id, c.provider_id as "providerId", p.name as "providerName", c.item_id as "itemId", i.name as "itemName",
  trim_scale(c.quantity)::text as quantity, lower(c.during) as "from", upper(c.during) - 1 as "to", c.reason, o.name as "consentedBy",
  c.consented_by_person as "consentedByPerson", c.parties, c.consented_at as "consentedAt"`
const tables = sql`beyond_contract_consent c join organisation p on p.id = c.provider_id join organisation o on o.id = c.consented_by
  join service_item i on i.id = c.item_id`

/** One row more than `limit`, the newest first; `after` is the instant and id of the last row before. */
export async function listConsents(db: Reader, sight: Sight, limit: number, after: readonly string[] | null): Promise<Consent[]> {
  const seen = visible(sight, {
    jurisdiction: sql.ref('c.jurisdiction_id'),
    organisation: sql.ref('c.consented_by'),
    provider: sql.ref('c.provider_id'),
  })
  const { rows } = await sql<Consent>`
    select ${columns} from ${tables} where ${seen}
      and (${after?.[0] ?? null}::timestamptz is null or (c.consented_at, c.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by c.consented_at desc, c.id desc limit ${limit + 1}`.execute(db)
  return rows
}

export async function consentById(tx: Tx, id: Id): Promise<Consent> {
  const { rows } = await sql<Consent>`select ${columns} from ${tables} where c.id = ${id}`.execute(tx)
  if (!rows[0]) throw new Error(`consent ${id} was written and is not there`)
  return rows[0]
}

/** Consents that hold on some day from `from` until before `until`. */
export async function consentTerms(db: Reader, providerIds: readonly Id[], from: Day, until: Day): Promise<ConsentTerms[]> {
  const { rows } = await sql<ConsentTerms>`
    select id, provider_id as "providerId", item_id as "itemId", trim_scale(quantity)::text as quantity, parties,
      lower(during) as "from", upper(during) as until
    from beyond_contract_consent
    where provider_id = any(${providerIds}::uuid[]) and during && daterange(${from}, ${until}) order by lower(during), id`.execute(db)
  return rows
}

export interface NewConsent extends ConsentInput {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly consentedBy: Id
  readonly consentedByPerson: string
  readonly parties: readonly string[]
  readonly at: Instant
}

export async function insertConsent(tx: Tx, consent: NewConsent): Promise<void> {
  await sql`
    insert into beyond_contract_consent (id, jurisdiction_id, provider_id, item_id, quantity, during, consented_by, parties,
      consented_by_person, reason, consented_at)
    values (${consent.id}, ${consent.jurisdictionId}, ${consent.providerId}, ${consent.itemId}, ${consent.quantity},
      daterange(${consent.from}, ${consent.to}, '[]'), ${consent.consentedBy}, ${consent.parties}, ${consent.consentedByPerson},
      ${consent.reason}, ${consent.at})`.execute(tx)
}
