import { Form } from 'antd'
import { ProviderPick } from '../../shared/pickers/pickers.tsx'
import { grouped } from '../../shared/text/money.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useAvailability } from './api/use-outages.ts'
import { useOwnProvider } from './own-provider.ts'
import { PoolSelect } from './pool-select.tsx'
import { percent } from './words.ts'

/** How steadily a provider delivered in a period, and from which minutes the number comes. */
export function Availability() {
  const [filters, setFilters] = useFilters()
  const own = useOwnProvider()
  const { from, to, poolId } = filters
  const provider = own?.id ?? filters.providerId
  const asked = provider && from && to ? { provider, from, to, pool: poolId } : null
  const query = useAvailability(asked)
  return (
    <Panel title="服务可用率">
      <Form layout="vertical" className="row" style={{ alignItems: 'flex-end' }}>
        {own ? null : (
          <Form.Item label="云服务商" htmlFor="availability-provider" style={{ width: 240, marginBottom: 0 }}>
            <ProviderPick
              id="availability-provider"
              allowClear
              value={filters.providerId}
              onChange={(chosen) => setFilters({ providerId: chosen, poolId: undefined })}
            />
          </Form.Item>
        )}
        <Form.Item label="资源池" htmlFor="availability-pool" style={{ width: 220, marginBottom: 0 }}>
          <PoolSelect id="availability-pool" providerId={provider} value={poolId} onChange={(chosen) => setFilters({ poolId: chosen })} />
        </Form.Item>
        <Form.Item label="期间自" htmlFor="availability-from" style={{ width: 190, marginBottom: 0 }}>
          <DayInput id="availability-from" placeholder="选择日期" value={from} onChange={(day) => setFilters({ from: day ?? undefined })} />
        </Form.Item>
        <Form.Item label="至（含当日）" htmlFor="availability-to" style={{ width: 190, marginBottom: 0 }}>
          <DayInput id="availability-to" placeholder="选择日期" value={to} onChange={(day) => setFilters({ to: day ?? undefined })} />
        </Form.Item>
      </Form>
      <div style={{ marginTop: 16 }}>
        {asked ? (
          <Loaded query={query} rows={2}>
            {({ percent: share, periodMinutes, faultMinutes, excludedMinutes }) => (
              <div className="availability">
                <div>
                  <div className="soft">可用率</div>
                  <div className="availability-percent num">{share === null ? '无可计算的时间' : percent(share)}</div>
                </div>
                <Facts
                  of={[
                    ['期间总时长', `${grouped(periodMinutes)} 分钟`],
                    ['扣除（计划内中断、不可抗力）', `${grouped(excludedMinutes)} 分钟`],
                    ['故障（重叠的只计一次）', `${grouped(faultMinutes)} 分钟`],
                    ['算法', '1 − 故障 ÷（总时长 − 扣除），四舍五入到四位小数'],
                  ]}
                />
              </div>
            )}
          </Loaded>
        ) : (
          <span className="soft">{own ? '选择期间后显示可用率。' : '选择云服务商和期间后显示可用率。'}下方列表随之筛选。</span>
        )}
      </div>
    </Panel>
  )
}
