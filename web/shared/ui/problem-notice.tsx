import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Problem } from '../api/problem.ts'
import { Basis } from './basis.tsx'

interface ProblemNoticeProps {
  readonly error: unknown
  /** Reads anew: offered where the page could not be read, or where somebody else changed it meanwhile. */
  readonly onReload?: (() => void) | undefined
}

/** What was refused: the sentence, the faults one by one, the article, and the code to quote to support. */
export function ProblemNotice({ error, onReload }: ProblemNoticeProps) {
  const place = useRef<HTMLDivElement>(null)
  const problem = error ? Problem.of(error) : null
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  if (!problem) return null
  return (
    <div ref={place} role="alert">
      <Alert
        type="error"
        showIcon
        role="presentation"
        title={problem.message}
        description={<Details problem={problem} />}
        action={
          onReload && (problem.isStale || problem.status === 0 || problem.status >= 500) ? (
            <Button size="small" onClick={onReload}>
              重新载入
            </Button>
          ) : undefined
        }
      />
    </div>
  )
}

function Details({ problem }: { problem: Problem }) {
  const { citation, faults, code, requestId } = problem
  const told = faults.filter(({ message }) => !problem.message.includes(message))
  return (
    <>
      {told.length > 0 ? (
        <ul style={{ margin: '0 0 4px', paddingLeft: 18 }}>
          {told.map(({ path, message }) => (
            <li key={`${path}${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
      <span className="row soft" style={{ fontSize: 12 }}>
        {citation ? (
          <Basis of={[{ words: citation.words ?? citation.cite, text: citation.text ?? null }]} about={citation.words ?? '此项'} />
        ) : null}
        {citation?.words ? <span>{citation.words}</span> : null}
        <span>代码 {code}</span>
        {requestId ? <span>请求编号 {requestId}</span> : null}
      </span>
    </>
  )
}
