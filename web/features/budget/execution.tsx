import { Alert, Button } from 'antd'
import { Problem } from '../../shared/api/problem.ts'
import { useMay } from '../../shared/session/use-session.ts'
import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Execution, useAccrue, useExecution } from './api/use-execution.ts'
import { MonthsTable } from './months-table.tsx'
import { UsedBar } from './used-bar.tsx'
import { UsedTable } from './used-table.tsx'
import { payerNames } from './words.ts'

/** How the budget of a cycle is used: of the running one, or of that of a day somebody chooses. */
export function ExecutionView() {
  const [{ on }, setFilters] = useFilters()
  const query = useExecution(on)
  const none = query.error && Problem.of(query.error).code === 'budget.none-issued'
  return (
    <div className="stack">
      <div className="filters">
        <div style={{ width: 260 }}>
          <DayInput
            value={on ?? null}
            placeholder="周期内的任一日，默认今天"
            aria-label="周期内的任一日"
            onChange={(day) => setFilters({ on: day ?? undefined })}
          />
        </div>
      </div>
      {none ? (
        <Alert type="info" showIcon title={Problem.of(query.error).message} />
      ) : (
        <Loaded query={query}>{(execution) => <Whole execution={execution} on={on} />}</Loaded>
      )}
    </div>
  )
}

const Whole = ({ execution, on }: { execution: Execution; on: string | undefined }) => (
  <>
    <Head execution={execution} on={on} />
    <Panel title="各单位与类别" flush>
      <UsedTable on={on} />
    </Panel>
    {execution.through ? (
      <Panel title="各月（本级支付）" flush>
        <MonthsTable months={execution.level.months} />
      </Panel>
    ) : null}
  </>
)

function Head({ execution, on }: { execution: Execution; on: string | undefined }) {
  const may = useMay()
  const accrue = useAccrue(on)
  const tell = useTell()
  const { budgetId, number, from, to, through, reckonedAt, sealed, leftOut, whole, level, unit, paid, adjusted } = execution
  const sides = (['level', 'unit'] as const).filter((payer) => payer === 'level' || unit.budget !== '0.00' || unit.accrued !== '0.00')
  return (
    <Panel
      title={`预算执行 ${periodTo(from, to)}`}
      extra={
        may('budget.manage') ? (
          <Button
            loading={accrue.isPending}
            onClick={() => accrue.mutate(undefined, { onSuccess: (done) => tell(`已重新计算，计至 ${done.through}`) })}
          >
            重新计算
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <ProblemNotice error={accrue.error} />
        <div className="row">
          <Go to={`/budgets/${budgetId}`}>第 {number} 版预算</Go>
          <span className="soft">
            {through && reckonedAt
              ? `${sealed ? '取自已封存的结算单，' : ''}计至 ${through}（${localTime(reckonedAt)} 计算）`
              : '尚未计算，每天自动计算一次'}
            {whole ? '' : '；以下为您可见的部分'}
          </span>
        </div>
        {leftOut > 0 ? (
          <Alert type="warning" showIcon title={`${leftOut} 项云资源没有可用的价格，未计入已发生的费用；请先确定价格`} />
        ) : null}
        {sides.map((payer) => {
          const used = payer === 'level' ? level : unit
          return (
            <section key={payer} aria-label={payerNames[payer]}>
              <h3>{payerNames[payer]}</h3>
              <UsedBar
                label={`${payerNames[payer]}已发生占预算`}
                share={used.share}
                tone={Number(used.share ?? 0) >= 100 ? 'red' : 'blue'}
              />
              <Facts
                wide
                of={[
                  ['预算', yuan(used.budget)],
                  ['已发生', yuan(used.accrued)],
                  ['预计全周期', `${yuan(used.forecast)}${used.forecastShare ? `（${used.forecastShare}%）` : ''}`],
                  ...(payer === 'level'
                    ? ([
                        ['已付云服务商', paid && yuan(paid)],
                        ['考评与更正的增减', adjusted && yuan(adjusted)],
                      ] as const)
                    : []),
                ]}
              />
            </section>
          )
        })}
      </div>
    </Panel>
  )
}
