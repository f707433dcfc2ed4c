import type { Tone } from '../../shared/ui/mark.tsx'

export const kindNames: Readonly<Record<string, string>> = {
  test: '测试环境搭建',
  deliver: '资源交付',
  change: '资源调整',
  reclaim: '资源回收',
}
export const stateNames: Readonly<Record<string, string>> = {
  issued: '待接收',
  accepted: '已接收',
  'partly-done': '部分完成',
  failed: '有失败',
  done: '已完成',
  withdrawn: '已撤销',
}
export const stateTones: Readonly<Record<string, Tone>> = {
  issued: 'amber',
  accepted: 'blue',
  'partly-done': 'blue',
  failed: 'red',
  done: 'green',
  withdrawn: 'grey',
}
export const lineNames: Readonly<Record<string, string>> = { waiting: '待执行', done: '完成', failed: '失败' }
export const lineTones: Readonly<Record<string, Tone>> = { waiting: 'blue', done: 'green', failed: 'red' }
