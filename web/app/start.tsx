import { Navigate } from '@tanstack/react-router'
import { useMay } from '../shared/session/use-session.ts'
import { pages } from './pages.ts'

/** The first page of the menu that the person may open. */
export function Start() {
  const may = useMay()
  const first = pages.find(({ name, may: words }) => name && (!words || words.some(may)))
  return <Navigate to={first?.path ?? '/measures'} replace />
}
