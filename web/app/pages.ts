import {
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  CalculatorOutlined,
  CheckSquareOutlined,
  CloudServerOutlined,
  ClusterOutlined,
  DatabaseOutlined,
  EnvironmentOutlined,
  ExceptionOutlined,
  FileProtectOutlined,
  FolderOpenOutlined,
  LinkOutlined,
  ProfileOutlined,
  StopOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import type { FunctionComponent } from 'react'

export interface PageEntry {
  readonly path: string
  /** The word in the menu; pages without one are reached from others. */
  readonly name?: string
  readonly icon?: FunctionComponent
  readonly group?: 'work' | 'look' | 'manage'
  /** The permission words of which one opens the page; every signed-in person where none is named. */
  readonly may?: readonly string[]
  readonly page: () => Promise<{ default: FunctionComponent }>
}

/** Every page of the console that asks for a signed-in person, once. Each is loaded when it is first opened. */
export const pages: readonly PageEntry[] = [
  {
    path: '/todo',
    name: '待办',
    icon: CheckSquareOutlined,
    group: 'work',
    may: ['case.read'],
    page: () => import('../features/todo/todo-page.tsx'),
  },
  {
    path: '/cases',
    name: '办件',
    icon: FolderOpenOutlined,
    group: 'work',
    may: ['case.read'],
    page: () => import('../features/case/list-page.tsx'),
  },
  { path: '/cases/new', may: ['case.begin'], page: () => import('../features/case/begin-page.tsx') },
  { path: '/cases/$id', may: ['case.read'], page: () => import('../features/case/case-page.tsx') },
  {
    path: '/work-orders',
    name: '工单',
    icon: ToolOutlined,
    group: 'work',
    may: ['work-order.carry-out'],
    page: () => import('../features/work-orders/list-page.tsx'),
  },
  { path: '/work-orders/$id', may: ['work-order.carry-out'], page: () => import('../features/work-orders/work-order-page.tsx') },
  {
    path: '/catalogue',
    name: '服务目录',
    icon: ProfileOutlined,
    group: 'look',
    may: ['case.read'],
    page: () => import('../features/catalogue/catalogue-page.tsx'),
  },
  {
    path: '/systems',
    name: '信息系统',
    icon: ClusterOutlined,
    group: 'look',
    may: ['system.read'],
    page: () => import('../features/systems/list-page.tsx'),
  },
  { path: '/systems/$id', may: ['system.read'], page: () => import('../features/systems/system-page.tsx') },
  {
    path: '/resources',
    name: '云资源',
    icon: CloudServerOutlined,
    group: 'look',
    may: ['resource.read'],
    page: () => import('../features/resources/list-page.tsx'),
  },
  { path: '/resources/$id', may: ['resource.read'], page: () => import('../features/resources/resource-page.tsx') },
  {
    path: '/statements',
    name: '结算',
    icon: CalculatorOutlined,
    group: 'look',
    may: ['statement.read'],
    page: () => import('../features/statements/list-page.tsx'),
  },
  { path: '/statements/$id', may: ['statement.read'], page: () => import('../features/statements/statement-page.tsx') },
  { path: '/measures', name: '管理办法', icon: BookOutlined, group: 'look', page: () => import('../features/measures/list-page.tsx') },
  { path: '/measures/$id', page: () => import('../features/measures/measure-page.tsx') },
  {
    path: '/jurisdictions',
    name: '适用区域',
    icon: EnvironmentOutlined,
    group: 'manage',
    may: ['jurisdiction.manage'],
    page: () => import('../features/organisations/jurisdictions-page.tsx'),
  },
  {
    path: '/organisations',
    name: '单位与职责',
    icon: BankOutlined,
    group: 'manage',
    may: ['organisation.read'],
    page: () => import('../features/organisations/organisations-page.tsx'),
  },
  {
    path: '/people',
    name: '人员账号',
    icon: TeamOutlined,
    group: 'manage',
    may: ['person.manage', 'session.manage'],
    page: () => import('../features/people/people-page.tsx'),
  },
  {
    path: '/contracts',
    name: '采购合同',
    icon: FileProtectOutlined,
    group: 'manage',
    may: ['statement.read'],
    page: () => import('../features/contracts/contracts-page.tsx'),
  },
  {
    path: '/pools',
    name: '资源池',
    icon: DatabaseOutlined,
    group: 'manage',
    may: ['resource.read'],
    page: () => import('../features/contracts/pools-page.tsx'),
  },
  {
    path: '/unqualified-services',
    name: '服务质量',
    icon: ExceptionOutlined,
    group: 'manage',
    may: ['statement.read'],
    page: () => import('../features/contracts/unqualified-page.tsx'),
  },
  {
    path: '/connections',
    name: '对接状态',
    icon: LinkOutlined,
    group: 'manage',
    may: ['connection.read', 'connection.report'],
    page: () => import('../features/contracts/connections-page.tsx'),
  },
  {
    path: '/blacklist',
    name: '失信名单',
    icon: StopOutlined,
    group: 'manage',
    may: ['organisation.read'],
    page: () => import('../features/organisations/blacklist-page.tsx'),
  },
  {
    path: '/affiliations',
    name: '控股关系',
    icon: ApartmentOutlined,
    group: 'manage',
    may: ['organisation.read'],
    page: () => import('../features/organisations/affiliations-page.tsx'),
  },
  {
    path: '/audit',
    name: '审计记录',
    icon: AuditOutlined,
    group: 'manage',
    may: ['audit.read'],
    page: () => import('../features/audit/audit-page.tsx'),
  },
]

export const groupNames = { work: '办理', look: '查询', manage: '管理' } as const
