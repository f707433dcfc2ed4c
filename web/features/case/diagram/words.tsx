import type { DiagramNode } from '../api/use-diagram.ts'

/** Words on the drawing, line by line, where the server placed them. */
export const Words = ({ label, fill, middle = false }: { label: DiagramNode['label']; fill: string; middle?: boolean }) =>
  label?.lines.map((line, index) => (
    <text
      key={line}
      x={middle ? label.x + label.width / 2 : label.x}
      y={label.y + 11 + index * 13}
      textAnchor={middle ? 'middle' : 'start'}
      fill={fill}
      stroke="#ffffff"
      strokeWidth="3"
      paintOrder="stroke"
    >
      {line}
    </text>
  ))
