import type { Id } from '../../kernel/index.ts'

const one: Readonly<Record<string, string>> = {
  case: '/cases/',
  'duty-instance': '/duties/',
  'work-order': '/work-orders/',
  resource: '/resources/',
  system: '/systems/',
  statement: '/statements/',
  correction: '/statements/',
  payment: '/statements/',
  budget: '/budgets/',
  'budget-estimate': '/budget-estimates/',
  reconciliation: '/reconciliations/',
  scorecard: '/evaluations/',
  document: '/documents?open=',
  'official-document': '/official-documents/',
  'measure-draft': '/measure-drafts/',
  'measure-trial': '/measure-drafts/',
}

const page: Readonly<Record<string, string>> = {
  person: '/people',
  organisation: '/organisations',
  jurisdiction: '/measures',
  affiliation: '/affiliations',
  'blacklist-entry': '/blacklist',
  contract: '/contracts',
  'beyond-contract-consent': '/contracts',
  pool: '/pools',
  connection: '/connections',
  'unqualified-service': '/unqualified-services',
  'settled-elsewhere': '/settled-elsewhere',
  'catalogue-edition': '/catalogue',
  'catalogue-import': '/catalogue',
  'service-item': '/catalogue',
  duty: '/duties',
  'important-period': '/duties',
  usage: '/usage',
  'resource-check': '/usage',
  season: '/usage',
  outage: '/outages',
  'metered-quantity': '/metering',
  'metered-quantities': '/metering',
  'evaluation-round': '/evaluations',
  'evaluation-scale': '/evaluations',
  assessment: '/statements',
  'provider-bill': '/provider-bills',
  'budget-threshold': '/budget',
  'budget-finding': '/budget',
  'budget-accrual': '/budget',
  authorization: '/authorizations',
  'emergency-look': '/authorizations',
  'operating-grant': '/authorizations',
  'operating-handover': '/authorizations',
  paper: '/authorizations',
  'holiday-notice': '/calendars',
  webhook: '/notices?view=webhooks',
  'notice-sentence': '/notices?view=sentences',
}

/** The page of the console where a thing is seen; null for what has none. */
export function linkTo(kind: string, id: Id): string | null {
  if (kind === 'usage-finding') return `/systems/${id}/usage`
  if (Object.hasOwn(one, kind)) return `${one[kind]}${id}`
  return (Object.hasOwn(page, kind) ? page[kind] : null) ?? null
}
