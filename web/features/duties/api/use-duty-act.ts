import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'
import type { BodyOf } from '../../../shared/api/types.ts'
import { base64Of } from '../../../shared/text/base64.ts'

export type IntervalBody = BodyOf<'/duties/{duty}/interval', 'put'>
export type PeriodBody = BodyOf<'/important-periods', 'post'>
export type EndBody = BodyOf<'/important-periods/{id}/end', 'post'>

export interface Fulfilment {
  readonly note: string
  readonly evidence: File | null
  readonly validFrom: string | null
  readonly validTo: string | null
  /** The filing that it replaces. */
  readonly replaces: string | null
}

/** One act on duties; whatever it was, all that is shown of them is read anew. */
function useDutyAct<V>(act: (said: V) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries({ queryKey: ['duties'] }) })
}

const said = <K extends string, V>(key: K, value: V | null) => (value === null ? {} : ({ [key]: value } as Record<K, V>))

export const useFulfil = (id: string) =>
  useDutyAct(async ({ note, evidence, validFrom, validTo, replaces }: Fulfilment) => {
    const file = evidence && { name: evidence.name, content: await base64Of(evidence) }
    const body = {
      note,
      ...said('evidence', file),
      ...said('validFrom', validFrom),
      ...said('validTo', validTo),
      ...said('replaces', replaces),
    }
    return answerTo(api.POST('/duties/instances/{id}/fulfilment', { params: { path: { id } }, body }))
  })

export const useWaive = (id: string) =>
  useDutyAct((body: { reason: string }) => answerTo(api.POST('/duties/instances/{id}/waiver', { params: { path: { id } }, body })))

export const useSetInterval = (duty: string) =>
  useDutyAct((body: IntervalBody) => answerTo(api.PUT('/duties/{duty}/interval', { params: { path: { duty } }, body })))

export const useDeclarePeriod = () => useDutyAct((body: PeriodBody) => answerTo(api.POST('/important-periods', { body })))

export const useEndPeriod = (id: string) =>
  useDutyAct((body: EndBody) => answerTo(api.POST('/important-periods/{id}/end', { params: { path: { id } }, body })))
