import { Checkbox, Select } from 'antd'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useComparison } from './api/use-comparison.ts'
import { useMeasures } from './api/use-measures.ts'
import { Compared } from './compared.tsx'
import './measures.css'

/** Two measures beside each other, rule by rule. Which two stands in the address, and so can be sent to a colleague. */
export default function ComparePage() {
  const [{ a, b, same }, setFilters] = useFilters()
  const measures = useMeasures()
  const query = useComparison(a, b)
  const options = (not: string | undefined) =>
    (measures.data ?? []).filter(({ id }) => id !== not).map(({ id, title, number }) => ({ value: id, label: `${title}（${number}）` }))
  return (
    <Page title="办法比较" says="两部办法的规则逐条比较；只是各方、环节的叫法不同的，不算不同。">
      <div className="filters">
        <Select
          aria-label="前一部办法"
          placeholder="前一部办法"
          style={{ flex: '1 1 320px', maxWidth: 460 }}
          value={a ?? null}
          onChange={(chosen: string) => setFilters({ a: chosen })}
          options={options(b)}
        />
        <Select
          aria-label="后一部办法"
          placeholder="后一部办法"
          style={{ flex: '1 1 320px', maxWidth: 460 }}
          value={b ?? null}
          onChange={(chosen: string) => setFilters({ b: chosen })}
          options={options(a)}
        />
        <Checkbox checked={Boolean(same)} onChange={({ target }) => setFilters({ same: target.checked ? 'yes' : undefined })}>
          显示相同的规则
        </Checkbox>
      </div>
      {a && b && a !== b ? (
        <Loaded query={query} rows={10}>
          {(comparison) => <Compared of={comparison} withSame={Boolean(same)} />}
        </Loaded>
      ) : (
        <Panel>
          <Nothing>请选择两部办法。</Nothing>
        </Panel>
      )}
    </Page>
  )
}
