import { sql } from 'kysely'
import { type Database, type Id, newId } from '../../src/kernel/index.ts'

export interface Place {
  readonly jurisdictionId: Id
  readonly authority: Id
  readonly unit: Id
  readonly provider: Id
}

const at = '2024-01-01T00:00:00Z'
const units = 400
const kinds = ['门户网站', '审批平台', '大数据中心', '协同办公', '视频会议', '公文交换', '档案管理', '财务核算', '指挥调度', '统计分析']

/** A jurisdiction of so many submitted cases and as many resources, of 400 units with ten systems each and four providers. */
export async function buildPlace(db: Database, size: number): Promise<Place> {
  const [jurisdictionId, authority, itemId] = [newId(), newId(), newId()]
  await sql`insert into jurisdiction (id, name, created_at) values (${jurisdictionId}, '某省', ${at})`.execute(db)
  const insert = (id: Id, name: string) =>
    sql`insert into organisation (id, jurisdiction_id, name, budget, created_at) values (${id}, ${jurisdictionId}, ${name}, 'level', ${at})`.execute(
      db,
    )
  await insert(authority, '省数据局')
  await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    select gen_random_uuid(), ${jurisdictionId}, '某省第' || n || '厅', 'level', ${at} from generate_series(1, ${units}) n`.execute(db)
  await sql`insert into organisation (id, jurisdiction_id, name, budget, created_at)
    select gen_random_uuid(), ${jurisdictionId}, '第' || n || '云服务公司', 'level', ${at} from generate_series(1, 4) n`.execute(db)
  await sql`insert into pool (id, jurisdiction_id, provider_id, name, zone, legacy, self_controllable, registered_at)
    select gen_random_uuid(), ${jurisdictionId}, id, name || '资源池', '外网区', false, true, ${at} from organisation where name like '%云服务公司'`.execute(
    db,
  )
  await sql`insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${itemId}, ${jurisdictionId}, 'A-1', '计算', '', '', '云主机', '8核16G', '台·月', 'month', ${at}, ${at})`.execute(db)
  await sql`insert into system (id, jurisdiction_id, organisation_id, name, kind, purpose, mlps, budget_channel, status, created_at, changed_at)
    select gen_random_uuid(), ${jurisdictionId}, o.id, o.name || (${kinds}::text[])[k], 'built', '面向公众和工作人员的业务', 2, '预算', 'on-cloud', ${at}, ${at}
    from organisation o, generate_series(1, 10) k where o.name like '%厅'`.execute(db)
  await sql`
    with s as (select id, organisation_id, row_number() over (order by id) - 1 as no from system),
      p as (select l.id, l.provider_id, row_number() over (order by l.id) - 1 as no from pool l),
      made as (insert into case_file (id, jurisdiction_id, regime_id, procedure, number, organisation_id, system_id, provider_id, step, entered_at, submissions,
          begun_at, begun_by, begun_by_organisation_id)
        select gen_random_uuid(), ${jurisdictionId}, 'hunan-2024', 'apply', 'SQ-2024-' || lpad(n::text, 7, '0'), s.organisation_id, s.id, p.provider_id, 'review',
          ${at}::timestamptz + n * interval '1 minute', 1, ${at}::timestamptz + n * interval '1 minute', gen_random_uuid(), s.organisation_id
        from generate_series(1, ${size}) n join s on s.no = n % 4000 join p on p.no = n % 4
        returning *)
    insert into resource (id, jurisdiction_id, organisation_id, system_id, provider_id, pool_id, item_id, case_id, line_no, external_name, state, created_at)
    select gen_random_uuid(), ${jurisdictionId}, m.organisation_id, m.system_id, m.provider_id, p.id, ${itemId}, m.id, 1, 'vm-' || right(m.number, 7), 'delivered',
      m.begun_at from made m join p on p.provider_id = m.provider_id`.execute(db)
  await sql`insert into case_version (case_id, version, step, fields, lines, materials, at, person_id, person_name)
    select id, 1, 'draft', jsonb_build_object('purpose', '用于第' || right(number, 4) || '项业务的扩容和迁移', 'reason', '原有设备老化，业务量持续增长'),
      '[]', '[]', begun_at, begun_by, '某' from case_file`.execute(db)
  await sql`insert into case_event (case_id, at, kind, step, outcome, opinion, person_id, person_name, organisation_id, organisation_name)
    select id, begun_at, 'left', 'accept', 'accept', '经审查，第' || right(number, 5) || '号申请理由充分，配置与业务量相符，同意受理', begun_by, '某', ${authority}, '省数据局'
    from case_file`.execute(db)
  await sql`insert into issued_document (id, case_id, document, name, number, text, sha256, cite, issued_at, issued_by, issued_by_name, issuer_name)
    select gen_random_uuid(), id, 'notice', '受理通知书', '云受〔2024〕' || right(number, 7) || '号',
      repeat('你单位提交的政务云资源申请已经收到，经审查符合受理条件，现予受理。', 10), repeat('0', 64), '19', begun_at, begun_by, '某', '省数据局'
    from case_file`.execute(db)
  await sql`analyze`.execute(db)
  const one = async (like: string) =>
    (await sql<{ id: Id }>`select id from organisation where name like ${like} order by name limit 1`.execute(db)).rows[0]?.id ?? ''
  return { jurisdictionId, authority, unit: await one('%第7厅'), provider: await one('第1云%') }
}
