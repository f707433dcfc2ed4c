import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

type Filters = Readonly<Record<string, string | undefined>>

/** The filters of a list stand in the address: they survive a reload, and a link to them can be sent to a colleague. */
export function useFilters(): readonly [Filters, (changed: Filters) => void] {
  const filters = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const set = useCallback(
    (changed: Filters) => {
      const next = (old: Filters) =>
        Object.fromEntries(Object.entries({ ...old, ...changed }).filter(([, value]) => value !== undefined && value !== ''))
      void navigate({ to: '.', search: next as never, replace: true })
    },
    [navigate],
  )
  return [filters, set]
}
