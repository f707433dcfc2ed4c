interface VerbRule {
  /** What an act of this verb may say. */
  readonly words: readonly string[]
  /** What the record calls it; null where one act is none in the record, or several. */
  readonly recorded: readonly string[] | null
}

const of = (words: readonly string[], ...recorded: readonly string[]): VerbRule => ({
  words,
  recorded: recorded.length > 0 ? recorded : null,
})

/** Everything that people do in stories and in the demo: the one list of it; docs/scenarios.md says what each does. */
export const verbs = {
  begins: of(['procedure', 'as', 'about', 'system', 'provider', 'lines', 'fields'], 'case.begin'),
  finds: of(['case', 'procedure', 'about', 'system']),
  writes: of(['case', 'lines', 'fields']),
  attaches: of(['case', 'document', 'name', 'content'], 'case.attach'),
  acts: of(['case', 'outcome', 'opinion', 'fields'], 'case.act'),
  returns: of(['case', 'opinion'], 'case.send-back'),
  advises: of(['case', 'opinion'], 'case.advise'),
  works: of(
    ['case', 'accept', 'done', 'failed', 'reason', 'retry', 'callback'],
    'work-order.accept',
    'work-order.report',
    'work-order.retry',
  ),
  accounts: of(['statement', 'from', 'to'], 'statement.account'),
  reviews: of(['statement', 'opinion'], 'statement.review'),
  'returns-statement': of(['statement', 'opinion'], 'statement.return'),
  seals: of(['statement', 'opinion'], 'statement.seal'),
  pays: of(['statement', 'to', 'amount', 'on', 'voucher', 'note'], 'payment.record'),
  'reverses-payment': of(['statement', 'no', 'reason'], 'payment.reverse'),
  corrects: of(['statement', 'line', 'adjustment', 'amount', 'reason', 'cause', 'evidence'], 'correction.propose'),
  'decides-correction': of(['statement', 'no', 'decision', 'opinion'], 'correction.decide'),
  'withdraws-correction': of(['statement', 'no'], 'correction.withdraw'),
  'reports-quantity': of(['system', 'item', 'from', 'to', 'quantity', 'note'], 'metering.report'),
  'corrects-quantity': of(['system', 'item', 'from', 'to', 'quantity', 'note', 'reason'], 'metering.correct'),
  'confirms-quantity': of(['system', 'item', 'from'], 'metering.confirm'),
  'objects-to-quantity': of(['system', 'item', 'from', 'opinion'], 'metering.object'),
  fulfils: of(['duty', 'of', 'note', 'from', 'to', 'evidence', 'replaces'], 'duty.fulfil'),
  waives: of(['duty', 'of', 'period', 'system', 'reason'], 'duty.waive'),
  'opens-round': of(['evaluation', 'from', 'to'], 'evaluation.open-round'),
  scores: of(['evaluation', 'of', 'from', 'dimension', 'score', 'reason'], 'evaluation.score'),
  answers: of(['evaluation', 'of', 'from', 'dimension', 'score', 'comment'], 'evaluation.answer'),
  concludes: of(['evaluation', 'of', 'from', 'leave-out']),
  publishes: of(['evaluation', 'of', 'from']),
  objects: of(['evaluation', 'from', 'reason'], 'evaluation.object'),
  'decides-objection': of(['evaluation', 'of', 'from', 'upheld', 'reason', 'corrections'], 'evaluation.decide-objection'),
  looks: of(['paper', 'version', 'contact-of'], 'paper.look'),
  freezes: of(['authorization', 'operating-grant', 'reason'], 'authorization.freeze', 'operating-grant.freeze'),
  unfreezes: of(['authorization', 'operating-grant', 'reason'], 'authorization.unfreeze', 'operating-grant.unfreeze'),
  revokes: of(['authorization', 'operating-grant', 'reason'], 'authorization.revoke', 'operating-grant.revoke'),
  renames: of(['authorization', 'persons'], 'authorization.rename'),
  'asks-emergency': of(['as', 'paper', 'system', 'kind', 'reason', 'hours'], 'emergency-look.ask'),
  seconds: of(['emergency'], 'emergency-look.second'),
  'numbers-documents': of(['pattern', 'series'], 'document.set-series'),
  'issues-document': of(['case', 'statement', 'kind'], 'document.issue'),
  'confirms-handover': of(['handover'], 'operating-handover.confirm'),
} satisfies Readonly<Record<string, VerbRule>>

export type Verb = keyof typeof verbs
export const verbNames = Object.keys(verbs) as readonly Verb[]
