import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Body, type Player, pdf } from '../../app/play/index.ts'
import { sha256 } from '../../kernel/index.ts'
import { aboutCase, issueIn, numbers, type PlayedOffice, playedOffice, wordsOf } from './office.fixture.ts'

// One application of Hunan, played to its end: who issues what of it, how it is numbered, and that nothing of it is ever altered.

let office: PlayedOffice
let caseId: string
let [unit, sub, other, authority, signer, support, provider]: Player[] = []
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64')

beforeAll(async () => {
  // As if by many processes at once: the counter's row is what keeps the numbers in order, not the turns of one process.
  const issuing = { places: 6, placesOfOne: 6, waitingOfOne: 24, waiting: 24 }
  office = await playedOffice('hunan-2024/scenarios/apply-over-national-day.yaml', { issuing })
  const { world } = office
  caseId = world.id('case', 'a')
  ;[unit, sub, other, authority, signer, support, provider] = [
    'unit',
    'sub-unit',
    'other-unit',
    'authority',
    'authority-signer',
    'support',
    'provider',
  ].map((name) => world.player(name))
})

const named = (player: Player | undefined): Player => {
  if (!player) throw new Error('nobody')
  return player
}
const codeOf = (reply: { ok: boolean; problem?: { code: string } }) => (reply.ok ? 'ok' : reply.problem?.code)
const letter = { kind: 'application-letter', paperId: null }
const issueLetter = async (more: object = {}): Promise<string> => {
  const made = await issueIn(named(unit), caseId, letter, more)
  if (!made.ok) throw new Error(made.problem.detail)
  return made.body.id
}
const read = (id: string, by = unit): Promise<Body> => named(by).need('GET', `/official-documents/${id}`)
const bytesOf = async (id: string, format: string, by = named(unit)): Promise<Buffer> => {
  const token = await office.server.signIn(by.login, by.password)
  const answer = await office.server.http.inject({
    url: `/api/v1/official-documents/${id}/files/${format}`,
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toContain('attachment')
  return answer.rawPayload
}

describe('numbers', () => {
  test('none is issued before the organisation says how it numbers, and whoever keeps its numbers says so', async () => {
    expect(codeOf(await issueIn(named(unit), caseId, letter))).toBe('document.series-none')
    expect(codeOf(await named(authority).call('POST', '/document-series', { body: { pattern: '湘云〔{year}〕{n}号' } }))).toBe('ok')
    expect(codeOf(await named(unit).call('POST', '/document-series', { body: { pattern: '湘云〔{year}〕{n}号' } }))).toBe(
      'document.pattern-taken',
    )
    await numbers(named(unit), '湘文旅')
    await numbers(named(support), '湘大数据')
    await numbers(named(provider), '甲云')
  })

  test.each([
    ['湘云{n}号', '{year}'],
    ['湘云〔{year}〕号', '{n}'],
    ['湘云〔{year}〕{n}{n}号', '只能写一次'],
    ['〔{year}〕{n}号', '机关代字'],
    ['湘云〔{year}〕{n}{x}号', '花括号'],
    ['湘云{year}{n}号', '紧接数字'],
  ])('a pattern that would number badly is refused in words: %s', async (pattern, says) => {
    const reply = await named(unit).call('POST', '/document-series', { body: { pattern } })
    expect(reply.ok ? '' : JSON.stringify(reply.problem.faults)).toContain(says)
  })

  test('twelve at once are numbered one after another, without a gap, also where some fail', async () => {
    const cases: string[] = []
    for (let count = 0; count < 4; count += 1) {
      const { id } = await named(unit).need('POST', '/cases', { body: { procedure: 'off-catalogue' } })
      cases.push(id)
    }
    const drafts = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const body = { procedure: 'apply', systemId: office.world.id('system', 'sys'), providerId: named(provider).organisationId }
        return (await named(unit).need('POST', '/cases', { body })).id as string
      }),
    )
    const offers = [
      ...drafts.map((id) => ({ id, kind: 'application-letter' })),
      ...drafts.map((id) => ({ id, kind: 'resource-application' })),
      ...drafts.map((id) => ({ id, kind: 'resource-demand' })),
    ]
    const replies = await Promise.all(offers.map(({ id, kind }) => issueIn(named(unit), id, { kind, paperId: null })))
    // What has no lines yet is no demand: refused, and takes no number.
    expect(replies.slice(12).map(codeOf)).toEqual(Array.from({ length: 6 }, () => 'document.facts-missing'))
    expect(replies.slice(0, 12).map(codeOf)).toEqual(Array.from({ length: 12 }, () => 'ok'))
    const { rows } = await sql<{
      n: number
    }>`select n from official_document where issuer_id = ${named(unit).organisationId} order by n`.execute(office.ownerDb)
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  })
})

describe('what was issued', () => {
  let first: Body

  test('is numbered, printed and kept byte for byte', async () => {
    first = await read(await issueLetter())
    expect(first).toMatchObject({
      number: '湘文旅〔2024〕13号',
      version: 1,
      kind: 'application-letter',
      issuerName: '省文化和旅游厅',
      title: '省文化和旅游厅关于云资源申请的函',
    })
    const words = wordsOf(first.content)
    for (const said of ['省数据局', '文旅综合服务平台', '甲云服务商', '虚拟CPU', '文旅公共服务平台上云']) expect(words).toContain(said)
    for (const format of ['docx', 'pdf']) {
      const [once, again] = [await bytesOf(first.id, format), await bytesOf(first.id, format)]
      expect(once.equals(again)).toBe(true)
      expect(first.files.find((file: Body) => file.format === format).sha256).toBe(sha256(once))
    }
  })

  test('is issued once: another time it is a new version that says what it replaces', async () => {
    expect(codeOf(await issueIn(named(unit), caseId, letter))).toBe('document.issued-already')
    expect(codeOf(await issueIn(named(unit), caseId, letter, { replaces: first.id }))).toBe('request.invalid')
    const second = await read(await issueLetter({ replaces: first.id, reason: '联系人变更' }))
    expect(second).toMatchObject({
      version: 2,
      number: '湘文旅〔2024〕14号',
      replaces: first.id,
      replacesNumber: first.number,
      reason: '联系人变更',
    })
    expect(wordsOf(second.content)).toContain(`本文书替代${first.number}。`)
    const old = await read(first.id)
    expect(old).toMatchObject({ replacedByNumber: second.number, content: first.content, files: first.files })
    expect(codeOf(await issueIn(named(unit), caseId, letter, { replaces: first.id, reason: '再来' }))).toBe('request.changed-meanwhile')
    expect(codeOf(await named(unit).call('POST', `/official-documents/${first.id}/withdrawal`, { body: { reason: '有误' } }))).toBe(
      'document.superseded',
    )
    const two = await Promise.all([1, 2].map(() => issueIn(named(unit), caseId, letter, { replaces: second.id, reason: '同时' })))
    expect(two.map(codeOf).toSorted()).toEqual(['ok', 'request.changed-meanwhile'])
  })

  test.each([
    'official_document',
    'official_document_file',
    'official_document_scan',
    'official_document_withdrawal',
    'document_series',
    'document_pattern',
    'official_document_address',
  ])('is altered by nobody: %s', async (table) => {
    if (table === 'official_document_scan' || table === 'official_document_withdrawal') {
      const id = await issueLetterOfDraft()
      await named(unit).need('POST', `/official-documents/${id}/scans`, { body: { name: 'x.pdf', content: pdf(id) } })
      await named(unit).need('POST', `/official-documents/${id}/withdrawal`, { body: { reason: '有误' } })
    }
    for (const db of [office.db, office.ownerDb]) {
      for (const act of [
        sql`delete from ${sql.table(table)}`,
        sql`truncate ${sql.table(table)} cascade`,
        sql`update ${sql.table(table)} set ${sql.ref(columnOf(table))} = ${sql.ref(columnOf(table))}`,
      ])
        await expect(act.execute(db)).rejects.toThrow(/altered|permission denied/)
    }
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(office.ownerDb)
    expect(rows[0]?.count).toBeGreaterThan(0)
  })

  test('counters go on by one only', async () => {
    for (const act of [
      sql`update document_counter set last = last + 2`,
      sql`update document_counter set last = last - 1`,
      sql`delete from document_counter`,
    ])
      await expect(act.execute(office.ownerDb)).rejects.toThrow(/only goes on by one/)
  })

  test('is not the file of another digest', async () => {
    const id = first.id
    await expect(
      sql`insert into official_document_file (document_id, format, sha256, size, bytes) values (${id}, 'pdf', repeat('0', 64), 1, '\\x00')`.execute(
        office.ownerDb,
      ),
    ).rejects.toThrow(/check|duplicate/)
  })
})

const columnOf = (table: string): string =>
  ['official_document', 'document_series'].includes(table) ? 'id' : table === 'document_pattern' ? 'pattern' : 'document_id'

async function issueLetterOfDraft(): Promise<string> {
  const body = { procedure: 'apply', systemId: office.world.id('system', 'sys'), providerId: named(provider).organisationId }
  const { id } = await named(unit).need('POST', '/cases', { body })
  const made = await issueIn(named(unit), id, letter)
  if (!made.ok) throw new Error(made.problem.detail)
  return made.body.id
}

describe('who', () => {
  test('the measure says who issues: papers by whoever decided them, forms by whose they are', async () => {
    const kinds = async (by: Player | undefined) => (await aboutCase(named(by), caseId)).offers.map(({ kind }) => kind)
    expect(await kinds(authority)).toEqual(['acceptance-notice', 'review-opinion'])
    expect(await kinds(support)).toEqual(['test-order', 'review-opinion', 'delivery-order', 'filing-form'])
    expect(await kinds(provider)).toEqual(['filing-form', 'service-agreement'])
    expect(await kinds(unit)).toEqual(
      expect.arrayContaining(['application-letter', 'confirmation', 'resource-application', 'resource-demand']),
    )
    const [notice] = (await aboutCase(named(authority), caseId)).offers
    if (!notice) throw new Error('no notice')
    for (const by of [unit, support, provider]) expect(codeOf(await issueIn(named(by), caseId, notice))).toBe('document.not-issuer')
    const made = await issueIn(named(signer), caseId, notice)
    const document = await read(made.ok ? made.body.id : '', authority)
    expect(document).toMatchObject({ number: '湘云〔2024〕1号', name: '受理通知书', issuerName: '省数据局' })
    expect(document.content.to).toEqual(['省文化和旅游厅'])
    expect(wordsOf(document.content)).toContain('材料完整、需求合理')
  })

  test('another unit and another provider see none of it: not in lists, not by id, not its files', async () => {
    const id = (await aboutCase(named(unit), caseId)).documents[0]?.id
    for (const by of [other, sub, office.world.player('provider-2')].map(named)) {
      expect((await by.need('GET', '/official-documents')).items).toEqual([])
      expect(codeOf(await by.call('GET', `/official-documents/about?about=case&aboutId=${caseId}`))).toBe('request.not-found')
      for (const path of [`/official-documents/${id}`, `/official-documents/${id}/files/pdf`])
        expect(codeOf(await by.call('GET', path))).toBe('request.not-found')
      expect(codeOf(await issueIn(by, caseId, letter))).toBe('request.not-found')
      expect(codeOf(await by.call('POST', `/official-documents/${id}/scans`, { body: { name: 'a.png', content: png } }))).toBe(
        'request.not-found',
      )
      expect(codeOf(await by.call('POST', `/official-documents/${id}/withdrawal`, { body: { reason: '有误' } }))).toBe('request.not-found')
    }
    expect(codeOf(await named(authority).call('POST', `/official-documents/${id}/withdrawal`, { body: { reason: '有误' } }))).toBe(
      'document.not-issuer',
    )
  })

  test('lists are narrowed by kind, year, number and issuer, and paged', async () => {
    const list = async (query: string) => (await named(unit).need('GET', `/official-documents?limit=200&${query}`)).items
    expect((await list('kind=acceptance-notice')).map(({ number }: Body) => number)).toEqual(['湘云〔2024〕1号'])
    expect(await list('year=2023')).toEqual([])
    expect((await list(`search=${encodeURIComponent('文旅〔2024〕13')}`)).length).toBe(1)
    expect(await list('search=%25')).toEqual([])
    expect((await list('mine=true')).some(({ issuerName }: Body) => issuerName !== '省文化和旅游厅')).toBe(false)
    const page = await named(unit).need('GET', '/official-documents?limit=2')
    const next = await named(unit).need('GET', `/official-documents?limit=2&after=${page.next}`)
    expect(new Set([...page.items, ...next.items].map(({ id }: Body) => id)).size).toBe(4)
  })
})

describe('afterwards', () => {
  test('anybody verifies by the code, and is told nothing of the case', async () => {
    const [document] = (await named(unit).need('GET', '/official-documents?kind=acceptance-notice')).items
    const verify = (code: string) => office.server.call('GET', `/verifications/${code}`)
    const { status, body } = await verify(document.code)
    expect(status).toBe(200)
    expect(Object.keys(body).toSorted()).toEqual([
      'files',
      'issuedOn',
      'issuerName',
      'name',
      'number',
      'supersededBy',
      'title',
      'version',
      'withdrawnOn',
    ])
    expect(document.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect((await verify(document.code.toLowerCase().replaceAll('-', ''))).body.number).toBe(document.number)
    for (const wrong of ['x', '00000-00000-00000-00000', "' or 1=1", document.id])
      expect((await verify(encodeURIComponent(wrong))).body.code).toBe('document.code-unknown')
    await named(authority).need('POST', `/official-documents/${document.id}/withdrawal`, { body: { reason: '有误' } })
    expect((await verify(document.code)).body.withdrawnOn).toMatch(/^2024-/)
    expect(codeOf(await named(authority).call('POST', `/official-documents/${document.id}/withdrawal`, { body: { reason: '有误' } }))).toBe(
      'document.withdrawn',
    )
    expect((await named(authority).need('GET', `/official-documents/${document.id}`)).withdrawnReason).toBe('有误')
  })

  test('a scan is what its content is, not what it is called', async () => {
    const id = await issueLetterOfDraft()
    const attach = (name: string, content: string) =>
      named(unit).call('POST', `/official-documents/${id}/scans`, { body: { name, content } })
    expect(codeOf(await attach('签章.pdf', Buffer.from('MZ program').toString('base64')))).toBe('document.scan-type')
    expect(codeOf(await attach('签章.pdf', 'JVBERi0xLjQ'))).toBe('document.scan-encoding')
    expect(codeOf(await attach('../../签章\u202egnp.pdf', png))).toBe('ok')
    expect(codeOf(await attach('同一份.png', png))).toBe('document.scan-twice')
    const { scans } = await read(id)
    expect(scans).toMatchObject([{ name: '签章gnp.png', mediaType: 'image/png', organisationName: '省文化和旅游厅' }])
    const [scan] = scans
    const answer = await named(unit).call('GET', `/official-documents/${id}/scans/${scan.id}/content`)
    expect(codeOf(answer)).toBe('ok')
  })

  test('each of these acts is on record', async () => {
    const { rows } = await sql<{ act: string }>`select distinct act from audit_entry where act like 'document.%' order by act`.execute(
      office.ownerDb,
    )
    expect(rows.map(({ act }) => act)).toEqual(['document.attach-scan', 'document.issue', 'document.set-series', 'document.withdraw'])
  })
})

test('whatever is written in a form comes out as text', async () => {
  const hostile = '=HYPERLINK("http://x") {{secret}} {{{unit.name}}} <script>alert(1)</script> | 格 | # 标题 \u0007\u202e &amp; ]]>'
  const draft = { procedure: 'apply', systemId: office.world.id('system', 'sys'), providerId: named(provider).organisationId }
  const apply = await named(unit).need('POST', '/cases', { body: draft })
  const seen = await named(unit).need('GET', `/cases/${apply.id}`)
  await named(unit).need('PUT', `/cases/${apply.id}/content`, {
    body: { fields: { purpose: `${hostile}\n第二行` } },
    ifVersion: seen.version,
  })
  const made = await issueIn(named(unit), apply.id, letter)
  const document = await read(made.ok ? made.body.id : '')
  const cells = document.content.body.flatMap((block: Body) => (block.kind === 'table' ? block.rows.flat() : []))
  expect(cells).toContain('=HYPERLINK("http://x") {{secret}} {{{unit.name}}} <script>alert(1)</script> | 格 | # 标题  &amp; ]]> 第二行')
})
