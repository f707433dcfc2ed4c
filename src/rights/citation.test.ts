import { expect, test } from 'vitest'
import type { Regime } from '../regimes/index.ts'
import { paperCitation } from './citation.ts'

const source = (...cites: string[]) => ({ file: 'a.md', line: 1, cites, practice: false })
const party = (id: string, may: string[], ...cites: string[]) => ({ id, may, source: source(...cites) })
const right = (cite: string) => ({ cite, kind: 'right', says: '', source: source(cite) })

test.each<[string, object, string | null]>([
  ['nobody keeps papers', { parties: [party('user', [], '8')] }, null],
  ['the block that lets a party keep them', { parties: [party('authority', [], '5'), party('user', ['paper.keep'], '8')] }, '8'],
  ['of several, the one that demands a right', { parties: [party('user', ['paper.keep'], '8', '36¶2')], demands: [right('36')] }, '36¶2'],
  [
    'local practice goes by what it is about',
    { parties: [party('user', ['paper.keep'], '8')], amendments: [{ of: 'party user', keys: ['may'], source: source('23') }] },
    '23',
  ],
])('%s', (_, said, cite) => {
  const regime = { id: 'm', amendments: [], demands: [], ...said } as unknown as Regime
  expect(paperCitation(regime)).toEqual(cite === null ? null : { regime: 'm', cite })
})
