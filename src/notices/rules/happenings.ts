import { moneyActs } from './acts-money.ts'
import { officeActs } from './acts-office.ts'
import { workActs } from './acts-work.ts'
import { lapses } from './lapses.ts'
import type { Rule } from './told.ts'

/** Every act that can be on record. One that is not here is never passed over: telling it fails until somebody says who is told. */
export const acts: Readonly<Record<string, Rule>> = { ...officeActs, ...workActs, ...moneyActs }

/**
 * What an act leaves on record about a thing beside its own: a decision on a case issues a work order, a sweep finds a budget used up. Such
 * entries are told as what happened to that thing, whichever act brought it about.
 */
const aside: Readonly<Record<string, { readonly unless: string; readonly name: string; readonly rule: Rule }>> = {
  'work-order': { unless: 'work-order.', name: 'work-order.change', rule: { kind: 'work-order', to: ['concerned', 'provider'] } },
  'budget-finding': { unless: '-', name: 'budget.warn', rule: { kind: 'budget', to: ['concerned', 'may:budget.manage'] } },
  resource: { unless: '-', name: 'resource.change', rule: { silent: '办件与工单逐项告知' } },
  'duty-instance': { unless: 'duty.', name: 'duty.begin', rule: { silent: '每项义务各自告知' } },
  case: { unless: 'case.', name: 'case.follow', rule: { silent: '办件经过逐项告知' } },
}

/** What happened, as templates and tests name it, with its rule; null for an act that nobody has said a rule for. */
export function ruleOfAct(act: string, objectKind: string): { readonly name: string; readonly rule: Rule } | null {
  const beside = Object.hasOwn(aside, objectKind) ? aside[objectKind] : undefined
  if (beside && !act.startsWith(beside.unless)) return beside
  const rule = Object.hasOwn(acts, act) ? acts[act] : undefined
  return rule ? { name: act, rule } : null
}

/** What is told that is no entry of the record but a row of its own, or a day that comes near. */
export const happenings = {
  'case.turn': { kind: 'turn', to: ['turn'] },
  'case.begun': { kind: 'case', to: ['parts'] },
  'case.left': { kind: 'case', to: ['parts'] },
  'case.elapsed': { kind: 'case', to: ['parts'] },
  'case.overdue': { kind: 'overdue', to: ['turn', 'parts'] },
  'case.proposed': { kind: 'turn', to: ['desk'] },
  'case.endorsed': { kind: 'turn', to: ['desk'] },
  'case.returned': { kind: 'turn', to: ['desk'] },
  'case.advised': { kind: 'case', to: ['turn'] },
  'case.reread': { kind: 'deadline', to: ['turn', 'parts'] },
  'case.due': { kind: 'deadline', to: ['turn'] },
  'document.issued': { kind: 'document', to: ['others'] },
  'duty.new': { kind: 'duty', to: ['concerned'] },
  'duty.due': { kind: 'deadline', to: ['concerned'] },
  'usage.found': { kind: 'usage', to: ['concerned', 'provider', 'may:usage.inspect'] },
  ...lapses,
} as const satisfies Record<string, Rule>

export type Happening = keyof typeof happenings

/** Every name under which something is told: each has its sentences in a template. */
export const toldNames = (): string[] => [
  ...Object.keys(happenings),
  ...Object.entries(acts).flatMap(([name, rule]) => ('silent' in rule ? [] : [name])),
  ...Object.values(aside).flatMap(({ name, rule }) => ('silent' in rule ? [] : [name])),
]

/** The kind under which a name is told. */
export function kindOf(name: string): string | null {
  const rules: Readonly<Record<string, Rule>> = { ...acts, ...happenings }
  const rule = rules[name] ?? Object.values(aside).find((beside) => beside.name === name)?.rule
  return rule && 'kind' in rule ? rule.kind : null
}

/** Acts that nobody is told of, and the kinds of things that any act may leave an entry about. */
export const silentActs: readonly string[] = Object.keys(acts).filter((name) => 'silent' in (acts[name] ?? {}))
export const asides: readonly string[] = Object.keys(aside)
