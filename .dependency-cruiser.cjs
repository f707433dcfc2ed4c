const { floors, rooms } = require('./architecture.cjs')

const folder = (names) => `^src/(${names.join('|')})/`
const domains = floors.filter((name) => name !== 'kernel' && name !== 'app')
const forTests = '\\.(test|fixture)\\.tsx?$'

const onlyBelow = floors.slice(0, -1).map((name, index) => ({
  name: `only-below-${name}`,
  severity: 'error',
  comment: `${name} knows nothing of the folders after it in architecture.cjs`,
  from: { path: folder([name]), pathNot: forTests },
  to: { path: folder(floors.slice(index + 1)) },
}))

module.exports = {
  forbidden: [
    ...onlyBelow,
    {
      name: 'known-floors-only',
      severity: 'error',
      comment: 'a new folder of src/ gets its place in architecture.cjs first',
      from: { path: '^src/', pathNot: [folder(floors), '^src/testing/'] },
      to: {},
    },
    {
      name: 'through-the-front-door',
      severity: 'error',
      comment: 'another folder is entered by its index.ts',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/testing/', forTests] },
      to: { path: folder(floors), pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '\\.fixture\\.ts$'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'database, disk and network come in through the rooms made for them',
      from: {
        path: folder(domains),
        pathNot: [`/(${rooms.join('|')})(/|\\.ts$)`, forTests],
      },
      to: {
        path: ['/store(/|\\.ts$)', '^(node:)?(fs|fs/promises|net|http|https|child_process)$', '^node_modules/(kysely|pg|fastify)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'database-by-the-kernel',
      severity: 'error',
      comment: 'only the kernel connects to the database (the job queue has a pool of its own; the scenario runner makes whole databases)',
      from: {
        path: '^src/',
        pathNot: ['^src/kernel/', '^src/testing/', '^src/app/jobs/worker\\.ts$', '^src/app/scenario/databases\\.ts$', forTests],
      },
      to: { path: '^node_modules/(@types/)?pg/' },
    },
    {
      name: 'web-knows-the-api-only',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/tests/' },
      to: { path: '^src/' },
    },
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'what two features of the console share stands in web/shared',
      from: { path: '^web/features/([^/]+)/' },
      to: { path: '^web/features/', pathNot: '^web/features/$1/' },
    },
    { name: 'shared-knows-no-feature', severity: 'error', from: { path: '^web/shared/' }, to: { path: '^web/(features|app)/' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: [forTests, '^src/testing/'] },
      to: { path: [forTests, '^src/testing/'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
