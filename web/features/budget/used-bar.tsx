import { Progress } from 'antd'

const colours = { green: 'var(--green)', amber: 'var(--amber)', red: 'var(--red)', blue: 'var(--blue)', grey: 'var(--line)' } as const

interface UsedBarProps {
  readonly label: string
  /** Percent; null where there is no budget. */
  readonly share: string | null
  readonly tone: keyof typeof colours
}

/** A share of a budget as a bar, with its number: the bar is full at 100 percent, the number goes on. */
export const UsedBar = ({ label, share, tone }: UsedBarProps) =>
  share === null ? (
    <span className="soft">没有预算</span>
  ) : (
    <Progress
      size="small"
      percent={Math.min(100, Number(share))}
      strokeColor={colours[tone]}
      status="normal"
      format={() => <span className="num">{share}%</span>}
      aria-label={`${label}：${share}%`}
    />
  )
