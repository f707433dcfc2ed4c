import { Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { Nullable, ok, type Route } from '../kernel/index.ts'
import type { RunningSetting } from './running-settings.ts'

const SettingView = Type.Object({
  variable: Type.String({ description: '环境变量名' }),
  name: Type.String(),
  origin: Type.Unsafe<RunningSetting['origin']>(
    Type.Union((['environment', 'file', 'fallback'] as const).map((origin) => Type.Literal(origin))),
  ),
  secret: Type.Boolean({ description: '保密的只说明是否已设置，不显示数值' }),
  value: Nullable(Type.String({ description: '没有设置的为空' })),
})

/** `/settings`: what this process runs with, read-only, for 系统管理员. It is changed where the process is started. */
export const settingsRoutes = (running: readonly RunningSetting[]): Route[] => [
  operationOf('参数')({
    method: 'GET',
    path: '/settings',
    id: 'listSettings',
    summary: '平台的运行设置：名称、来源、数值；保密的只说明是否已设置',
    may: 'setting.read',
    response: Type.Object({ items: Type.Array(SettingView) }),
    handle: async () => ok({ items: running.map((setting) => ({ ...setting })) }),
  }),
]
