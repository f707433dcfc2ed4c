import { Drawer } from 'antd'
import { yuan } from '../../../shared/text/money.ts'
import { periodTo } from '../../../shared/text/time.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Go } from '../../../shared/ui/go.tsx'
import { Loaded } from '../../../shared/ui/loaded.tsx'
import { type Explanation, useExplanation } from '../api/use-explanation.ts'
import type { Statement } from '../api/use-statements.ts'
import { Articles } from './articles.tsx'
import { LineCorrections } from './line-corrections.tsx'
import { origins } from './origins.tsx'
import { Readings } from './readings.tsx'
import { LineRulings } from './rulings.tsx'

interface ExplanationDrawerProps {
  readonly statement: Statement
  readonly no: number | null
  readonly onClose: () => void
}

/** 为什么是这个金额: one amount, so explained that it can be redone with a pocket calculator. */
export const ExplanationDrawer = ({ statement, no, onClose }: ExplanationDrawerProps) => (
  <Drawer open={no !== null} onClose={onClose} size={640} title={`为什么是这个金额？第 ${no ?? ''} 行`} destroyOnHidden>
    {no === null ? null : <Body statement={statement} no={no} />}
  </Drawer>
)

function Body({ statement, no }: { statement: Statement; no: number }) {
  const query = useExplanation(statement.id, no)
  return <Loaded query={query}>{(found) => <Explained statement={statement} found={found} />}</Loaded>
}

const Explained = ({ statement, found }: { statement: Statement; found: Explanation }) => {
  const { line, articles, readings } = found
  return (
    <div className="stack">
      <div className="arithmetic num">{line.arithmetic}</div>
      <LineRulings line={line} regimeId={statement.regimeId} />
      <Facts
        of={[
          [
            '金额',
            <strong key="amount" className="num">
              {yuan(line.amount)}
            </strong>,
          ],
          ['由谁支付', line.excluded ? null : line.payer === 'unit' ? '使用单位自行支付（独立结算）' : '本级统一支付'],
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
          ['天数', line.periodDays ? `${line.days} 天，该期共 ${line.periodDays} 天` : line.kind === 'metered' ? null : `${line.days} 天`],
          ...origins(found),
        ]}
      />
      <LineCorrections statement={statement} found={found} />
      <Articles regimeId={statement.regimeId} articles={articles} />
      <Readings readings={readings} />
    </div>
  )
}
