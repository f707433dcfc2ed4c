import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, isDay, newId, sha256, type Tx, type Writing } from '../../kernel/index.ts'
import { citeInWords, documentOf, partyOf } from '../../regimes/index.ts'
import { bodiesIn, bodyFields, withNames } from '../rules/fields.ts'
import { dateInWords, fillIn } from '../rules/papers.ts'
import { type Names, namesOf, nextNumber } from '../store/cases.ts'
import { insertAddresses } from '../store/documents.ts'
import { namesOfBodies } from '../store/involved.ts'
import { insertIssued } from '../store/papers.ts'
import { addresseesOf } from './addressees.ts'
import type { CasesNeeds } from './needs.ts'
import type { Passage } from './passage.ts'

/** A paper is issued on leaving a step; `dueOn` is the last day of the step that the case comes into, where that has a term. */
type Issuing = Passage & { readonly dueOn: Day | null }

/** Issues a paper: numbered in its own series, its wording filled in, with the digest of what was issued. */
export async function issue(
  { hooks }: Pick<CasesNeeds, 'hooks'>,
  { tx, actor, now }: Writing<OfficeActor>,
  passage: Issuing,
  id: string,
): Promise<void> {
  const { regime, file, step } = passage
  const rule = documentOf(regime, id)
  if (!rule?.says) throw new Error(`measure ${regime.id} has no wording for ${id}`)
  const on = dayOf(now)
  const { year, number } = await nextNumber(tx, file.jurisdictionId, `document:${id}`, on)
  const about = { on, issuer: actor.organisationName, lines: hooks.linesInWords(file) }
  const text = fillIn(rule.says, { ...(await fieldPlaces(tx, passage)), ...places(passage, await namesOf(tx, file), about) })
  const paper = {
    id: newId(),
    document: id,
    name: rule.name,
    number: `${rule.name}〔${year}〕${number}号`,
    text,
    sha256: sha256(text),
    cite: step.source.cites[0] ?? '',
    issuedAt: now,
    issuedByName: actor.personName,
    issuerName: actor.organisationName,
    published: rule.published,
  }
  await insertIssued(tx, file.id, paper, actor.personId)
  const { to, copies } = await addresseesOf(tx, { ...passage, on }, rule)
  await insertAddresses(tx, paper.id, { to, copies })
}

/** What the places of a paper's wording are filled in with, as docs/regimes.md lists them. */
function places(
  { regime, procedure, file, step, opinion, dueOn }: Issuing,
  names: Names,
  about: { on: Day; issuer: string; lines: string },
) {
  const label = (party: string) => partyOf(regime, party)?.name ?? ''
  return {
    unit: names.unit,
    system: names.system ?? '',
    provider: names.provider ?? '',
    authority: label('authority'),
    support: label('support'),
    procedure: procedure.name,
    number: file.number,
    date: dateInWords(about.on),
    measure: regime.title,
    article: step.source.cites.map(citeInWords).join('、'),
    opinion: opinion ?? '',
    due: dueOn ? dateInWords(dueOn) : '规定期限',
    issuer: about.issuer,
    lines: about.lines,
  }
}

/** `{field.<name>}`: what was filled in, here or in an earlier step. */
async function fieldPlaces(tx: Tx, { procedure, file, fields }: Passage): Promise<Record<string, string>> {
  const bodies = bodyFields(procedure)
  const filled = { ...file.fields, ...fields }
  const named = withNames(filled, bodies, await namesOfBodies(tx, bodiesIn(bodies, filled)))
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [`field.${name}`, inWords(value)]))
}

const inWords = (value: string | boolean): string => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return isDay(value) ? dateInWords(value) : value
}
