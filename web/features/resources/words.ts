import type { Tone } from '../../shared/ui/mark.tsx'

export const stateNames: Readonly<Record<string, string>> = { testing: '测试中', delivered: '已交付', ended: '已终止' }
export const stateTones: Readonly<Record<string, Tone>> = { testing: 'blue', delivered: 'green', ended: 'grey' }
