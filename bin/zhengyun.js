#!/usr/bin/env node
// The program itself is TypeScript that Node 24 runs as it stands; an older Node could not even read it.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `政云需要 Node 24，当前是 ${process.version}：请在程序文件夹里用 npm 启动（npm start、npm run demo 或 npx zhengyun …），它会使用随附的 Node 24`,
  )
  process.exit(1)
}
await import('../src/app/cli/main.ts')
