import { auditRoutes, createAudit } from '../audit/index.ts'
import { budgetRoutes, createBudget } from '../budget/index.ts'
import type { Calendar } from '../calendar/index.ts'
import { catalogueRoutes, createCatalogue } from '../catalogue/index.ts'
import { contractsRoutes, createContracts } from '../contracts/index.ts'
import { createDuties, dutiesRoutes, type OpenAbout } from '../duties/index.ts'
import { createEvaluation, evaluationRoutes, gradeFacts } from '../evaluation/index.ts'
import { createHashing, createIdentity, type HashingCost, identityRoutes, standingsOf } from '../identity/index.ts'
import { type Clock, createDoor, type Database, forgetKeys, type Route } from '../kernel/index.ts'
import { createMetering, meteringRoutes } from '../metering/index.ts'
import { createOrders, ordersRoutes } from '../orders/index.ts'
import { createParties, partiesRoutes } from '../parties/index.ts'
import { type Cases, casesRoutes, createCases, joinFacts, subjectFacts } from '../procedures/index.ts'
import { createReconciliation, reconciliationRoutes } from '../reconciliation/index.ts'
import { permissionName, type Regimes, regimesRoutes } from '../regimes/index.ts'
import { createRights, rightsRoutes } from '../rights/index.ts'
import { createSearch, searchRoutes } from '../search/index.ts'
import { createSettlement, createThreads, settlementRoutes } from '../settlement/index.ts'
import { createSystems, systemsRoutes } from '../systems/index.ts'
import { availabilityOf, createUtilization, usageFacts, utilizationRoutes } from '../utilization/index.ts'
import { createWorkbench, workbenchRoutes } from '../workbench/index.ts'
import { alsoLeft } from './also-left.ts'
import { clockRoutes } from './clock-routes.ts'
import { createMeasures } from './measures.ts'
import type { MovingClock } from './moving-clock.ts'
import { shipped } from './shipped.ts'

export interface CompositionNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly calendar: Calendar
  readonly regimes: Regimes
  readonly sessionIdleMinutes: number
  /** Less than the standard cost only in tests and scenarios. */
  readonly hashingCost?: HashingCost
  /** The clock, where it can be moved: demo, scenarios and tests. */
  readonly movingClock?: MovingClock | null
}

/** Everything put together from what it needs: the operations of the API, and the work that no request asks for. */
export function compose(needs: CompositionNeeds) {
  const { db, clock, regimes } = needs
  const door = createDoor({ db, clock, nameOf: permissionName })
  const parties = createParties({ db, door, clock, regimes: { has: regimes.has, partiesOf: (id) => standingsOf(regimes.get(id)) } })
  const { affiliations, regimeIdOn } = parties
  const { judge, partiesOf, citationOf } = createMeasures({ regimes, regimeIdOn })
  const hashing = createHashing(needs.hashingCost)
  const identity = createIdentity({ db, door, clock, affiliations, partiesOf, hashing, idleMinutes: needs.sessionIdleMinutes })
  const audit = createAudit({ db })
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
    threads: createThreads(shipped.calendars),
  })
  const reconciling = createReconciliation({ db, door, clock, regimes, cycleOn: settlement.cycleOn })
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
  const metering = createMetering({ db, door, clock })
  const hooks = alsoLeft(orders.hooks, duties.left)
  const cases: Cases = createCases({ db, door, clock, calendar, regimes, regimeIdOn, facts, hooks })

  const search = createSearch({ db, clock, regimes, regimeIdOn })
  const workbench = createWorkbench({
    ...{ db, door, clock, calendar, regimes },
    acts: {
      acceptWorkOrder: orders.accept,
      confirmQuantity: (actor, id, key) => metering.confirmQuantities(actor, [id], key),
      readDocument: cases.document,
      fileEvidence: (actor, id, filed, key) => duties.fulfil(actor, id, { ...filed, replaces: null }, key),
    },
  })

  const jobs = {
    /** What falls due by itself: terms that run out, steps that go on, duties that arise and become overdue. */
    sweep: async (): Promise<void> => {
      await cases.sweep()
      await duties.sweep()
    },
    /** Settlements that a process left unfinished. */
    settle: () => settlement.resume(),
    /** What budgets have come to, once a day. */
    accrue: () => budget.accrueAll(),
    /** What is kept for a while only: keys of requests, counts of failed sign-ins. */
    forget: async (): Promise<void> => {
      await forgetKeys(db, clock.now())
      await identity.forgetAttempts()
    },
  }
  /** Once, before the first request of a start: the calendar may have grown since the last one. */
  const atStart = async (): Promise<void> => {
    await cases.rereadProvisional()
    await duties.rereadProvisional()
  }
  const routes: Route[] = [
    ...clockRoutes(clock, needs.movingClock ?? null, jobs.sweep),
    ...identityRoutes(identity),
    ...auditRoutes(audit),
    ...partiesRoutes(parties),
    ...regimesRoutes({ regimes, clock }),
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
    ...searchRoutes(search),
    ...workbenchRoutes(workbench),
  ]
  /** What trying a draft on past cases asks (`trial/`). */
  const asked = { door, regimeIdOn, contracts, facts, hooks: orders.hooks, availabilityOf, threads: null }
  return { routes, jobs, atStart, identity, parties, cases, asked }
}

export type Composition = ReturnType<typeof compose>
