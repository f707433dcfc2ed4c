import type { DiagramNode } from '../api/use-diagram.ts'
import { ink } from './ink.ts'
import { Words } from './words.tsx'

/** What is no step: the start, choices, terms, ends, each by its sign in BPMN. */
export function Shape({ node }: { node: DiagramNode }) {
  const { kind, x, y, width, height, label, endsAs } = node
  const [cx, cy, r] = [x + width / 2, y + height / 2, width / 2]
  switch (kind) {
    case 'start':
      return (
        <>
          <circle cx={cx} cy={cy} r={r} fill="#ffffff" stroke={ink.end.done} strokeWidth="1.4" />
          <Words label={label} fill={ink.text} middle />
        </>
      )
    case 'choice':
      return (
        <>
          <path
            d={`M ${cx} ${y} L ${x + width} ${cy} L ${cx} ${y + height} L ${x} ${cy} Z`}
            fill="#ffffff"
            stroke={ink.flow.forward}
            strokeWidth="1.3"
          />
          <path
            d={`M ${cx - 6} ${cy - 6} L ${cx + 6} ${cy + 6} M ${cx + 6} ${cy - 6} L ${cx - 6} ${cy + 6}`}
            stroke={ink.flow.forward}
            strokeWidth="2"
          />
        </>
      )
    case 'timer':
      return (
        <>
          <circle cx={cx} cy={cy} r={r} fill="#ffffff" stroke={ink.flow.late} strokeDasharray="3 2" />
          <circle cx={cx} cy={cy} r={r - 3} fill="#ffffff" stroke={ink.flow.late} strokeDasharray="3 2" />
          <path d={`M ${cx} ${cy - 6} L ${cx} ${cy} L ${cx + 4} ${cy + 3}`} fill="none" stroke={ink.flow.late} strokeWidth="1.4" />
        </>
      )
    default: {
      const colour = kind === 'late' ? ink.flow.late : ink.end[endsAs ?? 'done']
      return (
        <>
          <circle cx={cx} cy={cy} r={r - 1} fill="#ffffff" stroke={colour} strokeWidth={kind === 'late' ? 2 : 3.2} />
          <Words label={label} fill={colour} middle />
        </>
      )
    }
  }
}
