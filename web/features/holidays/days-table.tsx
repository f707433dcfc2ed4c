import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { Holiday } from './api/use-holidays.ts'
import { daysInWords } from './words.ts'

/** The holidays of a year: when there are days off, and when they are made up for. */
export const DaysTable = ({ year, holidays }: { year: number; holidays: readonly Holiday[] }) => (
  <PlainTable
    label={`${year}年的放假与调休`}
    rows={holidays}
    rowKey={({ name, off }) => `${name}${off.join()}`}
    empty="没有放假安排。"
    more={{ size: 'small', scroll: {} }}
    columns={[
      { title: '假期', width: 140, dataIndex: 'name' },
      { title: '放假', render: (_, { off }) => <span className="num">{off.map((days) => daysInWords(days, year)).join('、')}</span> },
      {
        title: '调休上班',
        render: (_, { workdays }) =>
          workdays ? (
            <span className="num">{workdays.map((day) => daysInWords(day, year)).join('、')}</span>
          ) : (
            <span className="soft">不调休</span>
          ),
      },
    ]}
  />
)
