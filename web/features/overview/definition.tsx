import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { LawBasis } from '../../shared/ui/law-basis.tsx'
import type { Measure } from './api/use-overview.ts'

/** 口径: what a measure counts, as of when, from which facts, by which article. */
export const Definition = ({ of: { name, says, facts, citations } }: { of: Measure }) => (
  <Popover
    trigger="click"
    placement="bottomRight"
    title={`口径 · ${name}`}
    content={
      <div style={{ maxWidth: 420 }}>
        <p style={{ marginTop: 0 }}>{says}</p>
        <p className="soft">取自：{facts}</p>
        <div className="row">
          {citations.map((citation) => (
            <LawBasis key={citation.cite} of={citation} about={name} />
          ))}
        </div>
      </div>
    }
  >
    <Button type="link" size="small" className="link-button" icon={<QuestionCircleOutlined aria-hidden />} aria-label={`${name}的口径`}>
      口径
    </Button>
  </Popover>
)
