import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type PanelId, type Period, usePanel } from './api/use-overview.ts'
import { Definition } from './definition.tsx'
import { MeasureChart } from './measure-chart.tsx'
import { MeasureTable } from './measure-table.tsx'
import { panelNames } from './words.ts'

/** Measures with many columns take the whole width of their panel. */
const full: ReadonlySet<string> = new Set(['decisions', 'outages', 'duties', 'duties-unit'])

/** One panel of the overview: its measures with their figures, each of which opens its list. */
export function PanelView({ panel, period, wide }: { panel: PanelId; period: Period; wide: boolean }) {
  const query = usePanel(panel, period)
  return (
    <div className={wide ? 'overview-panel wide' : 'overview-panel'}>
      <Panel title={panelNames[panel]}>
        <Loaded query={query}>
          {({ measures }) => (
            <div className={wide && measures.length > 1 ? 'overview-measures' : 'stack'}>
              {measures.map((measure) => (
                <section
                  key={measure.id}
                  aria-label={`${panelNames[panel]}：${measure.name}`}
                  className={full.has(measure.id) ? 'overview-measure full' : 'overview-measure'}
                >
                  <div className="row between">
                    <h3>{measure.name}</h3>
                    <Definition of={measure} />
                  </div>
                  {measure.rows.length === 0 ? (
                    <p className="soft">统计期内没有。</p>
                  ) : (
                    <>
                      <MeasureChart of={measure} />
                      <MeasureTable of={measure} period={period} />
                    </>
                  )}
                </section>
              ))}
            </div>
          )}
        </Loaded>
      </Panel>
    </div>
  )
}
