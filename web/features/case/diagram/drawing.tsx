import type { Ref } from 'react'
import { localTime } from '../../../shared/text/time.ts'
import type { Diagram, DiagramNode } from '../api/use-diagram.ts'
import { ink } from './ink.ts'
import { type Passage, stateNames, stateOf } from './passage.ts'
import { Shape } from './shapes.tsx'
import { Words } from './words.tsx'

interface DrawingProps {
  readonly diagram: Diagram
  readonly passage: Passage | null
  readonly chosen: string | null
  readonly onChoose: (step: string) => void
  /** As wide as there is room for, instead of its natural size. */
  readonly fit: boolean
  readonly ref: Ref<SVGSVGElement>
}

/**
 * The procedure in lanes. Colours are attributes, not styles: the picture looks the same when it is saved. Each step is a button; what is not a step is
 * drawn only, and said by the list of steps.
 */
export function Drawing({ diagram, passage, chosen, onChoose, fit, ref }: DrawingProps) {
  const { width, height, lanes, nodes, flows, name } = diagram
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture is no set of fields
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={fit ? '100%' : width}
      height={fit ? undefined : height}
      role="group"
      aria-label={`${name}的流程图`}
      fontFamily="'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
      fontSize={11}
    >
      <defs>
        {Object.entries(ink.flow).map(([kind, colour]) => (
          <marker
            key={kind}
            id={`arrow-${kind}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerUnits="userSpaceOnUse"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M 0 0 L 10 5 L 0 10 z" fill={colour} />
          </marker>
        ))}
      </defs>
      <g aria-hidden>
        <rect x="0.5" y="0.5" width={width - 1} height={height - 1} fill="#ffffff" stroke={ink.line} />
        <Upright text={name} x={0} y={0} width={30} height={height} strong />
        {lanes.map((lane, index) => (
          <g key={lane.party}>
            <rect
              x={lane.x}
              y={lane.y}
              width={lane.width - 0.5}
              height={lane.height}
              fill={index % 2 === 0 ? '#ffffff' : '#f8fafc'}
              stroke={ink.line}
            />
            <Upright text={lane.name} x={lane.x} y={lane.y} width={30} height={lane.height} />
          </g>
        ))}
        {flows.map(({ id, kind, points, label }) => {
          const drawn = passage?.taken.has(id) ? 'taken' : kind
          return (
            <g key={id}>
              <polyline
                points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
                fill="none"
                stroke={ink.flow[drawn]}
                strokeWidth={drawn === 'taken' ? 2.2 : 1.2}
                strokeDasharray={kind === 'late' ? '4 3' : undefined}
                strokeLinejoin="round"
                markerEnd={`url(#arrow-${drawn})`}
              />
              <Words label={label} fill={drawn === 'taken' ? ink.flow.taken : ink.text} />
            </g>
          )
        })}
        {nodes.map((node) => (node.kind === 'step' ? null : <Shape key={node.id} node={node} />))}
      </g>
      {nodes.map((node) =>
        node.kind === 'step' ? (
          <Step key={node.id} {...{ node, diagram, passage }} chosen={chosen === node.step} onChoose={onChoose} />
        ) : null,
      )}
      {/* Terms lie on the edges of their steps. */}
      <g aria-hidden pointerEvents="none">
        {nodes.map((node) => (node.kind === 'timer' ? <Shape key={node.id} node={node} /> : null))}
      </g>
    </svg>
  )
}

interface StepProps {
  readonly node: DiagramNode
  readonly diagram: Diagram
  readonly passage: Passage | null
  readonly chosen: boolean
  readonly onChoose: (step: string) => void
}

function Step({ node, diagram, passage, chosen, onChoose }: StepProps) {
  const id = node.step ?? ''
  const said = diagram.steps.find((step) => step.id === id)
  const state = stateOf(passage, id)
  const { fill, stroke, text } = ink.step[state]
  const last = passage?.visits.get(id)?.at(-1)
  const small = [...(said?.term ? [`期限 ${said.term}`] : []), ...(last ? [`${localTime(last.at).slice(0, 10)} 办`] : [])]
  const lines = node.label?.lines ?? []
  const top = node.y + node.height / 2 - (lines.length * 15 + small.length * 13) / 2
  const middle = node.x + node.width / 2
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no <button> inside SVG
    <g
      role="button"
      tabIndex={0}
      className="diagram-step"
      data-step={id}
      aria-pressed={chosen}
      // What is seen comes first, word by word: who speaks to the page says what he reads.
      aria-label={[[...lines, ...small].join(''), said?.byName, passage ? stateNames[state] : ''].filter(Boolean).join('，')}
      {...(state === 'present' ? { 'aria-current': 'step' as const } : {})}
      onClick={() => onChoose(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose(id)
      }}
    >
      <rect
        x={node.x}
        y={node.y}
        width={node.width}
        height={node.height}
        rx="7"
        fill={fill}
        stroke={chosen ? '#2f74c0' : stroke}
        strokeWidth={chosen ? 2.5 : 1.3}
      />
      {lines.map((line, index) => (
        <text
          key={line}
          x={middle}
          y={top + 12 + index * 15}
          textAnchor="middle"
          fontSize="13"
          fontWeight={state === 'present' ? 600 : 500}
          fill={text}
        >
          {line}
        </text>
      ))}
      {small.map((line, index) => (
        <text
          key={line}
          x={middle}
          y={top + lines.length * 15 + 12 + index * 13}
          textAnchor="middle"
          fontSize="11"
          fill={state === 'present' ? '#ffffff' : ink.text}
        >
          {line}
        </text>
      ))}
    </g>
  )
}

interface UprightProps {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly strong?: boolean
}

/** The name of a lane, read from below as lanes' names are; what is too long for its lane goes on beside it. */
function Upright({ text, x, y, width, height, strong = false }: UprightProps) {
  const most = Math.max(3, Math.floor((height - 8) / 12.5))
  const lines = text.length <= most ? [text] : [text.slice(0, most), text.slice(most, most * 2)]
  const middle = y + height / 2
  return (
    <>
      <rect x={x + 0.5} y={y + 0.5} width={width - 0.5} height={height - 1} fill={strong ? '#e6ecf3' : '#f1f4f8'} stroke={ink.line} />
      {lines.map((line, index) => {
        const across = x + width / 2 + 4 + (index - (lines.length - 1) / 2) * 13
        return (
          <text
            key={line}
            x={across}
            y={middle}
            transform={`rotate(-90 ${across} ${middle})`}
            textAnchor="middle"
            fontSize="12"
            fontWeight={strong ? 600 : 500}
            fill="#1c2733"
          >
            {line}
          </text>
        )
      })}
    </>
  )
}
