import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { seesOfficialDocument } from '../../documents/index.ts'
import { eyesOf, seesInstance } from '../../duties/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Instant, Reader } from '../../kernel/index.ts'
import { seesResource } from '../../orders/index.ts'
import { seesCase, seesDocument, seesOpinion } from '../../procedures/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { seesSystem } from '../../systems/index.ts'
import type { FoundRow, StoredKind } from '../hit.ts'
import { mayBearFormerName } from './renaming.ts'

export interface Seeking {
  readonly words: readonly string[]
  /** For each word the codes whose names hold it. */
  readonly codes: readonly (readonly string[])[]
  readonly limit: number
  readonly after: readonly [Instant, Id] | null
}

/** Where the row of an entry is read, and who sees it: the very condition by which its own folder shows it. */
interface Source {
  readonly from: RawBuilder<unknown>
  /** What else must hold of the row for what was typed. */
  readonly holds?: (words: readonly string[]) => RawBuilder<SqlBool>
  readonly sees: (actor: OfficeActor, regimes: Regimes) => RawBuilder<SqlBool>
  readonly joins: RawBuilder<unknown>
  readonly shows: RawBuilder<unknown>
}

/** It is shown by itself, and said by nobody in particular. */
const itself = sql`null::uuid as place, null::text as "saidBy", null::text as said`

const sources: Readonly<Record<StoredKind, Source>> = {
  case: {
    from: sql`case_file c where c.id = e.id`,
    sees: (actor) => seesCase(actor),
    joins: sql`join case_file c on c.id = h.id join organisation o on o.id = c.organisation_id left join system s on s.id = c.system_id`,
    shows: sql`null::text as title, c.number, o.name as "organisationName", s.name as "systemName", coalesce(c.ends_as, 'open') as state,
      null::date as "dueOn", ${itself}`,
  },
  system: {
    from: sql`system s where s.id = e.id`,
    sees: ({ sight }) => seesSystem(sight),
    joins: sql`join system s on s.id = h.id join organisation o on o.id = s.organisation_id`,
    shows: sql`s.name as title, null::text as number, o.name as "organisationName", null::text as "systemName", s.status as state,
      null::date as "dueOn", ${itself}`,
  },
  resource: {
    from: sql`resource r where r.id = e.id`,
    sees: ({ sight }) => seesResource(sight),
    joins: sql`join resource r on r.id = h.id join service_item i on i.id = r.item_id join organisation o on o.id = r.organisation_id
      join system s on s.id = r.system_id`,
    shows: sql`i.name as title, r.external_name as number, o.name as "organisationName", s.name as "systemName", r.state,
      null::date as "dueOn", ${itself}`,
  },
  opinion: {
    from: sql`case_event v join case_file c on c.id = v.case_id where event_uuid(v.id) = e.id`,
    // Whose case it is helps to find an opinion, and is none.
    holds: (words) =>
      sql`(${sql.join(
        words.map((word) => sql`position(search_fold(${word}) in search_fold(v.opinion)) > 0`),
        sql` or `,
      )})`,
    sees: (actor) => sql<SqlBool>`(${seesCase(actor)} and ${seesOpinion(actor)})`,
    joins: sql`join case_event v on event_uuid(v.id) = h.id join case_file c on c.id = v.case_id join organisation o on o.id = c.organisation_id
      left join system s on s.id = c.system_id`,
    shows: sql`null::text as title, c.number, o.name as "organisationName", s.name as "systemName", v.kind as state, null::date as "dueOn",
      c.id as place, v.organisation_name as "saidBy", left(v.opinion, 4000) as said`,
  },
  document: {
    from: sql`issued_document d join case_file c on c.id = d.case_id where d.id = e.id`,
    sees: (actor) => seesDocument(actor),
    joins: sql`join issued_document d on d.id = h.id`,
    shows: sql`d.name as title, d.number, d.issuer_name as "organisationName", null::text as "systemName", null::text as state,
      null::date as "dueOn", ${itself}`,
  },
  official: {
    from: sql`official_document d left join case_file c on c.id = d.case_id where d.id = e.id`,
    sees: (actor) => seesOfficialDocument(actor),
    joins: sql`join official_document d on d.id = h.id left join official_document_withdrawal w on w.document_id = d.id`,
    shows: sql`d.title, d.number, d.issuer_name as "organisationName", null::text as "systemName",
      case when w.document_id is not null then 'withdrawn' when exists (select from official_document n where n.replaces = d.id) then 'replaced' end as state,
      null::date as "dueOn", ${itself}`,
  },
  duty: {
    from: sql`duty_instance i where i.id = e.id`,
    sees: (actor, regimes) => seesInstance(eyesOf({ regimes }, actor)),
    joins: sql`join duty_instance i on i.id = h.id join organisation o on o.id = i.organisation_id left join system s on s.id = i.system_id`,
    shows: sql`null::text as title, case when position(':' in i.origin) = 0 then i.origin end as number, o.name as "organisationName",
      s.name as "systemName", i.state, i.due_on as "dueOn", ${itself}`,
  },
}

/** One row more than `limit`, newest first: entries of a kind that hold all the words and that the actor sees, by the condition of the kind's own folder. */
export async function seek(
  db: Reader,
  { actor, regimes }: { readonly actor: OfficeActor; readonly regimes: Regimes },
  kind: StoredKind,
  seeking: Seeking,
): Promise<FoundRow[]> {
  const { from, holds, sees, joins, shows } = sources[kind]
  const { after, limit, words } = seeking
  const { rows } = await sql<FoundRow>`
    with h as materialized (
      select e.id, e.at, e.code, e.body, e.seen_by from search_entry e
      where e.kind = ${kind} and e.jurisdiction_id = ${actor.jurisdictionId} ${within(actor)} ${holding(kind, seeking)}
        and exists (select from ${from} and ${sees(actor, regimes)} ${holds ? sql`and ${holds(words)}` : sql``})
        ${after ? sql`and (e.at, e.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
      order by e.at desc, e.id desc limit ${limit + 1})
    select h.id, h.at, h.code, case when ${mayBearFormerName(kind)} then '' else h.body end as body, ${shows} from h ${joins} order by h.at desc, h.id desc`.execute(
    db,
  )
  return rows
}

/** At most these: narrows down what the exact condition is asked of. Who sees all of a jurisdiction is not narrowed down. */
function within({ sight, organisationId, jurisdictionId }: OfficeActor) {
  if (sight.all) return sql``
  const readers = [...new Set([organisationId, ...sight.organisationIds, ...(sight.providerId ? [sight.providerId] : []), jurisdictionId])]
  return sql`and e.seen_by && ${readers}::uuid[]`
}

/** Each word stands in the text, or in the name that the measure gives its code. The pairs find it in the index, the text decides. */
const holding = (kind: StoredKind, { words, codes }: Seeking) =>
  sql.join(
    words.map((word, index) => {
      const written = sql`(${[...word].length >= 2 ? sql`e.grams @> search_keys(${kind}, search_fold(${word}))` : sql`true`}
        and position(search_fold(${word}) in e.words) > 0)`
      const named = codes[index] ?? []
      return named.length === 0 ? sql`and ${written}` : sql`and (${written} or e.code = any(${named}))`
    }),
    sql` `,
  )
