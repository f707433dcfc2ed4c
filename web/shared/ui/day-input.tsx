import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  readonly value?: string | null | undefined
  readonly onChange?: (day: string | null) => void
  readonly id?: string
  readonly placeholder?: string
  readonly 'aria-label'?: string
}

/** A calendar day as text, YYYY-MM-DD: no instant and no time zone is ever made of it. */
export function DayInput({ value, onChange, placeholder = '选择或输入日期，如 2024-09-30', ...rest }: DayInputProps) {
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%', minWidth: 150 }}
      format="YYYY-MM-DD"
      placeholder={placeholder}
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      // Enter takes the day that was typed; it does not send off the form around it.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
      }}
      onChange={(picked) => onChange?.(picked ? picked.format('YYYY-MM-DD') : null)}
    />
  )
}
