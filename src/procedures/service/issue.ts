import { formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, newId, sha256, type Writing } from '../../kernel/index.ts'
import { citeInWords, documentOf, partyOf } from '../../regimes/index.ts'
import { dateInWords, fillIn } from '../rules/papers.ts'
import { type Names, namesOf, nextNumber } from '../store/cases.ts'
import { insertIssued } from '../store/papers.ts'
import type { CasesNeeds } from './needs.ts'
import type { Passage } from './passage.ts'

/** Issues a paper: numbered in its own series, its wording filled in, with the digest of what was issued. */
export async function issue(
  { hooks }: Pick<CasesNeeds, 'hooks'>,
  { tx, actor, now }: Writing<OfficeActor>,
  passage: Passage,
  id: string,
): Promise<void> {
  const { regime, file, step } = passage
  const rule = documentOf(regime, id)
  if (!rule?.says) throw new Error(`measure ${regime.id} has no wording for ${id}`)
  const on = dayOf(now)
  const { year, number } = await nextNumber(tx, file.jurisdictionId, `document:${id}`, on)
  const about = { on, issuer: actor.organisationName, lines: hooks.linesInWords(file) }
  const text = fillIn(rule.says, { ...fieldPlaces(passage), ...places(passage, await namesOf(tx, file), about) })
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
  }
  await insertIssued(tx, file.id, paper, actor.personId)
}

/** What the places of a paper's wording are filled in with, as docs/regimes.md lists them. */
function places({ regime, procedure, file, step, opinion }: Passage, names: Names, about: { on: Day; issuer: string; lines: string }) {
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
    due: step.within ? formatTerm(step.within) : '',
    issuer: about.issuer,
    lines: about.lines,
  }
}

/** `{field.<name>}`: what was filled in, here or in an earlier step. */
const fieldPlaces = ({ file, fields }: Passage): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...file.fields, ...fields }).map(([name, value]) => [
      `field.${name}`,
      value === true ? '是' : value === false ? '否' : value,
    ]),
  )
