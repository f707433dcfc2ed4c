import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the browser tests need beyond npm: the Debian package, and a file by which it is known. */
const needs = [
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
] as const

/**
 * Sees to Chromium and a Chinese font. Installs them where it can (Debian, as root); otherwise it says what to
 * install, and the browser tests fail: they are never left out in silence.
 */
export function prepareBrowser(): void {
  const missing = needs.filter(({ file }) => !existsSync(file)).map(({ name }) => name)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(
      `浏览器测试需要 ${missing.join('、')}，请先安装（Debian：sudo apt-get install ${missing.join(' ')}）；缺少时浏览器测试会失败`,
    )
    return
  }
  console.log(`正在安装浏览器测试所需的 ${missing.join('、')}……`)
  if (apt('update') && apt('install', '-y', '--no-install-recommends', ...missing)) return
  console.error(`未能安装 ${missing.join('、')}（apt-get 的输出见上），浏览器测试会失败`)
}

/** Its output goes to stderr and only when it fails matters; questions are never asked. */
function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' })
  if (status !== 0) console.error(stdout, stderr)
  return status === 0
}
