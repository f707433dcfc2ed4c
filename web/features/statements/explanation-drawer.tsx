import { Alert, Drawer } from 'antd'
import { yuan } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { type Explanation, useExplanation } from './api/use-explanation.ts'
import { Articles } from './articles.tsx'
import { origins } from './origins.tsx'
import { Readings } from './readings.tsx'

interface ExplanationDrawerProps {
  readonly id: string
  readonly regimeId: string
  readonly no: number | null
  readonly onClose: () => void
}

/** One amount, so explained that it can be redone with a pocket calculator. */
export const ExplanationDrawer = ({ id, regimeId, no, onClose }: ExplanationDrawerProps) => (
  <Drawer open={no !== null} onClose={onClose} size={600} title={`第 ${no ?? ''} 行的来历`} destroyOnHidden>
    {no === null ? null : <Body id={id} regimeId={regimeId} no={no} />}
  </Drawer>
)

function Body({ id, regimeId, no }: { id: string; regimeId: string; no: number }) {
  const query = useExplanation(id, no)
  return <Loaded query={query}>{(found) => <Explained regimeId={regimeId} found={found} />}</Loaded>
}

const Explained = ({ regimeId, found }: { regimeId: string; found: Explanation }) => {
  const { line, articles, readings } = found
  return (
    <div className="stack">
      <div className="arithmetic num">{line.arithmetic}</div>
      {line.excluded ? (
        <Alert type="warning" showIcon title={`不予结算：${line.excluded.message}`} description={`未剔除时为 ${yuan(line.full)}`} />
      ) : null}
      {line.deductions.map(({ rule, percent, amount, message }) => (
        <Alert
          key={rule}
          type="warning"
          showIcon
          title={`扣减 ${percent}%，${yuan(amount)}：${message}`}
          description={`扣减之前为 ${yuan(line.full)}`}
        />
      ))}
      <Facts
        of={[
          ['单位', line.organisationName],
          ['信息系统', line.systemName],
          [
            '云资源',
            <Go key="resource" to={`/resources/${line.resourceId}`}>
              {line.itemName}（{line.itemCode}）
            </Go>,
          ],
          ['云服务商', `${line.providerName} · ${line.poolName}`],
          ['期间', periodTo(line.from, line.to)],
          ['天数', line.periodDays ? `${line.days} 天，该期共 ${line.periodDays} 天` : null],
          ...origins(found),
          ['扣减', line.deductions.length > 0 ? yuan(line.deducted) : null],
          [
            '金额',
            <strong key="amount" className="num">
              {yuan(line.amount)}
            </strong>,
          ],
        ]}
      />
      <Articles regimeId={regimeId} articles={articles} />
      <Readings readings={readings} />
    </div>
  )
}
