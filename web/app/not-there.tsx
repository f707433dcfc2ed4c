import { Nothing } from '../shared/ui/empty.tsx'
import { Go } from '../shared/ui/go.tsx'
import { Page } from '../shared/ui/page.tsx'

export const NotThere = () => (
  <Page title="没有这一页">
    <Nothing action={<Go to="/">回到首页</Go>}>地址有误，或者这一页已经移走。</Nothing>
  </Page>
)
