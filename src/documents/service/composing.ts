import type { OfficeActor } from '../../identity/index.ts'
import type { Day } from '../../kernel/index.ts'
import type { Content, IssuedOfficialDocument } from '../document.ts'
import type { Proof } from '../layout/document.ts'
import type { Printing } from '../printing/printing.ts'
import { dayInWords, joined } from '../rules/case-facts.ts'
import { placesOf, type UnprintableSign } from '../rules/unprintable.ts'
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
  /** The signs that the fonts cannot print. */
  readonly unprintable: readonly UnprintableSign[]
}

/** The document as it will be printed, from its template and the facts of its matter. */
export async function compose(
  printing: Pick<Printing, 'unprintable'>,
  matter: Matter,
  { template, paper }: Offer,
  issuing: Issuing,
): Promise<Composed> {
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
  const facts = joined(await matter.facts(paper), { texts: own })
  const { content: rendered, missing } = render(template, facts)
  const { texts, rows } = vocabulary[template.about]
  const issuer = oneLine(actor.organisationName)
  // Whoever holds the later one in hand knows of the earlier, whatever the template says.
  const instead = replaces ? [{ kind: 'paragraph' as const, text: `本文书替代${oneLine(replaces.number)}。` }] : []
  const content = {
    ...rendered,
    body: [...rendered.body, ...instead],
    number,
    date: on,
    imprint: template.imprint ? { office: issuer, date: on } : null,
    proof,
  }
  const found = await printing.unprintable(content)
  return {
    content,
    unprintable: found.length === 0 ? [] : placesOf(found, facts, template.about, textOf(content)),
    missing: missing.map((fact) => ({ fact, says: texts[fact] ?? rows[fact]?.says ?? fact.replace(/^field\./u, '表单项 ') })),
  }
}

/** All that a document says, in one text: where a fact stands in it, the fact's own words are found there. */
function textOf({ masthead, title, to, body, annexes, signedBy, note, copies }: Content): string {
  const blocks = body.flatMap((block) => {
    if (block.kind === 'table') return [block.caption, ...block.columns.map(({ name }) => name), ...block.rows.flat()]
    return block.kind === 'bars' ? [block.caption, ...block.bars.map(({ name }) => name)] : [block.text]
  })
  return [masthead, title, ...to, ...blocks, ...annexes, signedBy, note, ...copies].join('\n')
}
