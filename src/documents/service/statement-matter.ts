import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, type Reader } from '../../kernel/index.ts'
import { dayInWords, joined, numbered } from '../rules/case-facts.ts'
import type { Facts, Row } from '../templates/vocabulary.ts'
import type { DocumentsNeeds } from './needs.ts'
import { type Matter, unseen } from './subject.ts'

const rowsMax = 500
const states = { draft: '草稿', accounted: '已核算', returned: '已退回', reviewed: '已审核', sealed: '已封存' } as const

/** A statement as the matter of documents: for who sees the whole of it. */
export async function statementMatter(needs: DocumentsNeeds, _reader: Reader, actor: OfficeActor, id: Id): Promise<Outcome<Matter>> {
  const found = await needs.settlement.get(actor, id)
  if (!found.ok || !found.value.whole) return unseen('该结算单')
  const statement = found.value
  const totals = async (by: 'provider' | 'category' | 'unit'): Promise<Row[]> => {
    const read = await needs.settlement.totals(actor, id, by)
    const items = read.ok ? read.value.items : []
    return numbered(items.slice(0, rowsMax).map(({ name, lineCount, amount }) => ({ name, lines: String(lineCount), total: amount })))
  }
  const facts = async (): Promise<Facts> =>
    joined({
      texts: {
        'statement.from': dayInWords(statement.from),
        'statement.to': dayInWords(statement.to),
        'statement.state': states[statement.state],
        'statement.lines': String(statement.lineCount),
        'statement.total': statement.total,
        'statement.apart': statement.apart,
        'statement.excluded': statement.excluded,
        'statement.deducted': statement.deducted,
        'statement.adjusted': statement.adjusted ?? '0.00',
        'statement.payable': statement.payable ?? statement.total,
        'statement.seal': statement.seal ?? '',
      },
      rows: { providers: await totals('provider'), categories: await totals('category'), units: await totals('unit') },
    })
  return ok({
    ...{ about: 'statement', aboutId: id, jurisdictionId: statement.jurisdictionId, regime: needs.regimes.get(statement.regimeId) },
    ...{ procedure: null, order: null, papers: [], facts },
    standing: () => ({ unitId: null, providerId: null, beginnerId: null, issuerId: null, issuerParty: null }),
  })
}
