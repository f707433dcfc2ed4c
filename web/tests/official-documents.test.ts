import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
await office.play('hunan-2024/scenarios/apply-over-national-day.yaml')
const { signIn, visit } = await openBrowser(office.url)
const casePath = `/cases/${office.world.id('case', 'a')}`
const code = async () => (await office.world.player('authority').need('GET', '/official-documents?kind=acceptance-notice')).items[0].code

test('who signs says how the authority numbers', async () => {
  const page = await signIn(office.world.player('authority'), '/official-documents?view=series')
  await page.getByRole('button', { name: '登记发文字号' }).click()
  await page.getByLabel('写法').fill('湘政务云〔{year}〕号')
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('发文字号须写 {n}').first().waitFor()
  await page.getByLabel('写法').fill('湘政务云〔{year}〕{n}号')
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('cell', { name: '湘政务云〔{year}〕{n}号' }).waitFor()
  await settled(page)
  await picture(page, 'documents-series')
  await expectAccessible(page)
})

test('the authority sees the notice as it will be, issues and downloads it', async () => {
  const page = await signIn(office.world.player('authority'), casePath)
  await page.getByRole('button', { name: /^出具受理通知书/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('article').getByText('材料完整、需求合理').waitFor()
  await picture(page, 'documents-draft')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '出具', exact: true }).click()
  await page.getByText('湘政务云〔2024〕1号').waitFor()
  await drawer.waitFor({ state: 'hidden' })
  await settled(page)
  await picture(page, 'documents-case')
  await expectAccessible(page)
  for (const format of ['PDF', 'DOCX']) {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `下载 湘政务云〔2024〕1号 ${format}` }).click(),
    ])
    const bytes = readFileSync((await saved.path()) ?? '')
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(format === 'PDF' ? '%PDF' : 'PK\u0003\u0004')
    await saved.saveAs(`test-results/notice.${format.toLowerCase()}`)
  }
})

test('the unit finds it in its list, and brings the signed copy', async () => {
  const page = await signIn(office.world.player('unit'), '/official-documents', narrow)
  await page.getByRole('link', { name: /受理通知书/ }).waitFor()
  await picture(page, 'documents-list-1024')
  await expectAccessible(page)
  await page.getByRole('link', { name: /受理通知书/ }).click()
  await page.getByRole('heading', { level: 1, name: '湘政务云〔2024〕1号' }).waitFor()
  await page.getByRole('button', { name: '提交扫描件' }).click()
  await page.getByRole('dialog').waitFor()
  await picture(page, 'documents-scan-1024')
  await expectAccessible(page)
  const send = async (bytes: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: /选择.*：扫描件/ }).click()])
    await chooser.setFiles({ name: '签收.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
    await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click()
  }
  await send('MZ')
  await page.getByText('不是 PDF、JPEG 或 PNG 文件').waitFor()
  await send('%PDF-1.4 signed')
  await page.getByRole('link', { name: '签收.pdf' }).waitFor()
  await settled(page)
  await picture(page, 'documents-one-1024')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await picture(page, 'documents-one-1440')
  await expectAccessible(page)
})

test('anybody verifies it without signing in, and whether a file is the one', async () => {
  const page = await visit('/verify')
  await page.getByLabel('校验码').fill((await code()).toLowerCase())
  await picture(page, 'verify-ask')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByText('该公文由本平台出具，现行有效').waitFor()
  const drop = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /把收到的 DOCX 或 PDF/ }).click(),
    ])
    await chooser.setFiles(file)
  }
  const issued = { name: '通知.pdf', mimeType: 'application/pdf', buffer: readFileSync('test-results/notice.pdf') }
  await drop({ ...issued, buffer: Buffer.concat([issued.buffer, Buffer.from('\n')]) })
  await page.getByText('不一致').waitFor()
  await drop(issued)
  await page.getByText('一致：“通知.pdf”就是所出具的 PDF 文件').waitFor()
  await picture(page, 'verify-answer')
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await picture(page, 'verify-answer-1024')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await page.setViewportSize(wide)
  expect(await page.getByText('文旅综合服务平台').count()).toBe(0)
  await page.goto(`${office.url}/verify/00000-00000-00000-00000`)
  await page.getByText('没有这一校验码的公文').waitFor()
  await picture(page, 'verify-unknown')
})

test('withdrawn by its issuer, it says so to whoever verifies it', async () => {
  const page = await signIn(office.world.player('authority'), '/official-documents')
  await page.getByRole('link', { name: /受理通知书/ }).click()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByLabel('撤销理由').fill('文号有误')
  await page.getByRole('button', { name: '确认撤销' }).click()
  await page.getByText('文号有误').waitFor()
  await settled(page)
  await picture(page, 'documents-withdrawn')
  await expectAccessible(page)
  const anybody = await visit(`/verify/${await code()}`)
  await anybody.getByText('撤销').waitFor()
})
