import { DownloadOutlined } from '@ant-design/icons'
import { fileSize } from '../../shared/text/size.ts'
import { localTime } from '../../shared/text/time.ts'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { DutyView } from './api/use-duties.ts'

/** All that was filed, the newest first; what was replaced stays, and says so. */
export const Filings = ({ duty: { id, filings, mayFulfil } }: { duty: DutyView }) => (
  <Panel title="履行情况与证明">
    {filings.length === 0 ? (
      <Nothing>{mayFulfil ? '还没有履行；请在右上角“履行并提交证明”。' : '还没有提交履行情况。'}</Nothing>
    ) : (
      <ul className="plain-list">
        {filings.toReversed().map((filing) => (
          <li key={filing.id}>
            <div className="row" style={{ gap: 8 }}>
              {filing.name ? (
                <a href={`/api/v1/duties/instances/${id}/filings/${filing.id}/content`} download>
                  <DownloadOutlined aria-hidden /> {filing.name}
                </a>
              ) : null}
              {filing.size === null ? null : <span className="soft num">{fileSize(filing.size)}</span>}
              {filing.replaced ? <Mark>已被更正</Mark> : null}
            </div>
            <div className="pre">{filing.note}</div>
            {filing.validFrom ? (
              <div className="num">
                有效期 {filing.validFrom} 至 {filing.validTo ?? '长期'}
              </div>
            ) : null}
            <div className="soft dates">
              <span>{localTime(filing.at)}</span>
              <span>{filing.personName}</span>
            </div>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
