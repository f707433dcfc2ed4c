import type { Explanation } from '../api/use-explanation.ts'

/** How open wording of those articles is read here. */
export const Readings = ({ readings }: Pick<Explanation, 'readings'>) =>
  readings.length === 0 ? null : (
    <section aria-label="条文理解">
      <h2 style={{ margin: '0 0 8px', fontSize: 15 }}>条文理解</h2>
      {readings.map(({ question, reading, because, articles }) => (
        <div key={question} style={{ marginBottom: 12 }}>
          <strong>{question}</strong>
          <span className="soft">（{articles.join('、')}）</span>
          <p style={{ margin: '4px 0' }}>{reading}</p>
          <p className="soft" style={{ margin: 0 }}>
            理由：{because}
          </p>
        </div>
      ))}
    </section>
  )
