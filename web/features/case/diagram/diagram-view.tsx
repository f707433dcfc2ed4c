import { DownloadOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Loaded } from '../../../shared/ui/loaded.tsx'
import { type Diagram, useDiagram } from '../api/use-diagram.ts'
import { Drawing } from './drawing.tsx'
import type { Passage } from './passage.ts'
import { saveSvg } from './save-svg.ts'
import { StepInWords, StepList } from './step-list.tsx'
import './diagram.css'

interface DiagramViewProps {
  readonly regimeId: string
  readonly procedureId: string
  /** Null where no case is looked at, but the procedure itself. */
  readonly passage: Passage | null
  /** Where the BPMN file is. */
  readonly bpmn: string
  /** What saved files are called. */
  readonly name: string
}

/** The procedure as a picture or in words, with what can be saved of it. */
export function DiagramView({ regimeId, procedureId, ...rest }: DiagramViewProps) {
  const query = useDiagram(regimeId, procedureId)
  return (
    <Loaded query={query} rows={6}>
      {(diagram) => <Shown diagram={diagram} {...rest} />}
    </Loaded>
  )
}

const modes = [
  { value: 'picture', label: '原始大小' },
  { value: 'fit', label: '适合宽度' },
  { value: 'words', label: '文字说明' },
]

function Shown({ diagram, passage, bpmn, name }: Omit<DiagramViewProps, 'regimeId' | 'procedureId'> & { readonly diagram: Diagram }) {
  const [mode, setMode] = useState('picture')
  const [chosen, setChosen] = useState<string | null>(passage?.present ?? null)
  const svg = useRef<SVGSVGElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  // Where the case stands is in sight at once, however long the way to it was.
  useEffect(() => {
    const at = diagram.nodes.find(({ kind, step }) => kind === 'step' && step === passage?.present)
    if (at && frame.current && mode === 'picture') frame.current.scrollLeft = at.x + at.width / 2 - frame.current.clientWidth / 2
  }, [diagram, passage?.present, mode])
  const step = diagram.steps.find(({ id }) => id === chosen)
  return (
    <div className="stack-tight">
      <div className="row between">
        <Segmented aria-label="流程图的看法" options={modes} value={mode} onChange={setMode} />
        <span className="row">
          <Button size="small" icon={<DownloadOutlined aria-hidden />} href={bpmn} download>
            导出 BPMN 2.0
          </Button>
          {mode === 'words' ? null : (
            <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => svg.current && saveSvg(svg.current, name)}>
              导出 SVG
            </Button>
          )}
        </span>
      </div>
      {mode === 'words' ? (
        <StepList steps={diagram.steps} passage={passage} />
      ) : (
        <>
          <div className="diagram-frame" ref={frame}>
            <Drawing ref={svg} diagram={diagram} passage={passage} chosen={chosen} onChoose={setChosen} fit={mode === 'fit'} />
          </div>
          <Legend followed={passage !== null} />
          {step ? (
            <section className="diagram-chosen" aria-live="polite" aria-label="所选环节">
              <StepInWords step={step} passage={passage} />
            </section>
          ) : null}
        </>
      )}
    </div>
  )
}

const Legend = ({ followed }: { followed: boolean }) => (
  <p className="soft diagram-legend">
    {followed ? <span>深蓝为当前环节，浅蓝为已办环节，蓝线为已走的路径。</span> : null}
    <span>菱形为不同办理结果，棕线为退回，红色虚线圆为期限。选中环节可看依据与去向。</span>
  </p>
)
