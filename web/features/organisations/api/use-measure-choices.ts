import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../../shared/api/client.ts'

/** The measures that this installation carries. */
export function useMeasureChoices() {
  const { data } = useQuery({ queryKey: ['measures'], queryFn: () => answerTo(api.GET('/measures')), staleTime: 300_000 })
  return (data ?? []).map(({ id, title }) => ({ value: id, label: title }))
}
