import { Writable } from 'node:stream'
import type { Day, Id, Instant } from '../../kernel/index.ts'
import type { DetailLine, ExportHead, ExportLine, SideLine } from './line.ts'

const id = (text: string): Id => `01970000-0000-7000-8000-${text.padStart(12, '0')}` as Id

export const sealedHead: ExportHead = {
  statementId: id('aa'),
  jurisdictionId: id('ab'),
  jurisdictionName: '某省',
  measureTitle: '某省政务云管理办法',
  from: '2024-09-01' as Day,
  to: '2025-08-31' as Day,
  state: 'sealed',
  seal: 'ab'.repeat(32),
  sealedAt: '2025-10-08T02:03:04.000Z' as Instant,
}

/** 46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元 */
export const detailLine = (over: Partial<DetailLine> = {}): DetailLine => ({
  kind: 'period',
  no: 1,
  resourceId: id('01'),
  organisationId: id('02'),
  organisationName: '省文化和旅游厅',
  systemId: id('03'),
  systemName: '公共文化服务平台',
  providerId: id('04'),
  providerName: '甲云公司',
  poolName: '甲云一号池',
  itemId: id('05'),
  itemCode: 'A-001',
  itemName: '云服务器vCPU',
  category: '一、基础设施即服务（IaaS）',
  unit: '核·月',
  basis: 'month',
  from: '2024-09-20' as Day,
  to: '2024-09-30' as Day,
  days: 11,
  periodDays: 30,
  quantity: '8',
  priceId: id('06'),
  price: '46',
  priceInWords: null,
  arithmetic: '46.00元/核·月 × 8核 × 11天 ÷ 30天 = 134.93元',
  full: '134.93',
  amount: '134.93',
  payer: 'level',
  apart: null,
  excluded: null,
  deductions: [],
  ...over,
})

export const sideLine = (over: Partial<SideLine> = {}): SideLine => ({
  kind: 'correction',
  id: id('07'),
  lineNo: 1,
  refersTo: '第1行',
  organisationId: id('02'),
  organisationName: '省文化和旅游厅',
  providerId: id('04'),
  providerName: '甲云公司',
  amount: '-12.27',
  payer: 'level',
  reason: '实际开通日晚一天',
  cite: '19.2',
  ...over,
})

const poor = { rule: 'poor-grade', message: '“甲云公司”考评不合格', cite: '31' }

/** Lines of every kind. */
export const assortedLines: readonly ExportLine[] = [
  detailLine(),
  detailLine({ no: 2, amount: '121.43', deductions: [{ ...poor, percent: '10', amount: '13.50' }] }),
  detailLine({ no: 3, amount: '0.00', excluded: { rule: 'unwatched', message: '该期间未纳入监管，不纳入结算', cite: '40¶2' } }),
  detailLine({
    no: 4,
    payer: 'unit',
    apart: { rule: 'outside', message: '独立结算，由单位自行支付', cite: '38' },
    organisationId: id('12'),
  }),
  detailLine({
    no: 5,
    kind: 'once',
    basis: 'once',
    unit: '次',
    periodDays: null,
    days: 1,
    quantity: '2',
    price: '300',
    full: '600.00',
    amount: '600.00',
  }),
  detailLine({
    no: 6,
    kind: 'metered',
    basis: 'work',
    unit: '人天',
    periodDays: null,
    quantity: '3.5',
    price: '1200',
    full: '4200.00',
    amount: '4200.00',
  }),
  detailLine({
    no: 7,
    kind: 'free',
    basis: 'free',
    unit: '项',
    periodDays: null,
    quantity: '1',
    price: null,
    priceId: null,
    full: '0.00',
    amount: '0.00',
  }),
  detailLine({
    no: 8,
    unit: 'Mbps·月',
    quantity: '20',
    price: '20',
    priceInWords: '每月 0–5 部分 20元，5以上部分 36元',
    days: 30,
    full: '640.00',
    amount: '640.00',
  }),
  detailLine({
    no: 9,
    basis: 'year',
    unit: 'GB·年',
    price: '2.4',
    quantity: '500',
    days: 100,
    periodDays: 365,
    full: '328.77',
    amount: '328.77',
  }),
  detailLine({
    no: 10,
    basis: 'term',
    unit: '台·3年',
    price: '4320',
    quantity: '2',
    days: 100,
    periodDays: 1096,
    full: '788.32',
    amount: '788.32',
  }),
  detailLine({
    no: 11,
    basis: 'day',
    unit: '台',
    price: '3.3333',
    quantity: '1.5',
    days: 7,
    periodDays: 1,
    full: '35.00',
    amount: '35.00',
  }),
  sideLine({
    kind: 'adjustment',
    id: id('08'),
    lineNo: null,
    refersTo: '2024年度考评',
    organisationId: null,
    organisationName: null,
    amount: '-300.00',
  }),
  sideLine({ kind: 'adjustment', id: id('09'), lineNo: null, refersTo: '2024年度考评', amount: '50.00' }),
  sideLine(),
]

export async function* streamed<T>(lines: Iterable<T>): AsyncGenerator<T> {
  yield* lines
}

/** So many lines of a province, each made when it is asked for. */
export async function* provinceLines(count: number): AsyncGenerator<ExportLine> {
  for (let no = 1; no <= count; no += 1) {
    const unit = no % 400
    yield detailLine({
      no,
      resourceId: id(String(no)),
      organisationId: id(`9${unit}`),
      organisationName: `第${unit}单位`,
    })
  }
}

/** A stream that keeps what is written to it. */
export function kept(): { readonly out: Writable; bytes(): Buffer } {
  const chunks: Buffer[] = []
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { out, bytes: () => Buffer.concat(chunks) }
}
