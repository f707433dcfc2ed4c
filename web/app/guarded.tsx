import type { ReactNode } from 'react'
import { useMay } from '../shared/session/use-session.ts'
import { Nothing } from '../shared/ui/empty.tsx'
import { Page } from '../shared/ui/page.tsx'

/** Shows a page to those who may open it; others are told so. The server decides in any case. */
export function Guarded({ may, children }: { may: readonly string[] | undefined; children: ReactNode }) {
  const mayDo = useMay()
  if (!may || may.some(mayDo)) return children
  return (
    <Page title="没有权限">
      <Nothing>您的岗位不能查看这一页；如需办理，请联系本单位管理员调整岗位。</Nothing>
    </Page>
  )
}
