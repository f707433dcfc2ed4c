export { type Adjusted, adjustmentsFor } from './adjust.ts'
export { demandKinds } from './blocks/meta.ts'
export { type Carried, coverage, coverageByKind } from './checks/coverage.ts'
export { checkProof, type Proof, proving } from './checks/proof.ts'
export { comparisonInWords } from './compare.ts'
export { type Compared, ComparedView, comparedInWords } from './compared.ts'
export { holdsPack, loadPacks, packFolders } from './files.ts'
export { type Finding, holds, type Judgement } from './judge.ts'
export type * from './model.ts'
export { type Fact, type FactRule, type Facts, type OccasionName, occasions } from './occasions.ts'
export { type PackFiles, type ReadPack, readPack } from './pack.ts'
export { isPermission, type Permission, permissionName, permissions, wordsFor } from './permissions.ts'
export { articleOf, citeInWords, inChinese } from './reading/cite.ts'
export {
  articleAt,
  createRegimes,
  documentOf,
  FaultyPacks,
  faultInWords,
  loadRegimes,
  partyOf,
  placeOf,
  procedureOf,
  type Regimes,
  stepOf,
} from './registry.ts'
export { regimesRoutes } from './routes.ts'
export { skeletonOf } from './skeleton.ts'
export type { Statement, StatementKind } from './statements.ts'
export { endingNotice, lastDayOn, validityNotice } from './validity.ts'
