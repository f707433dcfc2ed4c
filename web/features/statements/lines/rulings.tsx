import { Alert } from 'antd'
import { yuan } from '../../../shared/text/money.ts'
import { LawBasis } from '../../../shared/ui/law-basis.tsx'
import type { Line } from '../api/use-lines.ts'

/** What the measure's rules did to a line: left out, settled apart, something taken off. Each with its article. */
export const LineRulings = ({ line, regimeId }: { line: Line; regimeId: string }) => {
  const { apart, excluded, deductions, full } = line
  const basis = (cite: string, about: string) => <LawBasis of={{ regime: regimeId, cite }} about={about} />
  return (
    <>
      {excluded ? (
        <Alert
          type="warning"
          showIcon
          title={`不予结算：${excluded.message}`}
          description={`未剔除时为 ${yuan(full)}`}
          action={basis(excluded.cite, '不予结算')}
        />
      ) : null}
      {apart && !excluded ? (
        <Alert
          type="info"
          showIcon
          title={`独立结算：${apart.message}`}
          description="由使用单位自行支付给云服务商，金额照列，不计入本级应付"
          action={basis(apart.cite, '独立结算')}
        />
      ) : null}
      {deductions.map(({ rule, percent, amount, message, cite }) => (
        <Alert
          key={rule}
          type="warning"
          showIcon
          title={`扣减 ${percent}%，${yuan(amount)}：${message}`}
          description={`扣减之前为 ${yuan(full)}`}
          action={basis(cite, '扣减')}
        />
      ))}
    </>
  )
}
