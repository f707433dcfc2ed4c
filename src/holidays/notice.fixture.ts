import { day } from '../kernel/index.ts'
import type { NoticeContent } from './notice.ts'

/** A notice for 2027 as it might be: no such notice was published when this was written. */
export const notice2027: NoticeContent = {
  year: 2027,
  title: '国务院办公厅关于2027年部分节假日安排的通知',
  number: '国办发明电〔2026〕9号',
  issuedOn: day('2026-11-04'),
  address: 'https://www.gov.cn/zhengce/2027.htm',
  holidays: [
    { name: '元旦', off: ['2027-01-01..2027-01-03'] },
    { name: '春节', off: ['2027-02-05..2027-02-11'], workdays: ['2027-01-31', '2027-02-14'] },
    { name: '清明节', off: ['2027-04-03..2027-04-05'] },
    { name: '劳动节', off: ['2027-05-01..2027-05-05'], workdays: ['2027-05-08'] },
    { name: '端午节', off: ['2027-06-09'] },
    { name: '中秋节', off: ['2027-09-15'] },
    { name: '国庆节', off: ['2027-10-01..2027-10-07'], workdays: ['2027-09-26', '2027-10-09'] },
  ],
  reason: null,
}

/** The same as the API is sent it. */
export const bodyOf = ({ holidays, ...rest }: NoticeContent) => ({
  ...rest,
  holidays: holidays.map(({ name, off, workdays }) => ({ name, off: [...off], workdays: [...(workdays ?? [])] })),
})
