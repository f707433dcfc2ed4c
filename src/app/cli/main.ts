import { runCli } from './program.ts'

const code = await runCli(process.argv.slice(2))
// Nothing of ours may keep the process alive once its command is done; what was written is let out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
