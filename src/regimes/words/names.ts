import type { Regime } from '../model.ts'

/** Names of things as the pack itself calls them; what is not defined keeps its word. */
export const partyName = (regime: Regime, id: string): string => regime.parties.find((party) => party.id === id)?.name ?? id
/** A paper in the marks of a title. */
export const documentName = (regime: Regime, id: string): string =>
  `《${regime.documents.find((document) => document.id === id)?.name ?? id}》`
/** Several words as one enumeration: 甲、乙和丙. */
export const together = (words: readonly string[], last = '和'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}${last}${words.at(-1)}`
/** The phrases that there are. */
export const said = (...phrases: readonly (string | false | null)[]): string[] =>
  phrases.filter((phrase): phrase is string => Boolean(phrase))

/** An event `apply.confirm.confirm` as people say it: 云资源申请“确认”环节“确认发放完成”. */
export function eventInWords(regime: Regime, event: string): string {
  const [procedureId, stepId, outcomeId] = event.split('.')
  const procedure = regime.procedures.find(({ id }) => id === procedureId)
  const step = procedure?.steps.find(({ id }) => id === stepId)
  const outcome = step?.outcomes.find(({ id }) => id === outcomeId)
  return procedure && step && outcome ? `${procedure.name}“${step.name}”环节“${outcome.name}”` : event
}
