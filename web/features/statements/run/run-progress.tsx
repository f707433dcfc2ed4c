import { Alert } from 'antd'
import { useMay } from '../../../shared/session/use-session.ts'
import { localTime } from '../../../shared/text/time.ts'
import { type Run, useProgress } from '../api/use-progress.ts'
import { runNames } from '../words.ts'
import './run.css'

/** How far a settlement that is under way has come; afterwards, why the last one came to nothing. */
export function RunProgress() {
  const run = useProgress()
  const may = useMay()
  if (run?.state === 'running') return <Running run={run} />
  return run?.state === 'failed' && (may('statement.account') || may('statement.seal')) ? <Failed run={run} /> : null
}

const Running = ({ run }: { run: Run }) => {
  const { kind, from, done, total, attempts, startedBy, startedAt } = run
  const counted = kind === 'seal' ? '个单位分册' : '个资源'
  const far = total === 0 ? '正在准备' : `已完成 ${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')} ${counted}`
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total)
  return (
    <section className="panel run" aria-label="进行中的结算">
      <div className="row between">
        <strong>
          正在{runNames[kind]}：自 {from} 起的结算周期
        </strong>
        <span className="num">
          {far}（{percent}%）
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={`${runNames[kind]}进度`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={far}
        className="run-bar"
      >
        <div style={{ width: `${percent}%` }} />
      </div>
      <div className="soft">
        {startedBy} 于 {localTime(startedAt)} 发起{attempts > 1 ? `，第 ${attempts} 次尝试` : ''}；完成后自动显示，不需要重复发起。
      </div>
    </section>
  )
}

const Failed = ({ run: { kind, from, refusal, endedAt } }: { run: Run }) => (
  <Alert
    type="error"
    showIcon
    title={`自 ${from} 起的结算周期${runNames[kind]}未完成（${localTime(endedAt)}）：${refusal?.message ?? '原因不明'}`}
    description={
      <>
        <div className="soft">没有留下任何结果；处理后可以重新{runNames[kind]}。</div>
        {refusal && refusal.faults.length > 0 ? (
          <ul aria-label="逐处的原因">
            {refusal.faults.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        ) : null}
      </>
    }
  />
)
