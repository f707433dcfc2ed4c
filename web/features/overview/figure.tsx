import { Link } from '@tanstack/react-router'
import { grouped } from '../../shared/text/money.ts'
import type { Behind, Cell } from './api/use-overview.ts'

interface FigureProps {
  readonly cell: Pick<Cell, 'count' | 'before'>
  readonly behind: Behind
  /** What the figure is, for those who hear the page. */
  readonly name: string
  readonly bad?: boolean
}

/** A figure that opens the list behind it, and how it stands to the period before. */
export const Figure = ({ cell: { count, before }, behind, name, bad = false }: FigureProps) => (
  <span className="num figure">
    {count === 0 ? (
      <span className="soft">0</span>
    ) : (
      <Link to="/overview/rows" search={searchOf(behind) as never} aria-label={`${name}：${count}，打开明细`} className={bad ? 'bad' : ''}>
        {grouped(String(count))}
      </Link>
    )}
    {before !== null && before !== count ? <small className="soft">{difference(count - before)}</small> : null}
  </span>
)

const difference = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`)

/** An empty row key is a row of its own: it is told in the address as such. */
export const searchOf = ({ row, ...of }: Behind) => ({ ...of, ...(row === undefined ? {} : { row: row === '' ? '-' : row }) })
export const rowOf = (text: string | undefined): string | undefined => (text === '-' ? '' : text)
