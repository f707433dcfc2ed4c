import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link inside the console. */
export const Go = ({ to, children }: { to: string; children: ReactNode }) => <Link to={to}>{children}</Link>
