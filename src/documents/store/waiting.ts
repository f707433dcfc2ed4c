import { sql } from 'kysely'
import { isOfficePost, type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Id } from '../../kernel/index.ts'
import { seesCase } from '../../procedures/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import { kindOfPaper, type Shelves, templatesUnder } from '../templates/choosing.ts'

/** A paper of a measure, the kind that makes it official, and by which relation this person's organisation would issue it. */
interface Issuable {
  readonly regime: string
  readonly document: string
  readonly kind: string
  readonly unit: boolean
  readonly provider: boolean
  readonly beginner: boolean
  readonly issuer: boolean
  readonly anyway: boolean
}

function issuableBy(regimes: Pick<Regimes, 'all'>, templates: Shelves, { parties, permissions, sight }: OfficeActor): Issuable[] {
  const anyway = (who: string) => (who.includes('.') ? permissions.has(who) && sight.all : parties.includes(who))
  return regimes.all().flatMap((regime) => {
    const shelf = templatesUnder(templates, regime.id)
    return regime.documents.flatMap(({ id }) => {
      const template = kindOfPaper(shelf, id)
      if (!template) return []
      const by = (who: string) => template.by.includes(who)
      const relations = { unit: by('unit'), provider: by('provider'), beginner: by('beginner'), issuer: by('issuer') }
      return [{ regime: regime.id, document: id, kind: template.kind, ...relations, anyway: template.by.some(anyway) }]
    })
  })
}

/** Since when an organisation issues official documents at all: it has said how it numbers them, or has issued one. Never: null. */
const since = (organisationId: Id) => sql`least((select min(s.set_at) from document_series s where s.organisation_id = ${organisationId}),
  (select min(f.issued_at) from official_document f where f.issuer_id = ${organisationId}))`

/**
 * Papers of decided steps whose official document this organisation issues and has not: the same as `offersTo` asks. An office that sends none
 * through the platform has none waiting, and what was decided before it began to is not taken up again.
 */
export function waitingPapers(needs: { readonly regimes: Pick<Regimes, 'all'>; readonly templates: Shelves }, actor: OfficeActor): Waiting {
  if (!actor.permissions.has('case.read') || !actor.posts.some(isOfficePost)) return null
  const kinds = issuableBy(needs.regimes, needs.templates, actor)
  if (kinds.length === 0) return null
  const own = actor.organisationId
  const row = {
    id: sql`d.id`,
    place: sql`c.id`,
    number: sql`d.number`,
    title: sql`d.name`,
    organisation: sql`o.name`,
    system: sql`s.name`,
    since: sql`d.issued_at`,
  }
  return sql`select ${waitingColumns('paper', row)}
    from issued_document d join case_file c on c.id = d.case_id join organisation o on o.id = c.organisation_id left join system s on s.id = c.system_id
      left join person w on w.id = d.issued_by
      join jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as g(regime text, document text, kind text, unit boolean, provider boolean,
        beginner boolean, issuer boolean, anyway boolean) on g.regime = c.regime_id and g.document = d.document
    where c.jurisdiction_id = ${actor.jurisdictionId} and d.issued_at >= ${since(own)} and ${seesCase(actor)} and (g.anyway or (g.unit and c.organisation_id = ${own})
        or (g.provider and c.provider_id = ${own}) or (g.beginner and c.begun_by_organisation_id = ${own}) or (g.issuer and w.organisation_id = ${own}))
      and not exists (select from official_document f
        where f.about_id = c.id and f.kind = g.kind and f.paper_id = d.id and f.issuer_id = ${own})`
}
