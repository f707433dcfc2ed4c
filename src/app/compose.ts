import { auditRoutes, createAudit } from '../audit/index.ts'
import { budgetRoutes, createBudget } from '../budget/index.ts'
import type { LivingCalendar } from '../calendar/index.ts'
import { catalogueRoutes, createCatalogue } from '../catalogue/index.ts'
import { contractsRoutes, createContracts } from '../contracts/index.ts'
import { createDocuments, type DocumentsNeeds, documentsRoutes, loadTemplates, printHere } from '../documents/index.ts'
import { createDuties, dutiesRoutes, type OpenAbout } from '../duties/index.ts'
import { createEvaluation, evaluationRoutes, gradeFacts } from '../evaluation/index.ts'
import { createHolidays, holidaysRoutes } from '../holidays/index.ts'
import { createHashing, createIdentity, type HashingCost, identityRoutes, standingsOf } from '../identity/index.ts'
import { type Clock, createDoor, type Database, forgetKeys, type Route } from '../kernel/index.ts'
import { createMetering, meteringRoutes } from '../metering/index.ts'
import {
  createNotices,
  loadTemplates as loadSentences,
  noticesRoutes,
  type Outgoing,
  type Templates as Sentences,
} from '../notices/index.ts'
import { createOrders, ordersRoutes } from '../orders/index.ts'
import { createOverview, createReports, loadReportTemplates, overviewRoutes, reportRoutes } from '../overview/index.ts'
import { createParties, partiesRoutes } from '../parties/index.ts'
import { type Cases, casesRoutes, createCases, joinFacts, subjectFacts } from '../procedures/index.ts'
import { createReconciliation, reconciliationRoutes } from '../reconciliation/index.ts'
import { permissionName, type Regimes, regimesRoutes } from '../regimes/index.ts'
import { createRights, rightsRoutes } from '../rights/index.ts'
import { createSearch, searchRoutes } from '../search/index.ts'
import { createSettlement, createThreads, lostTermsBy, settlementRoutes } from '../settlement/index.ts'
import { createSystems, systemsRoutes } from '../systems/index.ts'
import { availabilityOf, createUtilization, usageFacts, utilizationRoutes } from '../utilization/index.ts'
import { createWorkbench, workbenchRoutes } from '../workbench/index.ts'
import { alsoLeft } from './also-left.ts'
import { clockRoutes } from './clock-routes.ts'
import { journaled } from './jobs/journal.ts'
import { jobsRoutes } from './jobs/routes.ts'
import { workRoutes } from './jobs/work-routes.ts'
import { createMeasures } from './measures.ts'
import type { MovingClock } from './moving-clock.ts'
import type { RunningSetting } from './running-settings.ts'
import { settingsRoutes } from './settings-routes.ts'
import { shipped } from './shipped.ts'
import { createProofs } from './story-proofs.ts'
import { trialRoutes } from './trial/routes.ts'
import { createTrials } from './trial/service.ts'

export interface CompositionNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly calendar: LivingCalendar
  readonly regimes: Regimes
  /** Folders of packs beside the program's own, for the stories that stand in them. */
  readonly furtherRegimes?: readonly string[]
  readonly sessionIdleMinutes: number
  /** Less than the standard cost only in tests and scenarios. */
  readonly hashingCost?: HashingCost
  /** The clock, where it can be moved: demo, scenarios and tests. */
  readonly movingClock?: MovingClock | null
  /** How messages leave the house: not at all unless said. */
  readonly outgoing?: Outgoing
  /** The sentences of notices, where they are not only those that come with the program. */
  readonly sentences?: Sentences
  /** The address that people open, without a path; null: this machine's own. */
  readonly publicUrl?: string | null
  /** The templates of official documents; those that come with the program unless said. */
  readonly templates?: DocumentsNeeds['templates']
  /** The settings that this process runs with, as they may be shown. */
  readonly running?: readonly RunningSetting[]
  /** How official documents are printed; in this process unless said. */
  readonly printing?: DocumentsNeeds['printing']
  /** How many official documents are issued at once and wait. */
  readonly issuing?: DocumentsNeeds['issuing']
}

const withinTheHouse: Outgoing = {
  ...{ smtpUrl: null, smtpFrom: null, smtpTls: 'required', webhookNetworks: [], secretKeys: [], authorities: [], publicUrl: null },
}

/** Everything put together from what it needs: the operations of the API, and the work that no request asks for. */
export function compose(needs: CompositionNeeds) {
  const { db, clock, regimes } = needs
  const door = createDoor({ db, clock, nameOf: permissionName })
  const parties = createParties({
    ...{ db, door, clock },
    regimes: { has: regimes.has, partiesOf: (id) => standingsOf(regimes.get(id)) },
    lostTerms: lostTermsBy(regimes),
  })
  const { affiliations, regimeIdOn } = parties
  const { judge, partiesOf, citationOf, cycleBegins } = createMeasures({ regimes, regimeIdOn })
  const hashing = createHashing(needs.hashingCost)
  const identity = createIdentity({ db, door, clock, affiliations, partiesOf, hashing, idleMinutes: needs.sessionIdleMinutes })
  const audit = createAudit({ db, door })
  const holidays = createHolidays({
    ...{ db, door, clock, calendar: needs.calendar },
    terms: () =>
      [cases, duties].map(({ movedTerms, rereadTerm }) => ({
        moves: (calendar, changed) => movedTerms({ calendar, changed }),
        reread: rereadTerm,
      })),
  })
  const systems = createSystems({ db, door, clock, judge, facts: (reader, about) => facts(reader, about) })
  const rights = createRights({ db, door, clock, citationOf })
  const catalogue = createCatalogue({ db, door, clock, judge, partiesOf })
  const contracts = createContracts({
    db,
    door,
    clock,
    judge,
    counterparties: parties,
    facts: (reader, about) => facts(reader, about),
    openAbout: (writing, opening) => cases.openAbout(writing, opening),
    signed: (writing, contract) => duties.contractSigned(writing, contract),
    itemsOf: catalogue.itemsOf,
  })
  const settlement = createSettlement({
    db,
    door,
    clock,
    regimes,
    regimeIdOn,
    contracts,
    availabilityOf,
    threads: createThreads(shipped.calendars, holidays.entered),
  })
  const reconciling = createReconciliation({ db, door, clock, regimes, cycleOn: settlement.cycleOn })
  const printing = needs.printing ?? printHere()
  const overview = createOverview({ db, clock, calendar: needs.calendar, regimes, regimeIdOn })
  const reports = createReports({
    db,
    door,
    clock,
    overview,
    templates: loadReportTemplates(shipped.reports),
    printing,
  })
  const budget = createBudget({ db, door, clock, regimes, settlement })
  const evaluation = createEvaluation({
    ...{ db, door, clock, calendar: needs.calendar, regimes, regimeIdOn, availabilityOf },
    facts: (reader, about) => facts(reader, about),
    openAbout: (writing, opening) => cases.openAbout(writing, opening),
    cycleOn: settlement.cycleOn,
  })
  /** What measures' rules may ask; a folder that knows more of units, systems and providers joins its source here. */
  const facts = joinFacts(subjectFacts, usageFacts, gradeFacts)
  // Each needs a part of the other: an order lives in a case, and its work order moves the case on.
  const orders = createOrders({ db, door, clock, regimes, completeWork: (writing, caseId) => cases.completeWork(writing, caseId) })
  const { calendar } = needs
  const openAbout: OpenAbout = (writing, about) => cases.openAbout(writing, about)
  const duties = createDuties({ db, door, clock, calendar, regimes, regimeIdOn, facts, openAbout })
  const utilization = createUtilization({
    ...{ db, door, clock, regimes, regimeIdOn, facts },
    openAbout: (writing, opening) => cases.openAbout(writing, opening),
  })
  const metering = createMetering({ db, door, clock, cycleBegins })
  const hooks = alsoLeft(orders.hooks, duties.left)
  const cases: Cases = createCases({ db, door, clock, calendar, regimes, regimeIdOn, facts, hooks })
  const templates = needs.templates ?? loadTemplates({ shipped: shipped.templates, packs: [shipped.regimes], office: null })
  const documents = createDocuments({
    ...{ db, door, clock, regimes, settlement, evaluation },
    templates,
    printing,
    ...(needs.issuing ? { issuing: needs.issuing } : {}),
    verifyAt: needs.publicUrl ?? 'http://127.0.0.1:8320',
    linesInWords: orders.hooks.linesInWords,
  })

  const search = createSearch({ db, clock, regimes, regimeIdOn })
  const workbench = createWorkbench({
    ...{ db, door, clock, calendar, regimes, templates },
    acts: {
      acceptWorkOrder: orders.accept,
      confirmQuantity: (actor, id, key) => metering.confirmQuantities(actor, [id], key),
      readDocument: cases.document,
      fileEvidence: (actor, id, filed, key) => duties.fulfil(actor, id, { ...filed, replaces: null }, key),
    },
  })

  const notices = createNotices({
    ...{ db, door, clock, regimes, partiesOf },
    templates: needs.sentences ?? loadSentences([shipped.notices]),
    outgoing: needs.outgoing ?? withinTheHouse,
    people: identity.actorsOf,
    lives: identity.lives,
    follow: cases.follow,
  })

  const trials = createTrials({ db, door, clock, regimes, regimeIdOn, further: needs.furtherRegimes ?? [] })

  const jobs = journaled(
    { db, clock, before: holidays.refresh },
    {
      /** What falls due by itself: terms that run out, steps that go on, duties that arise and become overdue. */
      sweep: async (): Promise<void> => {
        await cases.sweep()
        await duties.sweep()
      },
      /** Settlements that a process left unfinished. */
      settle: () => settlement.resume(),
      /** Trials of drafts that a process left unfinished. */
      try: () => trials.resume(),
      /** What budgets have come to, once a day. */
      accrue: () => budget.accrueAll(),
      /** What nobody was told at once: days that come near, and what was committed while no process listened. */
      tell: () => notices.tellEach(),
      /** E-mails and webhooks that are due. */
      deliver: () => notices.deliver(),
      /** Entries of the search that bear a former name. */
      rename: async (): Promise<void> => void (await search.refreshRenamed()),
      /** What is kept for a while only: keys of requests, counts of failed sign-ins. */
      forget: async (): Promise<void> => {
        await forgetKeys(db, clock.now())
        await identity.forgetAttempts()
        await notices.forgetAskings()
      },
      /** Terms that an approved holiday notice touches. */
      reread: holidays.reread,
    },
  )
  /** Before anything is asked of this process: another one may have taken up a holiday notice. */
  const authenticate: typeof identity.authenticate = async (...asked) => {
    await holidays.refresh()
    return identity.authenticate(...asked)
  }
  /** Once, before the first request of a start: the calendar may have grown since the last one. */
  const atStart = async (): Promise<void> => {
    await holidays.refresh()
    await cases.rereadProvisional()
    await duties.rereadProvisional()
  }
  const routes: Route[] = [
    ...clockRoutes(clock, needs.movingClock ?? null, jobs.sweep),
    ...jobsRoutes({ db, door, jobs }),
    ...workRoutes(db),
    ...settingsRoutes(needs.running ?? []),
    ...identityRoutes(identity),
    ...auditRoutes(audit),
    ...holidaysRoutes(holidays),
    ...partiesRoutes(parties),
    ...regimesRoutes({ regimes, clock, proofs: createProofs([shipped.regimes, ...(needs.furtherRegimes ?? [])]) }),
    ...trialRoutes(trials, regimes),
    ...systemsRoutes(systems),
    ...rightsRoutes(rights, clock),
    ...catalogueRoutes(catalogue),
    ...contractsRoutes(contracts),
    ...casesRoutes(cases),
    ...dutiesRoutes(duties),
    ...ordersRoutes(orders),
    ...utilizationRoutes(utilization),
    ...meteringRoutes(metering),
    ...evaluationRoutes(evaluation),
    ...settlementRoutes(settlement),
    ...budgetRoutes(budget),
    ...reconciliationRoutes(reconciling),
    ...noticesRoutes(notices),
    ...documentsRoutes(documents),
    ...overviewRoutes(overview),
    ...reportRoutes(reports),
    ...searchRoutes(search),
    ...workbenchRoutes(workbench),
  ]
  /** What trying a draft on past cases asks (`trial/`). */
  const asked = { door, regimeIdOn, contracts, facts, hooks: orders.hooks, availabilityOf, threads: null, takeUpHolidays: holidays.refresh }
  return { routes, jobs, atStart, calendar, identity: { ...identity, authenticate }, parties, cases, notices, trials, asked }
}

export type Composition = ReturnType<typeof compose>
