import { Fragment, type ReactNode } from 'react'

/** Names and values, one below the other (or two abreast when `wide`). Values that are null are left out. */
export const Facts = ({ of, wide = false }: { of: readonly (readonly [name: string, value: ReactNode])[]; wide?: boolean }) => (
  <dl className={wide ? 'facts wide' : 'facts'}>
    {of
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
  </dl>
)
