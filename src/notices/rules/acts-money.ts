import type { Rule } from './told.ts'

const byRun = '由运行结束时的结果告知'

/** Acts on quantities, statements, payments, reconciliations and budgets. */
export const moneyActs: Readonly<Record<string, Rule>> = {
  'metering.report': { kind: 'metering', to: ['concerned', 'provider'] },
  'metering.correct': { kind: 'metering', to: ['concerned', 'provider'] },
  'metering.import': { kind: 'metering', to: ['concerned'] },
  'metering.confirm': { kind: 'metering', to: ['concerned', 'provider'] },
  'metering.object': { kind: 'metering', to: ['concerned', 'provider'] },

  'statement.account': { silent: byRun },
  'statement.accounted': { kind: 'statement', to: ['may:statement.account', 'may:statement.review'] },
  'statement.review': { kind: 'statement', to: ['may:statement.account', 'may:statement.review', 'may:statement.seal'] },
  'statement.return': { kind: 'statement', to: ['may:statement.account', 'may:statement.review'] },
  'statement.seal': { silent: byRun },
  'statement.sealed': {
    kind: 'statement',
    to: ['others', 'may:statement.account', 'may:statement.review', 'may:statement.seal', 'may:statement.pay'],
  },
  'statement.compare': { silent: byRun },
  'statement.compared': { kind: 'statement', to: ['may:statement.account', 'may:statement.review'] },
  'statement.export': { silent: '导出只是查阅' },
  'correction.propose': { kind: 'statement', to: ['may:statement.correct', 'may:statement.review'] },
  'correction.decide': { kind: 'statement', to: ['concerned', 'may:statement.correct', 'may:statement.review'] },
  'correction.withdraw': { kind: 'statement', to: ['may:statement.correct', 'may:statement.review'] },
  'payment.record': { kind: 'statement', to: ['concerned', 'may:statement.pay', 'may:statement.account'] },
  'payment.reverse': { kind: 'statement', to: ['concerned', 'may:statement.pay', 'may:statement.account'] },
  'assessment.record': { kind: 'statement', to: ['concerned', 'may:assessment.record', 'may:statement.account'] },

  'provider-bill.import': { kind: 'reconciliation', to: ['concerned', 'may:reconciliation.manage'] },
  'reconciliation.compare': { kind: 'reconciliation', to: ['concerned', 'may:reconciliation.manage'] },
  'reconciliation.decide': { kind: 'reconciliation', to: ['concerned', 'may:reconciliation.manage'] },
  'reconciliation.comment': { kind: 'reconciliation', to: ['concerned', 'may:reconciliation.manage'] },
  'reconciliation.close': { kind: 'reconciliation', to: ['concerned', 'may:reconciliation.manage'] },

  'budget.estimate': { kind: 'budget', to: ['may:budget.manage'] },
  'budget.draft': { kind: 'budget', to: ['may:budget.manage'] },
  'budget.edit': { kind: 'budget', to: ['may:budget.manage'] },
  'budget.issue': { kind: 'budget', to: ['others', 'may:budget.read'] },
  'budget.withdraw': { kind: 'budget', to: ['may:budget.manage'] },
  'budget.set-threshold': { kind: 'budget', to: ['may:budget.manage'] },
  'budget.accrue': { silent: '每日计算；达到预警比例的另行告知' },
}
