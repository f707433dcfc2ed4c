import type { Rule } from './told.ts'

const byCase = '办件经过逐项告知'

/** Acts on cases, duties, work orders, the catalogue, contracts, usage and evaluations. */
export const workActs: Readonly<Record<string, Rule>> = {
  'case.begin': { silent: byCase },
  'case.write': { silent: '还在填写；提交时告知' },
  'case.attach': { silent: '还在填写；提交时告知' },
  'case.withdraw-material': { silent: '还在填写；提交时告知' },
  'case.act': { silent: byCase },
  'case.send-back': { silent: byCase },
  'case.advise': { silent: byCase },
  'case.term-ran-out': { silent: byCase },
  'case.term-reread': { kind: 'deadline', to: ['turn', 'parts'] },
  'document.read': { silent: '阅读情况在文书上显示' },

  'duty.arise': { silent: '每项义务各自告知' },
  'duty.judge-condition': { silent: '由此产生的义务各自告知' },
  'duty.overdue': { kind: 'overdue', to: ['concerned', 'may:duty.manage'] },
  'duty.fulfil': { kind: 'duty', to: ['concerned', 'may:duty.manage'] },
  'duty.waive': { kind: 'duty', to: ['concerned', 'may:duty.manage'] },
  'duty.term-reread': { kind: 'duty', to: ['concerned', 'may:duty.manage'] },
  'duty.declare-period': { kind: 'duty', to: ['units'] },
  'duty.end-period': { kind: 'duty', to: ['units'] },
  'duty.set-interval': { kind: 'duty', to: ['units'] },

  'work-order.accept': { kind: 'work-order', to: ['concerned', 'provider'] },
  'work-order.report': { kind: 'work-order', to: ['concerned', 'provider'] },
  'work-order.retry': { kind: 'work-order', to: ['concerned', 'provider'] },

  'item.create': { kind: 'catalogue', to: ['may:catalogue.draft', 'may:catalogue.ceiling', 'may:catalogue.price'] },
  'item.change': { kind: 'catalogue', to: ['may:catalogue.draft', 'may:catalogue.ceiling', 'may:catalogue.price'] },
  'catalogue.import': { kind: 'catalogue', to: ['may:catalogue.draft', 'may:catalogue.ceiling', 'may:catalogue.price'] },
  'price.set': { kind: 'catalogue', to: ['may:catalogue.draft', 'may:catalogue.ceiling', 'may:catalogue.price', 'may:catalogue.publish'] },
  'edition.publish': { kind: 'catalogue', to: ['units'] },

  'contract.sign': { kind: 'contract', to: ['concerned', 'may:contract.sign', 'may:statement.account'] },
  'contract.end': { kind: 'contract', to: ['concerned', 'may:contract.sign', 'may:statement.account'] },
  'contract.consent': { kind: 'contract', to: ['concerned', 'may:contract.consent', 'may:statement.account'] },
  'pool.register': { kind: 'contract', to: ['concerned', 'may:pool.manage'] },
  'pool.begin-supervision': { kind: 'contract', to: ['concerned', 'may:pool.manage'] },
  'pool.end-supervision': { kind: 'contract', to: ['concerned', 'may:pool.manage'] },
  'connection.report': { kind: 'contract', to: ['concerned', 'may:connection.read'] },
  'service.decide-unqualified': { kind: 'contract', to: ['concerned', 'may:statement.account', 'may:statement.review'] },
  'service.decide-elsewhere': { kind: 'contract', to: ['concerned', 'may:statement.account', 'may:statement.review'] },

  'usage.report': { kind: 'usage', to: ['concerned', 'may:usage.inspect'] },
  'usage.correct': { kind: 'usage', to: ['concerned', 'may:usage.inspect'] },
  'usage.import': { kind: 'usage', to: ['concerned', 'may:usage.inspect'] },
  'usage.inspect': { kind: 'usage', to: ['concerned', 'provider'] },
  'usage.answer': { kind: 'usage', to: ['concerned', 'may:usage.inspect'] },
  'season.declare': { kind: 'usage', to: ['concerned', 'may:usage.inspect'] },
  'season.withdraw': { kind: 'usage', to: ['concerned', 'may:usage.inspect'] },
  'outage.report': { kind: 'usage', to: ['concerned', 'others', 'may:usage.inspect'] },
  'outage.correct': { kind: 'usage', to: ['concerned', 'others', 'may:usage.inspect'] },

  'evaluation.open-round': {
    kind: 'evaluation',
    to: ['others', 'may:evaluation.conduct', 'called:evaluation.score', 'called:evaluation.answer'],
  },
  'evaluation.set-scale': { kind: 'evaluation', to: ['may:evaluation.conduct', 'may:evaluation.scale'] },
  'evaluation.score': { silent: '公布之前评分只由评分人自己查看' },
  'evaluation.answer': { silent: '公布之前评分只由评分人自己查看' },
  'evaluation.conclude': { kind: 'evaluation', to: ['may:evaluation.conduct'] },
  'evaluation.publish': { kind: 'evaluation', to: ['concerned', 'may:evaluation.conduct'] },
  'evaluation.object': { kind: 'evaluation', to: ['concerned', 'may:evaluation.conduct'] },
  'evaluation.decide-objection': { kind: 'evaluation', to: ['concerned', 'may:evaluation.conduct'] },
}
