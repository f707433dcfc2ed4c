import { today } from '../../kernel/index.ts'
import type { CaseHooks } from '../../procedures/index.ts'
import { type LineInput, linesOf } from '../line.ts'
import { directionOf, lineInWords } from '../rules/lines.ts'
import { contractedProviders, partnersOf } from '../store/dealings.ts'
import { orderFacts } from '../store/known.ts'
import { issueWorkOrder } from './issuing.ts'
import { left } from './leaving.ts'
import type { OrdersNeeds } from './needs.ts'
import { read, submitted } from './submitting.ts'

/** What an order adds to a case: its lines, work orders and resources. */
export const createHooks = (needs: Pick<OrdersNeeds, 'clock' | 'regimes' | 'completeWork'>): CaseHooks => ({
  readLines: (reader, about, said) => read(needs, reader, about, said as readonly LineInput[]),
  linesInWords: (file) => linesOf(file).map(lineInWords).join('\n'),
  facts: async (reader, file) => ({ ...(await orderFacts(reader, file, today(needs.clock))), ...directionOf(linesOf(file)) }),
  partners: (reader, organisationId) => partnersOf(reader, organisationId),
  contractedProviders: (reader, jurisdictionId, on) => contractedProviders(reader, jurisdictionId, on),
  submitted: (about, facts) => submitted(needs, about, facts),
  entered: (about) => issueWorkOrder(needs, about),
  left: (about, leaving) => left(needs, about, leaving),
})
