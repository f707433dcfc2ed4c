import { migrateDatabase } from '../database.ts'
import { configuration, log } from './configuration.ts'

/** `zhengyun migrate`: brings the configured database up to date. */
export async function migrate(): Promise<number> {
  const done = await migrateDatabase(configuration(), log)
  console.log(done.length > 0 ? `已执行 ${done.length} 项迁移：${done.join('、')}` : '数据库已是最新，无须迁移')
  return 0
}
