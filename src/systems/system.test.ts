import { expect, test } from 'vitest'
import { type Day, day } from '../kernel/index.ts'
import { dayFault, faultsOf, type System, type SystemFields, unsaid } from './system.ts'

const usual: SystemFields = {
  name: '政务服务系统',
  kind: 'built',
  purpose: '受理群众办事',
  classified: false,
  mlps: 3,
  mlpsFiling: null,
  budgetChannel: '部门预算',
  status: 'to-migrate',
  exemption: null,
  builder: null,
  contact: null,
  ...unsaid,
}

test.each<[Partial<SystemFields>, { originalCutOverOn: Day } | null, string[]]>([
  [{}, null, []],
  [{ status: 'exempt' }, null, ['/exemption']],
  [{ status: 'exempt', exemption: '《某法》第九条' }, null, []],
  [{ exemption: '《某法》第九条' }, null, ['/exemption']],
  [{ status: 'on-cloud' }, { originalCutOverOn: day('2024-09-01') }, []],
  [{ domestic: true }, null, []],
  [{ domestic: false }, null, ['/domesticReason']],
  [{ domestic: false, domesticReason: '上级统一推广' }, null, []],
  [{ domesticReason: '无此必要' }, null, ['/domesticReason']],
  [{ hostingProvider: '某云', hostingEndsOn: day('2024-12-31') }, null, ['/hostingProvider', '/hostingEndsOn']],
  [{ hostedElsewhere: true, hostingProvider: '某云', hostingEndsOn: day('2024-12-31') }, null, []],
  [{ hostedElsewhere: true }, null, []],
  [{ status: 'to-migrate' }, { originalCutOverOn: day('2024-09-01') }, ['/status']],
])('%o after %o has faults at %o', (different, before, paths) => {
  expect(faultsOf({ ...usual, ...different }, before as System | null).map(({ path }) => path)).toEqual(paths)
})

test.each([
  ['2024-09-30', null, null],
  ['2024-10-01', null, '日期不能晚于今天（2024-09-30）'],
  ['2024-06-30', '2024-06-30', null],
  ['2024-06-29', '2024-06-30', '原系统下线日不能早于割接上线日（2024-06-30）'],
])('%s, not before %s: %s', (on, notBefore, message) => {
  expect(dayFault(day(on), day('2024-09-30'), notBefore as Day | null)?.message ?? null).toBe(message)
})
