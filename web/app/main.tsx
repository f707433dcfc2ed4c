import '../shared/theme.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from '../shared/api/queries.ts'
import { theme } from '../shared/theme.ts'
import { useStill } from '../shared/use-still.ts'
import { reloadWhenRenewed } from './renewed.ts'
import { router } from './router.tsx'

dayjs.locale('zh-cn')
reloadWhenRenewed()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

function Look({ children }: { children: ReactNode }) {
  const motion = !useStill()
  return (
    <ConfigProvider locale={zhCN} theme={{ ...theme, token: { ...theme.token, motion } }} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}

createRoot(root).render(
  <StrictMode>
    <Look>
      <App component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </Look>
  </StrictMode>,
)
