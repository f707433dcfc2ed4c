import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

export type Tone = 'grey' | 'blue' | 'green' | 'amber' | 'red'

const signs: Readonly<Record<Tone, ReactNode>> = {
  grey: null,
  blue: <ClockCircleOutlined aria-hidden />,
  green: <CheckCircleOutlined aria-hidden />,
  amber: <ExclamationCircleOutlined aria-hidden />,
  red: <CloseCircleOutlined aria-hidden />,
}

/** A state in a word, with a sign and a colour. */
export const Mark = ({ tone = 'grey', sign, children }: { tone?: Tone; sign?: ReactNode; children: ReactNode }) => (
  <span className={`mark ${tone}`}>
    {sign ?? signs[tone]}
    {children}
  </span>
)

/** 本地做法: a local practice, which the text of the measure does not name. */
export const PracticeMark = () => (
  <Mark tone="amber" sign={<InfoCircleOutlined aria-hidden />}>
    本地做法
  </Mark>
)
