import { expect, test } from 'vitest'
import { anOffice, must, told } from '../../procedures/testing/office.fixture.ts'
import { jobNames } from './routes.ts'

const office = await anOffice('2026-09-28 09:00')
const [system, audit] = [office.world.player('系统管理员'), office.world.player('审计管理员')]

test('every job has a name in words', () => {
  expect(Object.keys(office.server.composition.jobs).filter((job) => !Object.hasOwn(jobNames, job))).toEqual([])
})

test('a job is run on request, on record, and told of', async () => {
  const of = async (job: string) => (await system.need('GET', '/jobs')).items.find((each: { job: string }) => each.job === job)
  const before = (await of('forget')).runs
  must(await system.call('POST', '/jobs/forget/run', { body: undefined }))
  await expect.poll(async () => (await of('forget')).runs, { timeout: 10_000 }).toBe(before + 1)
  expect(await of('forget')).toMatchObject({ state: 'done', failure: null, name: '清理' })
  expect((await audit.need('GET', '/audit-entries?act=job.run')).items).toMatchObject([{ object: { kind: 'job', id: 'forget' } }])
})

test.each(['nothing', 'constructor', '__proto__'])('there is no job %s', async (job) => {
  expect(told(await system.call('POST', `/jobs/${job}/run`))).toMatch(/^request\.not-found/)
})
