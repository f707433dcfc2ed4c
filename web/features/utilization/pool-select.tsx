import { Select } from 'antd'
import { usePools } from './api/use-pools.ts'

interface PoolSelectProps {
  readonly providerId: string | undefined
  readonly id?: string
  readonly value?: string | null | undefined
  readonly onChange?: (id: string | undefined) => void
  readonly 'aria-label'?: string
}

/** A pool of the provider; none: all of them. */
export function PoolSelect({ providerId, value, ...rest }: PoolSelectProps) {
  const { data } = usePools()
  const pools = (data?.items ?? []).filter((pool) => pool.providerId === providerId)
  return (
    <Select
      {...rest}
      value={value ?? null}
      style={{ width: '100%' }}
      allowClear
      disabled={!providerId}
      placeholder="不选的，指全部资源池"
      options={pools.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
