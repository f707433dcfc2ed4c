import type { Content } from './api/use-official-documents.ts'
import './content.css'

/** A document block by block, as it is printed: for reading on the screen. The files are what counts. */
export const ContentView = ({ content }: { content: Content }) => (
  <article className="paper official">
    {content.masthead ? <div className="official-masthead">{content.masthead}</div> : null}
    {content.number ? <div className="paper-number">{content.number}</div> : null}
    <h2 className="paper-title">{content.title}</h2>
    {content.to.length > 0 ? <p className="paper-to">{content.to.join('、')}：</p> : null}
    {content.body.map((block, index) => (
      <BlockView key={index} block={block as Block} />
    ))}
    {content.annexes.length > 0 ? (
      <p className="paper-line">附件：{content.annexes.map((name, index) => `${index + 1}．${name}`).join('　')}</p>
    ) : null}
    {content.signedBy ? <p className="paper-sign">{content.signedBy}</p> : null}
    <p className="paper-sign">{inWords(content.date)}</p>
    {content.note ? <p className="paper-line">{content.note}</p> : null}
    {content.copies.length > 0 ? <p className="paper-to">抄送：{content.copies.join('、')}。</p> : null}
  </article>
)

interface Block {
  readonly kind: string
  readonly text?: string
  readonly caption?: string | null
  readonly columns?: readonly { readonly name: string; readonly align: 'left' | 'right' | 'center' }[]
  readonly rows?: readonly (readonly string[])[]
  readonly unit?: string
  readonly bars?: readonly Bar[]
}

interface Bar {
  readonly name: string
  readonly value: number
  /** The number as it is read. */
  readonly shown: string
}

function BlockView({ block: { kind, text, caption, columns = [], rows = [], unit = '', bars = [] } }: { block: Block }) {
  if (kind === 'heading') return <h3 className="official-heading">{text}</h3>
  if (kind === 'paragraph') return <p className="paper-line">{text}</p>
  if (kind === 'bars') return <Bars caption={caption ?? ''} unit={unit} bars={bars} />
  return (
    <table className="official-table">
      {caption ? <caption>{caption}</caption> : null}
      <thead>
        <tr>
          {columns.map(({ name, align }, index) => (
            <th key={index} scope="col" style={{ textAlign: align }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, place) => (
              <td key={place} style={{ textAlign: columns[place]?.align }}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Bars side by side as the files draw them: each with its name before it and its number after it, so that no label meets another. */
function Bars({ caption, unit, bars }: { caption: string; unit: string; bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => Math.abs(value)), 0)
  return (
    <figure className="official-bars">
      <figcaption>
        {caption}（{unit}）
      </figcaption>
      <ul>
        {bars.map(({ name, value, shown }, index) => (
          <li key={index}>
            <span>{name}</span>
            <span aria-hidden>
              <span className="official-bar" style={{ width: most === 0 ? 0 : `${(100 * Math.abs(value)) / most}%` }} />
            </span>
            <span className="num">{shown}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** `2024-09-03` as documents write it. */
const inWords = (day: string): string => `${+day.slice(0, 4)}年${+day.slice(5, 7)}月${+day.slice(8, 10)}日`
