import type { Regime } from '../regimes/index.ts'
import type { ForeignObjects } from './authorization.fixture.ts'
import { loadLaw } from './law-files.ts'

/** 三员 of the operator, the handlers of every party of both measures, and the 单位管理员 of a unit. */
export const admins = ['system', 'security', 'audit'] as const
export const parties = {
  'h.authority': 'authority',
  'h.support': 'support',
  'h.user': 'user',
  'h.agency': 'agency',
  'h.provider': 'provider',
  'h.finance': 'finance',
  'h.audit': 'audit',
  'h.security': 'security',
  'h.government': 'government',
  'h.city': 'city-authority',
  'w.authority': 'authority',
  'w.finance': 'finance',
  'w.secrecy': 'secrecy',
  'w.provider': 'provider',
  'w.user': 'user',
  'w.district': 'district-authority',
  'w.province': 'province',
  'w.cybersecurity': 'cybersecurity',
} as const
export type Role = (typeof admins)[number] | keyof typeof parties | 'unit-admin'

export const officers = Object.keys(parties) as (keyof typeof parties)[]
/** Everybody of an organisation that is a party. */
const readers: readonly Role[] = [...officers, 'unit-admin']
export const everybody: readonly Role[] = [...admins, ...readers]
const units: readonly Role[] = ['h.user', 'w.user']
const providers: readonly Role[] = ['h.provider', 'w.provider']
/** What the packs say of a party. Who may do what is read from them: which operation asks for which word is what the table says by itself. */
const { regimes } = await loadLaw([])
const packOf = (role: Role) => regimes.get(role.startsWith('h.') ? 'hunan-2024' : 'weihai-2025')
const where = (holds: (pack: Regime, party: string) => boolean) => officers.filter((role) => holds(packOf(role), parties[role]))
const holding = (word: string) =>
  where(({ parties }, party) => parties.some(({ id, may }) => id === party && may.some((each) => each === word)))
const keepers = holding('paper.keep')
const authorizers = holding('authorization.give')
const governors = holding('authorization.govern')
const rescuers = holding('authorization.emergency')
const reporting = holding('usage.report')
const declaring = holding('season.declare')
const stopping = holding('outage.report')
const inspecting = holding('usage.inspect')
const metering = holding('metering.report')
const confirming = holding('metering.confirm')
const quantityReaders = holding('metering.read')
const budgetReaders = holding('budget.read')
const budgetManagers = holding('budget.manage')
const reconcilers = holding('reconciliation.manage')
const paying = holding('statement.pay')
const correcting = holding('statement.correct')
const assessing = holding('assessment.record')
const dutyManagers = holding('duty.manage')
const drafting = holding('measure.try')
const connected = holding('connection.read')
const dutyBearers = where(({ duties }, party) => duties.some(({ by }) => by === party))
const beginners = where(({ procedures }, party) => procedures.some(({ by }) => by === party))
const conductors = where(({ evaluations }, party) => evaluations.some(({ by }) => by === party))
const scorers = where(({ evaluations }, party) => evaluations.some(({ dimensions }) => dimensions.some(({ by }) => by.includes(party))))
const respondents = where(({ evaluations }, party) =>
  evaluations.some(({ dimensions }) => dimensions.some(({ survey }) => survey === party)),
)
const evaluated = where(({ evaluations }, party) => evaluations.some(({ of }) => of === party))
const drafters: readonly Role[] = ['h.support', 'w.authority']

export interface Row {
  /** Whom the guard lets pass; `anyone` without signing in. Everybody else must be refused. */
  readonly who: readonly Role[] | 'anyone'
  /** Those among them for whom a foreign object is none: the operator's administrators administer everybody. */
  readonly entitled?: readonly Role[]
  /** How a foreign object is asked for. A list has none: it must answer, and tell nothing foreign. */
  readonly foreign?: (of: ForeignObjects) => { readonly params?: Record<string, string>; readonly query?: string; readonly body?: unknown }
  /** How it may answer where that is not 200 for a list, and 403, 404, 409 or 422 for a foreign object. */
  readonly answers?: readonly number[]
  /** Concerns the one who calls only, or nothing that could be foreign: for those who may, there is nothing to cross. */
  readonly own?: true
}

const id = (name: keyof ForeignObjects, body?: unknown) => (of: ForeignObjects) => ({
  params: { id: of[name] },
  ...(body === undefined ? {} : { body }),
})
const read: Row = { who: readers }
const readOne = (name: keyof ForeignObjects): Row => ({ who: readers, foreign: id(name) })
const system: readonly Role[] = ['system']
const fields = {
  name: '改名',
  kind: 'built',
  purpose: '用途',
  classified: false,
  mlps: 2,
  mlpsFiling: null,
  budgetChannel: '预算',
  status: 'on-cloud',
  exemption: null,
  builder: null,
  contact: null,
}
const item = {
  code: 'X-1',
  category1: '计算',
  category2: '',
  category3: '',
  name: '主机',
  specification: '',
  unit: '核·月',
  basis: 'month',
}
const period = { from: '2024-09-01', to: '2024-12-31' }
const figure = { indicator: 'cpu', from: '2024-08-01', to: '2024-08-31', mean: '10' }
const metered = { from: '2024-08-01', to: '2024-08-31', quantity: '1' }
const overviewPeriod = '?from=2024-01-01&to=2024-12-31'
const billFile = { from: '2022-01-01', name: '账单.csv', content: 'YQ==' }
const outage = { from: '2024-09-01T00:00:00Z', to: '2024-09-01T01:00:00Z', kind: 'fault', reason: '故障' }

/** Operation → who may. An operation of the OpenAPI document that is not here fails the test. */
export const table: Readonly<Record<string, Row>> = {
  getClock: { who: 'anyone' },
  isSetUpNeeded: { who: 'anyone' },
  setUp: { who: 'anyone', own: true },
  signIn: { who: 'anyone', own: true },
  whoAmI: { who: everybody, own: true },
  signOut: { who: everybody, own: true },
  signOutEverywhere: { who: everybody, own: true },
  changePassword: { who: everybody, own: true },

  listPeople: { who: ['system', 'security', 'unit-admin'], entitled: ['system', 'security'] },
  createPerson: {
    who: ['system', 'unit-admin'],
    entitled: system,
    foreign: ({ organisationId }) => ({ body: { organisationId, login: 'intruder', name: '某', posts: ['handler'] } }),
  },
  changePerson: { who: ['system', 'unit-admin'], entitled: system, foreign: id('personId', { disabled: true }) },
  resetPassword: { who: ['system', 'unit-admin'], entitled: system, foreign: id('personId') },
  // 安全管理员; for a 安全管理员's account, 审计管理员.
  confirmPerson: { who: ['security', 'audit'], entitled: ['security', 'audit'] },
  endSessions: { who: ['security'], entitled: ['security'] },
  unlockPerson: { who: ['security'], entitled: ['security'] },
  // What is entered and approved is nobody's in particular: the calendar is one for all.
  listCalendarYears: { who: everybody, own: true },
  listHolidayNotices: { who: ['system', 'security'], own: true },
  readHolidayFile: { who: system, own: true },
  checkHolidayNotice: { who: system, own: true },
  enterHolidayNotice: { who: system, own: true },
  previewHolidayNotice: { who: ['system', 'security'], own: true },
  approveHolidayNotice: { who: ['security'], own: true },
  rejectHolidayNotice: { who: ['security'], own: true },
  withdrawHolidayNotice: { who: system, own: true },
  listCalendarReadings: { who: ['system', 'security'], own: true },
  listJobs: { who: system, own: true },
  runJob: { who: system, own: true },
  listWork: { who: system, own: true },
  listSettings: { who: system, own: true },
  listAuditEntries: { who: [...readers, 'audit'], entitled: ['audit'] },
  // Leaves an entry of its own; what it holds is what the list tells.
  exportAuditEntries: { who: [...readers, 'audit'], own: true },
  listAuditWords: { who: [...readers, 'audit'], own: true },

  listJurisdictions: { who: [...readers, 'system'], entitled: system },
  createJurisdiction: { who: system, entitled: system },
  bindRegime: { who: system, entitled: system },
  listLostTerms: { who: system, entitled: system },
  // The parties of another measure are no one's secret; that there is such a jurisdiction is.
  listParties: { who: [...readers, 'system'], entitled: system, foreign: id('jurisdictionId') },
  listOrganisations: { who: [...readers, 'system'], entitled: system },
  createOrganisation: { who: system, entitled: system },
  changeOrganisation: { who: system, entitled: system },
  assignParty: { who: system, entitled: system },
  endParty: { who: system, entitled: system },
  listBlacklist: { who: [...readers, 'system'], entitled: system },
  blacklist: {
    who: ['h.authority'],
    foreign: ({ organisationId }) => ({
      body: { organisationId, name: '某公司', creditCode: null, reason: '失信', source: '公告', from: '2024-09-01', lastDay: null },
    }),
  },
  endBlacklisting: {
    who: ['h.authority'],
    foreign: ({ blacklistId }) => ({ params: { id: blacklistId }, query: '?lastDay=2024-12-31' }),
  },
  listAffiliations: { who: [...readers, 'system'], entitled: system },
  addAffiliation: { who: system, entitled: system },
  endAffiliation: { who: system, entitled: system },

  listSystems: read,
  getSystem: readOne('systemId'),
  listMigration: read,
  listHostingEnding: read,
  registerSystem: { who: units, foreign: ({ organisationId }) => ({ body: { ...fields, organisationId } }) },
  changeSystem: { who: units, foreign: id('systemId', fields) },
  cutOverSystem: { who: units, foreign: id('systemId', { on: '2024-09-01' }) },
  retireOriginalSystem: { who: units, foreign: id('systemId', { on: '2024-09-01' }) },

  // A unit's protected papers. Nobody opens another's, whatever he is; who keeps, authorizes and governs, the packs say.
  listPapers: readOne('systemId'),
  keepPaper: { who: keepers, foreign: id('systemId', { kind: 'report', title: '报告', file: { name: 'a.txt', content: 'YQ==' } }) },
  replacePaper: { who: keepers, foreign: id('paperId', { title: '报告', file: { name: 'a.txt', content: 'YQ==' } }) },
  lookAtPaper: { who: readers, foreign: id('paperId', {}) },
  lookAtContact: readOne('systemId'),
  giveAuthorization: {
    who: authorizers,
    foreign: ({ providerId, personId, systemId }) => ({
      body: {
        organisationId: providerId,
        persons: [personId],
        systemIds: [systemId],
        kinds: ['report'],
        purpose: '用途',
        from: '2024-09-01',
        to: '2024-12-31',
        form: { name: 'a.txt', content: 'YQ==' },
      },
    }),
  },
  listAuthorizations: read,
  getAuthorization: readOne('authorizationId'),
  getAuthorizationForm: readOne('authorizationId'),
  renameAuthorization: {
    who: authorizers,
    foreign: ({ authorizationId, personId }) => ({ params: { id: authorizationId }, body: { persons: [personId] } }),
  },
  freezeAuthorization: { who: governors, foreign: id('authorizationId', { reason: '核查' }) },
  unfreezeAuthorization: { who: governors, foreign: id('authorizationId', { reason: '核查' }) },
  revokeAuthorization: { who: readers, foreign: id('authorizationId', { reason: '核查' }) },
  listAuthorizationCandidates: { who: readers, foreign: ({ organisationId }) => ({ query: `?organisationId=${organisationId}` }) },
  askEmergencyLook: { who: rescuers, foreign: ({ paperId }) => ({ body: { paperId, reason: '处置', hours: 1 } }) },
  secondEmergencyLook: { who: rescuers, foreign: id('emergencyId') },
  listEmergencyLooks: read,
  listRightsRecord: read,
  grantOperating: {
    who: governors,
    foreign: ({ providerId, personId }) => ({ body: { providerId, persons: [personId], scope: ['operate'], ...period, reason: '运营' } }),
  },
  listOperatingGrants: read,
  freezeOperatingGrant: { who: governors, foreign: id('grantId', { reason: '核查' }) },
  unfreezeOperatingGrant: { who: governors, foreign: id('grantId', { reason: '核查' }) },
  revokeOperatingGrant: { who: governors, foreign: id('grantId', { reason: '核查' }) },
  recordOperatingHandover: {
    who: governors,
    foreign: ({ providerId, organisationId }) => ({
      body: { fromProviderId: providerId, toProviderId: organisationId, on: '2024-12-31', items: ['账号'] },
    }),
  },
  listOperatingHandovers: read,
  confirmOperatingHandover: { who: providers, foreign: id('handoverId') },

  listItems: { who: everybody },
  getItem: { who: everybody, foreign: id('itemId') },
  createItem: { who: drafters, own: true },
  changeItem: { who: drafters, foreign: id('itemId', item) },
  setPrice: { who: everybody, foreign: id('itemId', { kind: 'final', amount: '1.00', from: '2024-09-01', reason: '定价' }) },
  listEditions: { who: everybody },
  publishEdition: {
    who: ['h.authority', 'w.authority'],
    foreign: ({ itemId }) => ({ body: { year: 2024, inForceFrom: '2024-09-01', itemIds: [itemId] } }),
  },
  previewImport: { who: drafters, own: true },
  commitImport: { who: drafters, own: true },

  listContracts: { who: everybody },
  signContract: {
    who: drafters,
    foreign: ({ providerId }) => ({
      body: { kind: 'provider', counterpartyId: providerId, number: 'X-1', signedOn: '2024-08-01', ...period, items: [] },
    }),
  },
  endContract: { who: drafters, foreign: id('poolId', { lastDay: '2024-12-31', reason: '提前终止' }) },
  listContractConsents: { who: everybody },
  consentBeyondContract: {
    who: ['w.authority', 'w.finance'],
    foreign: ({ providerId, itemId }) => ({ body: { providerId, itemId, quantity: '1', ...period, reason: '同意' } }),
  },
  listPools: { who: everybody },
  registerPool: {
    who: drafters,
    foreign: ({ providerId }) => ({
      body: { providerId, name: '池', zone: '政务外网区', legacy: false, selfControllable: true, mlps: 3 },
    }),
  },
  listClouds: { who: connected },
  listOffers: { who: everybody },
  beginSupervision: { who: drafters, foreign: id('poolId', { from: '2024-09-01', reason: '纳管' }) },
  endSupervision: { who: drafters, foreign: id('poolId', { on: '2024-09-01', reason: '移出' }) },
  listConnections: { who: connected },
  getConnectionQuality: {
    who: connected,
    foreign: ({ providerId }) => ({ params: { provider: providerId }, query: '?from=2024-09-01&to=2024-09-30' }),
  },
  reportConnection: { who: providers, own: true },
  listUnqualifiedServices: read,
  decideUnqualifiedService: {
    who: ['h.authority', 'w.authority'],
    foreign: ({ providerId, poolId, itemId }) => ({ body: { providerId, poolId, itemId, ...period, reason: '不合格' } }),
  },
  listSettledElsewhere: read,
  decideSettledElsewhere: {
    who: ['h.authority', 'w.authority'],
    foreign: ({ systemId }) => ({ body: { systemId, resourceId: null, ...period, measure: '另一合同', reason: '已结算' } }),
  },

  // The law is no one's secret: a measure of another place is no foreign object.
  listMeasures: { who: everybody },
  getMeasure: { who: everybody, own: true },
  compareMeasures: { who: everybody, own: true },
  uploadMeasureDraft: { who: drafting, own: true },
  listMeasureDrafts: { who: drafting },
  getMeasureDraft: { who: drafting, foreign: id('draftId') },
  compareMeasureDraft: { who: drafting, foreign: id('draftId') },
  startMeasureTrial: { who: drafting, foreign: id('draftId') },
  getMeasureTrial: { who: drafting, foreign: id('trialId') },
  stopMeasureTrial: { who: drafting, foreign: id('trialId') },
  stopTrialWork: { who: ['system'], entitled: ['system'], foreign: id('trialId') },
  listMeasureTrialRows: {
    who: drafting,
    foreign: ({ trialId }) => ({ params: { id: trialId }, query: '?kind=case' }),
  },

  listProcedures: { who: everybody },
  listTodo: read,
  listCases: read,
  beginCase: { who: beginners, foreign: ({ systemId, providerId }) => ({ body: { procedure: 'apply', systemId, providerId } }) },
  getProcedureDiagram: { who: everybody, own: true },
  getProcedureBpmn: { who: everybody, own: true },
  getCase: readOne('caseId'),
  getCaseBpmn: readOne('caseId'),
  getLineTemplate: readOne('caseId'),
  previewLines: { who: readers, foreign: id('caseId', { name: '明细.csv', content: 'YQ==' }) },
  listReceivedDocuments: read,
  listPublishedDocuments: read,
  getDocument: readOne('documentId'),

  listOfficialDocuments: read,
  listOfficialDocumentKinds: read,
  listOfficialDocumentsAbout: { who: readers, foreign: ({ caseId }) => ({ query: `?about=case&aboutId=${caseId}` }) },
  draftOfficialDocument: { who: readers, foreign: ({ caseId }) => ({ query: `?about=case&aboutId=${caseId}&kind=application-letter` }) },
  issueOfficialDocument: {
    who: readers,
    foreign: ({ caseId }) => ({ body: { about: 'case', aboutId: caseId, kind: 'application-letter' } }),
  },
  withdrawOfficialDocument: { who: readers, foreign: id('officialId', { reason: '有误' }) },
  getOfficialDocument: readOne('officialId'),
  getOfficialDocumentFile: { who: readers, foreign: ({ officialId }) => ({ params: { id: officialId, format: 'pdf' } }) },
  attachOfficialDocumentScan: { who: readers, foreign: id('officialId', { name: 'a.pdf', content: 'JVBERi0xLjQ=' }) },
  getOfficialDocumentScan: { who: readers, foreign: ({ officialId, scanId }) => ({ params: { id: officialId, scanId } }) },
  // Of the own organisation only.
  listDocumentSeries: read,
  setDocumentSeries: { who: readers, own: true },
  verifyOfficialDocument: { who: 'anyone', own: true },

  listCandidates: { who: readers, foreign: () => ({ query: '?party=user' }), answers: [200] },
  listCaseVersions: readOne('caseId'),
  getMaterial: { who: readers, foreign: ({ caseId, materialId }) => ({ params: { id: caseId, materialId } }) },
  writeCase: { who: readers, foreign: id('caseId', { fields: { purpose: '改' } }) },
  attachMaterial: { who: readers, foreign: id('caseId', { document: 'application-letter', name: 'a.txt', content: 'YQ==' }) },
  withdrawMaterial: { who: readers, foreign: ({ caseId, materialId }) => ({ params: { id: caseId, materialId } }) },
  actOnCase: { who: readers, foreign: id('caseId', { outcome: 'submit' }) },
  sendBackProposal: { who: readers, foreign: id('caseId', { opinion: '退回' }) },
  adviseOnCase: { who: readers, foreign: id('caseId', { opinion: '意见' }) },

  listDuties: read,
  summariseDuties: read,
  listDutyRules: read,
  getDuty: readOne('dutyId'),
  getDutyEvidence: { who: readers, foreign: ({ dutyId, filingId }) => ({ params: { id: dutyId, filingId } }) },
  listImportantPeriods: read,
  fulfilDuty: { who: dutyBearers, foreign: id('dutyId', { note: '已履行' }) },
  waiveDuty: { who: dutyManagers, foreign: id('dutyId', { reason: '豁免' }) },
  setDutyInterval: { who: dutyManagers, own: true },
  declareImportantPeriod: { who: dutyManagers, own: true },
  endImportantPeriod: { who: dutyManagers, foreign: id('importantPeriodId', { on: '2024-10-02', reason: '结束' }) },

  listWorkOrders: read,
  getWorkOrder: readOne('workOrderId'),
  acceptWorkOrder: { who: providers, foreign: id('workOrderId') },
  reportWorkOrder: { who: providers, foreign: id('workOrderId', { results: [{ line: 1, state: 'done' }] }) },
  retryWorkOrder: { who: providers, foreign: id('workOrderId') },
  listResources: read,
  getResource: readOne('resourceId'),

  listUsage: read,
  listUsageBands: read,
  reportUsage: { who: reporting, foreign: ({ systemId }) => ({ body: { rows: [{ ...figure, systemId }] } }) },
  correctUsage: { who: reporting, foreign: id('systemId', { ...period, mean: '1', reason: '更正' }) },
  previewUsageImport: { who: reporting, own: true },
  importUsage: { who: reporting, own: true },
  listSeasons: { who: readers, foreign: id('systemId') },
  declareSeason: { who: declaring, foreign: id('systemId', { season: 'peak', from: '2024-12-01', to: '2024-12-31' }) },
  withdrawSeason: {
    who: declaring,
    foreign: ({ systemId, resourceId }) => ({ params: { id: systemId, season: resourceId } }),
  },
  listOutages: read,
  reportOutage: { who: stopping, foreign: ({ providerId }) => ({ body: { ...outage, providerId } }) },
  correctOutage: { who: stopping, foreign: id('poolId', { ...outage, correction: '更正' }) },
  getAvailability: { who: readers, foreign: ({ providerId }) => ({ params: { id: providerId }, query: '?from=2024-09-01&to=2024-09-30' }) },
  listResourceChecks: read,
  checkResource: {
    who: inspecting,
    foreign: ({ resourceId }) => ({ body: { resourceId, asApplied: false, idle: true } }),
  },
  listFindings: read,
  answerFinding: { who: units, foreign: id('resourceId', { answer: '已整改' }) },

  listMeteredQuantities: { who: quantityReaders },
  listMeteredResources: { who: metering },
  reportMeteredQuantity: { who: metering, foreign: ({ resourceId }) => ({ body: { ...metered, resourceId } }) },
  correctMeteredQuantity: { who: metering, foreign: id('quantityId', { ...metered, reason: '更正' }) },
  confirmMeteredQuantities: { who: confirming, foreign: ({ quantityId }) => ({ body: { ids: [quantityId] } }) },
  objectToMeteredQuantity: { who: confirming, foreign: id('quantityId', { opinion: '有异议' }) },
  previewQuantityImport: { who: metering, own: true },
  importQuantities: { who: metering, own: true },

  listEvaluations: read,
  listEvaluationRounds: read,
  listScorecards: read,
  getScorecard: readOne('scorecardId'),
  setEvaluationScale: {
    who: conductors,
    foreign: () => ({
      params: { evaluation: 'none-such' },
      body: { from: '2024-09-01', weights: { a: '100' }, grades: [{ name: '合格', from: '60' }], reason: '设定' },
    }),
  },
  openEvaluationRound: { who: conductors, foreign: () => ({ body: { evaluation: 'none-such' } }) },
  scoreDimension: { who: scorers, foreign: id('scorecardId', { dimension: 'a', score: '90', reason: '评分' }) },
  answerSurvey: { who: respondents, foreign: id('scorecardId', { dimension: 'a', score: 5 }) },
  concludeScorecard: { who: conductors, foreign: id('scorecardId', {}) },
  publishScorecard: { who: conductors, foreign: id('scorecardId') },
  objectToResult: { who: evaluated, foreign: id('scorecardId', { reason: '异议' }) },
  decideObjection: { who: conductors, foreign: id('scorecardId', { upheld: false, reason: '不成立' }) },

  listStatements: read,
  accountStatement: { who: ['h.support', 'w.authority'], own: true },
  previewStatement: {
    who: readers,
    foreign: ({ organisationId }) => ({ query: `?organisation=${organisationId}` }),
    answers: [200, 403, 404, 409],
  },
  getStatement: readOne('statementId'),
  listStatementLines: readOne('statementId'),
  explainStatementLine: { who: readers, foreign: ({ statementId }) => ({ params: { id: statementId, no: '1' } }) },
  totalStatement: { who: readers, foreign: ({ statementId }) => ({ params: { id: statementId }, query: '?by=unit' }) },
  verifyStatement: readOne('statementId'),
  reviewStatement: { who: ['h.authority', 'w.authority'], foreign: id('statementId', {}) },
  returnStatement: { who: ['h.authority', 'w.authority'], foreign: id('statementId', { opinion: '退回' }) },
  sealStatement: { who: ['h.authority', 'w.authority'], foreign: id('statementId') },
  exportStatement: { who: readers, foreign: ({ statementId }) => ({ params: { id: statementId }, query: '?format=csv' }) },
  listStatementMonths: readOne('statementId'),
  listStatementAdjustments: readOne('statementId'),
  settlementProgress: read,
  listStatementDifferences: readOne('statementId'),
  compareStatement: { who: ['h.support', 'w.authority'], foreign: id('statementId') },
  listPayments: readOne('statementId'),
  recordPayment: {
    who: paying,
    foreign: ({ statementId, providerId }) => ({
      params: { id: statementId },
      body: { providerId, amount: '1.00', paidOn: '2024-09-30', voucher: 'V-1' },
    }),
  },
  reversePayment: { who: paying, foreign: ({ statementId }) => ({ params: { id: statementId, no: '1' }, body: { reason: '误' } }) },
  listCorrections: readOne('statementId'),
  getCorrectionEvidence: { who: readers, foreign: ({ statementId }) => ({ params: { id: statementId, no: '1' } }) },
  proposeCorrection: { who: correcting, foreign: id('statementId', { lineNo: 1, amount: '-1.00', reason: '更正' }) },
  decideCorrection: {
    who: ['h.authority', 'w.authority'],
    foreign: ({ statementId }) => ({ params: { id: statementId, no: '1' }, body: { decision: 'approve' } }),
  },
  withdrawCorrection: { who: correcting, foreign: ({ statementId }) => ({ params: { id: statementId, no: '1' } }) },
  listAssessments: read,
  recordAssessment: {
    who: assessing,
    foreign: ({ providerId }) => ({
      body: { providerId, from: '2024-06-28', percent: '90', assessor: '评估', report: 'P-1', reason: '评估' },
    }),
  },

  listBudgetEstimates: { who: budgetReaders },
  makeBudgetEstimate: { who: budgetManagers, own: true },
  getBudgetEstimate: { who: budgetReaders, foreign: id('estimateId') },
  listBudgetEstimateSums: { who: budgetReaders, foreign: id('estimateId') },
  compareBudgetEstimates: {
    who: budgetReaders,
    foreign: ({ estimateId }) => ({ params: { id: estimateId }, query: `?since=${estimateId}` }),
  },
  listBudgets: { who: budgetReaders },
  draftBudget: { who: budgetManagers, foreign: ({ estimateId }) => ({ body: { estimateId, reason: '调整' } }) },
  getBudget: { who: budgetReaders, foreign: id('budgetId') },
  listBudgetLines: { who: budgetReaders, foreign: id('budgetId') },
  writeBudgetLines: {
    who: budgetManagers,
    foreign: ({ budgetId, organisationId }) => ({
      params: { id: budgetId },
      body: { lines: [{ organisationId, category: '计算', payer: 'level', amount: '1.00', reason: '改' }] },
    }),
  },
  issueBudget: { who: budgetManagers, foreign: id('budgetId') },
  withdrawBudget: { who: budgetManagers, foreign: id('budgetId') },
  getBudgetExecution: { who: budgetReaders, answers: [200, 409] },
  listBudgetExecution: {
    who: budgetReaders,
    foreign: ({ organisationId }) => ({ query: `?organisation=${organisationId}` }),
    answers: [200, 409],
  },
  accrueBudget: { who: budgetManagers, own: true },
  listBudgetFindings: { who: budgetReaders },
  listBudgetThresholds: { who: budgetReaders },
  setBudgetThreshold: { who: budgetManagers, own: true },

  // A provider's own bill: brought by it or by who reconciles, whom the use case tells apart; seen by it and by who sees the whole place.
  previewProviderBill: { who: readers, foreign: ({ providerId }) => ({ body: { ...billFile, providerId } }) },
  importProviderBill: { who: readers, foreign: ({ providerId }) => ({ body: { ...billFile, providerId, hash: '0'.repeat(64) } }) },
  listProviderBills: read,
  reconcileProviderBill: { who: reconcilers, foreign: id('billId') },
  getReconciliation: readOne('reconciliationId'),
  listReconciliationDifferences: readOne('reconciliationId'),
  getReconciliationDifference: { who: readers, foreign: ({ reconciliationId }) => ({ params: { id: reconciliationId, no: '1' } }) },
  decideReconciliationDifferences: {
    who: reconcilers,
    foreign: id('reconciliationId', { state: 'open', count: 1, decision: 'rejected', reason: '不符' }),
  },
  commentReconciliationDifference: {
    who: readers,
    foreign: ({ reconciliationId }) => ({ params: { id: reconciliationId, no: '1' }, body: { comment: '说明' } }),
  },
  closeReconciliation: { who: reconcilers, foreign: id('reconciliationId') },

  // Figures of what the reader sees elsewhere: sight bounds them, and the list behind them.
  getOverviewPanel: { who: readers, foreign: () => ({ params: { panel: 'systems' }, query: overviewPeriod }), answers: [200] },
  listReportKinds: read,
  previewReport: { who: readers, foreign: () => ({ query: `${overviewPeriod}&kind=government` }), answers: [200, 403] },
  exportReport: { who: readers, foreign: () => ({ query: `${overviewPeriod}&kind=provider&format=docx` }), answers: [200, 403] },
  listOverviewRows: { who: readers, foreign: () => ({ query: `${overviewPeriod}&measure=systems` }), answers: [200] },
  // What each finds, what waits for him, and what he keeps for himself; acts on several objects answer item by item.
  search: { who: everybody, foreign: ({ marker }) => ({ query: `?q=${encodeURIComponent(marker)}系统` }), answers: [200] },
  searchKind: {
    who: everybody,
    foreign: ({ marker }) => ({ params: { kind: 'case' }, query: `?q=${encodeURIComponent(marker)}` }),
    answers: [200],
  },
  listWaiting: { who: everybody },
  countWaiting: { who: everybody },
  listWatches: { who: everybody },
  isWatched: { who: everybody, own: true },
  watch: { who: everybody, foreign: ({ caseId }) => ({ params: { kind: 'case', id: caseId } }) },
  unwatch: { who: everybody, own: true },
  listSavedFilters: { who: everybody },
  saveFilter: { who: everybody, own: true },
  changeFilter: { who: everybody, own: true },
  deleteFilter: { who: everybody, own: true },
  acceptWorkOrders: { who: providers, foreign: ({ workOrderId }) => ({ body: { items: [{ id: workOrderId }] } }), answers: [200] },
  confirmQuantitiesOneByOne: { who: confirming, foreign: ({ quantityId }) => ({ body: { items: [{ id: quantityId }] } }), answers: [200] },
  readDocuments: { who: readers, foreign: ({ documentId }) => ({ body: { items: [{ id: documentId }] } }), answers: [200] },
  fulfilDuties: { who: dutyBearers, foreign: ({ dutyId }) => ({ body: { items: [{ id: dutyId }], note: '证明' } }), answers: [200] },
  // What a person is told is his own; an organisation's webhooks are its administrator's.
  listNotices: { who: everybody },
  countNotices: { who: everybody },
  streamNotices: { who: everybody, own: true },
  readNotice: { who: everybody, foreign: id('noticeId') },
  readAllNotices: { who: everybody, own: true },
  getNoticePreferences: { who: everybody },
  setNoticePreferences: { who: everybody, own: true },
  askEmailCode: { who: everybody, own: true },
  proveEmail: { who: everybody, own: true },
  listWebhooks: { who: ['unit-admin'] },
  createWebhook: { who: ['unit-admin'], own: true },
  changeWebhook: { who: ['unit-admin'], foreign: id('webhookId', { state: 'paused' }) },
  renewWebhookSecret: { who: ['unit-admin'], foreign: id('webhookId') },
  testWebhook: { who: ['unit-admin'], foreign: id('webhookId') },
  listWebhookDeliveries: { who: ['unit-admin'], foreign: ({ webhookId }) => ({ query: `?webhook=${webhookId}` }), answers: [200] },
  resendWebhookDelivery: { who: ['unit-admin'], foreign: id('deliveryId') },
  listMailDeliveries: { who: ['system'] },
  listNoticeSentences: { who: system, own: true },
  previewNoticeSentence: { who: system, own: true },
  setNoticeSentence: { who: system, own: true },
}
