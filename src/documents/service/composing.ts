import type { OfficeActor } from '../../identity/index.ts'
import type { Day } from '../../kernel/index.ts'
import type { Content, IssuedOfficialDocument } from '../document.ts'
import type { Proof } from '../layout/document.ts'
import { dayInWords, joined } from '../rules/case-facts.ts'
import { render } from '../templates/rendering.ts'
import { oneLine } from '../templates/values.ts'
import { vocabulary } from '../templates/vocabulary.ts'
import type { Offer } from './offers.ts'
import type { Matter } from './subject.ts'

interface Issuing {
  readonly actor: OfficeActor
  readonly on: Day
  /** Null on a draft. */
  readonly number: string | null
  readonly proof: Proof | null
  readonly replaces: Pick<IssuedOfficialDocument, 'number'> | null
  readonly reason: string | null
}

export interface Composed {
  readonly content: Content
  /** What the template says and nobody knows: the name of the fact, and what it is. */
  readonly missing: readonly { readonly fact: string; readonly says: string }[]
}

/** The document as it will be printed, from its template and the facts of its matter. */
export async function compose(matter: Matter, { template, paper }: Offer, issuing: Issuing): Promise<Composed> {
  const { actor, on, number, proof, replaces, reason } = issuing
  const own = {
    'issuer.name': actor.organisationName,
    'issuer.person': actor.personName,
    date: dayInWords(on),
    year: on.slice(0, 4),
    number: number ?? '〔编号待定〕',
    'replaces.number': replaces?.number ?? '',
    reason: reason ?? '',
    'measure.title': matter.regime.title,
    'measure.number': matter.regime.number,
  }
  const { content, missing } = render(template, joined(await matter.facts(paper), { texts: own }))
  const { texts, rows } = vocabulary[template.about]
  const issuer = oneLine(actor.organisationName)
  // Whoever holds the later one in hand knows of the earlier, whatever the template says.
  const instead = replaces ? [{ kind: 'paragraph' as const, text: `本文书替代${oneLine(replaces.number)}。` }] : []
  return {
    content: {
      ...content,
      body: [...content.body, ...instead],
      number,
      date: on,
      imprint: template.imprint ? { office: issuer, date: on } : null,
      proof,
    },
    missing: missing.map((fact) => ({ fact, says: texts[fact] ?? rows[fact]?.says ?? fact.replace(/^field\./u, '表单项 ') })),
  }
}
