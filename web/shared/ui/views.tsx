import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useFilters } from './use-filters.ts'

interface View {
  readonly key: string
  readonly name: string
  readonly content: () => ReactNode
}

/** Several views of one page. Which is open stands in the address; filters of the one that is left do not stay behind. */
export function Views({ label, of }: { label: string; of: readonly View[] }) {
  const [filters, setFilters] = useFilters()
  const open = of.find(({ key }) => key === filters.view) ?? of[0]
  const show = (view: string) =>
    setFilters({
      ...Object.fromEntries(Object.keys(filters).map((key) => [key, undefined])),
      view: view === of[0]?.key ? undefined : view,
    })
  return (
    <>
      {of.length > 1 ? (
        <div className="filters">
          <Segmented
            aria-label={label}
            options={of.map(({ key, name }) => ({ value: key, label: name }))}
            value={open?.key ?? ''}
            onChange={show}
          />
        </div>
      ) : null}
      {open?.content()}
    </>
  )
}
