import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { localTime } from '../../shared/text/time.ts'

interface InstantInputProps {
  /** ISO, UTC. */
  readonly value?: string | null | undefined
  readonly onChange?: (instant: string | null) => void
  readonly id?: string
}

const shape = 'YYYY-MM-DD HH:mm'

/** An instant, said by the clock in China wherever the browser stands. */
export const InstantInput = ({ value, onChange, ...rest }: InstantInputProps) => (
  <DatePicker
    {...rest}
    showTime={{ format: 'HH:mm' }}
    style={{ width: '100%' }}
    format={shape}
    placeholder="选择或输入时刻，如 2024-09-30 09:00"
    value={value ? dayjs(localTime(value), shape) : null}
    onKeyDown={(event) => {
      if (event.key === 'Enter') event.preventDefault()
    }}
    onChange={(picked) => onChange?.(picked ? new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString() : null)}
  />
)
