import { type RawBuilder, sql } from 'kysely'
import type { Id, Instant, Reader, Tx } from '../../../kernel/index.ts'
import type { Compared } from '../../../regimes/index.ts'
import { storableJson } from '../storable.ts'
import type { CheckedDraft } from './check-draft.ts'
import type { Draft, FoundDraft } from './draft.ts'
import type { DraftFiles } from './read-draft.ts'

const columns = sql`d.id, d.jurisdiction_id as "jurisdictionId", d.organisation_id as "organisationId", d.organisation_name as "organisationName",
  d.file_name as "fileName", d.measure_id as "measureId", d.title, d.against, d.story_count as "storyCount", d.fault_count as "faultCount",
  jsonb_array_length(d.unproven) as "unprovenCount", d.coverage, d.uploaded_by_name as "uploadedByName", d.uploaded_at as "uploadedAt"`

export interface NewDraft extends Pick<Draft, 'id' | 'jurisdictionId' | 'organisationId' | 'organisationName' | 'fileName' | 'against'> {
  readonly sha256: string
  readonly checked: CheckedDraft
  readonly by: Id
  readonly byName: string
  readonly at: Instant
}

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  const { checked } = draft
  const json = (value: unknown): RawBuilder<unknown> => (value === null ? sql`null` : sql`${storableJson(value)}::jsonb`)
  await sql`
    insert into measure_draft (id, jurisdiction_id, organisation_id, organisation_name, file_name, sha256, measure_id, title, against, files, story_count,
      fault_count, faults, unproven, coverage, comparison, uploaded_by, uploaded_by_name, uploaded_at)
    values (${draft.id}, ${draft.jurisdictionId}, ${draft.organisationId}, ${draft.organisationName}, ${draft.fileName}, ${draft.sha256},
      ${checked.measureId}, ${checked.title}, ${draft.against}, ${json(checked.files)}, ${checked.stories.length}, ${checked.faultCount},
      ${json(checked.faults)}, ${json(checked.unproven)}, ${json(checked.coverage)}, ${json(checked.comparison)}, ${draft.by}, ${draft.byName}, ${draft.at})`.execute(
    tx,
  )
}

/** The drafts of an organisation, the newest first. */
export async function readDrafts(
  reader: Reader,
  of: { readonly jurisdictionId: Id; readonly organisationId: Id },
  { after, limit }: { readonly after: readonly [Instant, Id] | null; readonly limit: number },
): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select ${columns} from measure_draft d where d.jurisdiction_id = ${of.jurisdictionId} and d.organisation_id = ${of.organisationId}
      and (${after?.[0] ?? null}::timestamptz is null or (d.uploaded_at, d.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by d.uploaded_at desc, d.id desc limit ${limit}`.execute(reader)
  return rows
}

export async function findDraft(reader: Reader, id: Id): Promise<FoundDraft | null> {
  const { rows } = await sql<FoundDraft>`select ${columns}, d.faults, d.unproven from measure_draft d where d.id = ${id}`.execute(reader)
  return rows[0] ?? null
}

/** The draft beside the measure in force: megabytes, at the worst; null where it has faults. */
export async function comparisonOf(reader: Reader, id: Id): Promise<Compared | null> {
  const { rows } = await sql<{ comparison: Compared | null }>`select comparison from measure_draft where id = ${id}`.execute(reader)
  return rows[0]?.comparison ?? null
}

/** The texts of a draft; null where it has faults. */
export async function filesOf(reader: Reader, id: Id): Promise<DraftFiles | null> {
  const { rows } = await sql<{ files: DraftFiles | null }>`select files from measure_draft where id = ${id}`.execute(reader)
  return rows[0]?.files ?? null
}
