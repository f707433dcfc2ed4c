import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LineFilter } from '../api/use-lines.ts'

/** A link to some of the statement's lines: the way back is the browser's, and the address can be sent to a colleague. */
export const LinesLink = ({ of, children }: { of: LineFilter & { readonly line?: string }; children: ReactNode }) => (
  <Link to="." search={{ view: 'lines', ...of } as never}>
    {children}
  </Link>
)
