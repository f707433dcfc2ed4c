import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bases } from '../../catalogue/item.ts'
import { addFen, type Day, dayOfEpoch, decimal, formatYuan, type Id, priceOf, yuan } from '../../kernel/index.ts'
import type { DetailLine, ExportLine, SideLine } from '../exports/line.ts'
import { assortedLines, detailLine, kept, sealedHead, sideLine, streamed } from '../exports/lines.fixture.ts'
import { columnIds, type FocusRow, ours } from './columns.ts'
import { faultsOf } from './focus.fixture.ts'
import { focusRow } from './row.ts'
import { isProduct } from './rules/numbers.ts'
import { writeFocus, writeFocusForSheets } from './write.ts'

async function written(lines: readonly ExportLine[]): Promise<Buffer> {
  const { out, bytes } = kept()
  await writeFocus(streamed(lines), out, { head: sealedHead })
  return bytes()
}
const rowsOf = (csv: Buffer): FocusRow[] => parse(csv, { bom: true, columns: true, cast: (text) => (text === '' ? null : text) })

test('the file is read back as the rows that were written, under the header of FOCUS 1.2', async () => {
  const csv = await written(assortedLines)
  expect(csv.subarray(0, 13).toString()).toBe('ProviderName,')
  expect(csv.toString().split('\r\n')[0]).toBe(columnIds.join(','))
  expect(rowsOf(csv)).toEqual(assortedLines.map((line) => focusRow(line, sealedHead)))
})

test('what we write keeps every rule', async () => {
  expect(await faultsOf(await written(assortedLines), ours)).toEqual([])
})

test('what is billed on the invoice is what the level pays', async () => {
  const billed = rowsOf(await written(assortedLines)).filter(({ InvoiceId }) => InvoiceId !== null)
  expect(formatYuan(addFen(billed.map(({ BilledCost }) => yuan(BilledCost ?? ''))))).toBe('6598.45')
})

const text = fc
  .oneof(fc.constantFrom('省厅', '=1+1', 'a"b,c\r\nd', '\0', '😀', '{"x":1}'), fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }))
  .filter((text) => !/^(?:null|nil|n\/a)$/i.test(text))
const ids = fc.uuid().map((id) => id as Id)
const days = fc.integer({ min: 18_000, max: 22_000 }).map(dayOfEpoch)
const ruled = fc.record({ rule: text, message: text, cite: fc.constantFrom('19', '19.2', '14¶2') })
const places = (max: number) => fc.integer({ min: 0, max }).map((size) => String(size / 10_000))

/** Lines such as the reckoning makes, and such as only steps and packages could; names are whatever people write. */
const anyDetail: fc.Arbitrary<DetailLine> = fc
  .record({
    kind: fc.constantFrom('period' as const, 'once' as const, 'metered' as const, 'free' as const),
    basis: fc.constantFrom(...bases),
    unit: fc.oneof(fc.constantFrom('核·月', 'GB·年', '台', '次', '人天', '台·3年', '100次', 'Mbps·月', '机位·月'), text),
    itemName: text,
    category: text,
    systemName: text,
    organisationName: text,
    organisationId: ids,
    itemId: ids,
    priceId: fc.option(ids),
    from: days,
    length: fc.integer({ min: 0, max: 400 }),
    periodDays: fc.option(fc.constantFrom(28, 29, 30, 31, 365, 366, 1096)),
    quantity: places(99_999_999),
    price: fc.option(places(9_999_999)),
    odd: fc.option(fc.integer({ min: 0, max: 99_999_999 })),
    excluded: fc.option(ruled),
    apart: fc.option(ruled),
  })
  .map(({ length, odd, ...given }) => {
    const line = detailLine({ ...given, to: dayOfEpoch(Math.floor(Date.parse(given.from) / 86_400_000) + length) as Day, days: length + 1 })
    const full = odd === null ? fullOf(line) : formatYuan(BigInt(odd) as ReturnType<typeof yuan>)
    return { ...line, payer: given.apart ? 'unit' : 'level', full, amount: given.excluded ? '0.00' : full }
  })
const fullOf = ({ price, quantity, days, periodDays }: DetailLine): string =>
  price === null
    ? '0.00'
    : formatYuan(
        priceOf(
          decimal(price),
          decimal(quantity),
          ...(periodDays === null ? ([1n, 1n] as const) : ([BigInt(days), BigInt(periodDays)] as const)),
        ),
      )

const anySide: fc.Arbitrary<SideLine> = fc
  .record({
    kind: fc.constantFrom('adjustment' as const, 'correction' as const),
    refersTo: text,
    reason: text,
    amount: fc.integer({ min: -99_999_999, max: 99_999_999 }).map((fen) => formatYuan(BigInt(fen) as ReturnType<typeof yuan>)),
    whole: fc.boolean(),
  })
  .map(({ whole, ...given }) => sideLine({ ...given, ...(whole ? { organisationId: null, organisationName: null } : {}) }))

test('whatever the lines, the file keeps every rule and is read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDetail, { minLength: 1, maxLength: 8 }), fc.array(anySide, { maxLength: 3 }), async (details, sides) => {
      const lines = [...details, ...sides]
      const csv = await written(lines)
      expect(await faultsOf(csv, ours)).toEqual([])
      expect(rowsOf(csv)).toEqual(lines.map((line) => focusRow(line, sealedHead)))
    }),
    { numRuns: 300 },
  )
})

test('price times quantity is the cost, and the cost is the full amount to half a fen', () => {
  fc.assert(
    fc.property(anyDetail, (line) => {
      const { ListUnitPrice: price, PricingQuantity: quantity, ListCost: cost } = focusRow(line, sealedHead)
      expect(isProduct(price ?? '', quantity ?? '', cost ?? '')).toBe(true)
      expect(Math.abs(Number(cost) - Number(line.full))).toBeLessThanOrEqual(0.0051 + Number(line.full) * 1e-6)
    }),
    { numRuns: 2000 },
  )
})

const hostile = ['=HYPERLINK("http://x","看")', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '＝1', "'=1", ' =1', '\u200b=1', "=cmd|' /C calc'!A0"]
test.each(hostile)('as FOCUS demands, %j stands as it was written; for table programs it is no formula', async (name) => {
  const line = detailLine({ itemName: name, systemName: name })
  const cells = (csv: Buffer) => rowsOf(csv).flatMap((row) => Object.values(row).filter((text): text is string => text !== null))
  const { out, bytes } = kept()
  await writeFocusForSheets(streamed([line]), out, { head: sealedHead })
  const safe = cells(bytes())
  expect(cells(await written([line]))).toContain(name)
  expect(safe).not.toContain(name)
  expect(safe.filter((text) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) && !/^-?\d+(\.\d+)?$/.test(text))).toEqual([])
  // A number stays one, and what begins like nothing stands as it is.
  expect(safe.filter((text) => !text.startsWith("'")).length).toBeGreaterThan(20)
})
