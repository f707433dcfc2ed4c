import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { useMay } from '../../shared/session/use-session.ts'
import { periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type SystemBands, useBands } from './api/use-usage.ts'
import { FindingsMarks } from './findings-marks.tsx'
import { percent, seriesName } from './words.ts'

type Band = SystemBands['bands'][number]

/** Each system's latest figures, and what the measure's rules say of them. */
export function BandsTable() {
  const [filters, setFilters] = useFilters()
  const { organisationId } = filters
  const pages = useBands(organisationId ? { organisationId } : {})
  const seesUnits = useMay()('organisation.read')
  return (
    <>
      {seesUnits ? (
        <div className="filters">
          <OrganisationPick
            aria-label="使用单位"
            allowClear
            placeholder="使用单位"
            style={{ width: 240 }}
            value={organisationId}
            onChange={(chosen) => setFilters({ organisationId: chosen })}
          />
        </div>
      ) : null}
      <Panel flush>
        <ListTable
          label="各系统最近一期利用率"
          pages={pages}
          rowKey={({ id }) => id}
          empty="还没有上报利用率。"
          columns={[
            {
              title: '信息系统',
              render: (_, row) => (
                <>
                  <Go to={`/systems/${row.id}/usage`}>{row.name}</Go>
                  <div className="soft">{row.organisationName}</div>
                </>
              ),
            },
            { title: '最近一期平均利用率', render: (_, row) => <Bands of={row.bands} /> },
            { title: '统计期', render: (_, row) => <Periods of={row.bands} /> },
            { title: '规则判断', render: (_, row) => <FindingsMarks of={row.bands.flatMap(({ findings }) => findings)} /> },
          ]}
        />
      </Panel>
    </>
  )
}

const Bands = ({ of }: { of: readonly Band[] }) => (
  <div className="bands">
    {of.map((band) => (
      <BandLine key={seriesName(band)} band={band} />
    ))}
  </div>
)

const BandLine = ({ band }: { band: Band }) => (
  <>
    <span>{seriesName(band)}</span>
    <span className={band.findings.length > 0 ? 'band found' : 'band'} aria-hidden>
      <span style={{ width: percent(band.mean) }} />
    </span>
    <span className="num">
      {percent(band.mean)}
      {band.peak ? <span className="soft">（峰值 {percent(band.peak)}）</span> : null}
    </span>
  </>
)

/** Series of a system are often reported for the same period: then it stands once. */
const Periods = ({ of }: { of: readonly Band[] }) => {
  const periods = [...new Set(of.map(({ from, to }) => periodTo(from, to)))]
  return (
    <div className="num" style={{ whiteSpace: 'nowrap' }}>
      {periods.map((each) => (
        <div key={each}>{each}</div>
      ))}
    </div>
  )
}
