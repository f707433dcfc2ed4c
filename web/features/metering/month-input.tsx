import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface MonthInputProps {
  readonly value?: string | undefined
  readonly onChange: (month: string | undefined) => void
  readonly placeholder: string
  readonly 'aria-label': string
}

/** A month as text, YYYY-MM. */
export const MonthInput = ({ value, onChange, ...rest }: MonthInputProps) => (
  <DatePicker
    {...rest}
    picker="month"
    format="YYYY-MM"
    style={{ width: 170 }}
    value={value ? dayjs(`${value}-01`, 'YYYY-MM-DD') : null}
    onChange={(picked) => onChange(picked ? picked.format('YYYY-MM') : undefined)}
  />
)
