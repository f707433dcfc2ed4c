import { Button, Checkbox, type TableColumnsType } from 'antd'
import { grouped } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import type { Quantity } from './api/use-quantities.ts'
import { basisNames, stateNames, stateTones } from './words.ts'

export interface RowActs {
  readonly corrects: (quantity: Quantity) => boolean
  readonly decides: (quantity: Quantity) => boolean
  readonly correct: (quantity: Quantity) => void
  readonly object: (quantity: Quantity) => void
  /** The records ticked so far, where there is something to be confirmed. */
  readonly picking?: { readonly picked: readonly string[]; readonly pick: (ids: readonly string[]) => void }
}

/** How a row is called where its button is read aloud. */
const rowName = ({ itemName, systemName, from, to }: Quantity) => `${systemName} ${itemName} ${periodTo(from, to)}`

/** A box to tick where the record waits for the person. */
const pickColumn = ({ picking, decides }: RowActs): TableColumnsType<Quantity> =>
  picking === undefined
    ? []
    : [
        {
          title: '选择',
          width: 64,
          render: (_, row) =>
            decides(row) ? (
              <Checkbox
                aria-label={`选择 ${rowName(row)}`}
                checked={picking.picked.includes(row.id)}
                onChange={({ target }) =>
                  picking.pick(target.checked ? [...picking.picked, row.id] : picking.picked.filter((id) => id !== row.id))
                }
              />
            ) : null,
        },
      ]

export const columnsWith = (acts: RowActs): TableColumnsType<Quantity> => [
  ...pickColumn(acts),
  {
    title: '云资源',
    render: (_, row) => (
      <>
        <Go to={`/resources/${row.resourceId}`}>{row.itemName}</Go>
        <div className="soft">{row.externalName ?? row.specification}</div>
      </>
    ),
  },
  {
    title: '信息系统',
    render: (_, row) => (
      <>
        {row.systemName}
        <div className="soft">{row.organisationName}</div>
      </>
    ),
  },
  {
    title: '期间',
    render: (_, row) => (
      <>
        <span className="num" style={{ whiteSpace: 'nowrap' }}>
          {periodTo(row.from, row.to)}
        </span>
        <div className="soft">{basisNames[row.basis]}</div>
      </>
    ),
  },
  { title: '数量', align: 'right', render: (_, row) => <Amount of={row} /> },
  {
    title: '上报',
    render: (_, row) => (
      <div style={{ maxWidth: 300, whiteSpace: 'normal' }}>
        {row.reportedByName} {row.reportedByPerson}
        <div className="soft num">{localTime(row.reportedAt)}</div>
        {row.note ? <div className="soft">{row.note}</div> : null}
        {row.reason ? <div className="soft">更正理由：{row.reason}</div> : null}
      </div>
    ),
  },
  { title: '状态', render: (_, row) => <State of={row} /> },
  {
    title: '操作',
    render: (_, row) => (
      <span className="row" style={{ gap: 6 }}>
        {acts.corrects(row) ? (
          <Button size="small" aria-label={`更正：${rowName(row)}`} onClick={() => acts.correct(row)}>
            更正
          </Button>
        ) : null}
        {acts.decides(row) ? (
          <Button size="small" aria-label={`提出异议：${rowName(row)}`} onClick={() => acts.object(row)}>
            提出异议
          </Button>
        ) : null}
      </span>
    ),
  },
]

/** What is said, and what it was said to be before. */
const Amount = ({ of: { quantity, unit, before } }: { of: Quantity }) => (
  <>
    <strong className="num">{grouped(quantity)}</strong> {unit}
    {before ? <div className="soft num">原 {grouped(before.quantity)}</div> : null}
  </>
)

const State = ({ of: row }: { of: Quantity }) => (
  <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>
    {row.supersededAt ? <Mark>已被更正</Mark> : <Mark tone={stateTones[row.state]}>{stateNames[row.state]}</Mark>}
    {row.correcting && !row.supersededAt ? <div className="soft">另有待确认的更正</div> : null}
    {row.opinion ? <div>{row.opinion}</div> : null}
    {row.decidedAt ? (
      <div className="soft">
        {row.decidedByPerson} {localTime(row.decidedAt)}
      </div>
    ) : null}
  </div>
)
