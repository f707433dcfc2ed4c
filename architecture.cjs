// The one list of directions. Read from the ground up: a folder of src/ imports only from folders named before it, and
// enters another folder by its index.ts. `npm run check` enforces it; docs/architecture.md explains it.
exports.floors = [
  'kernel',
  'tables',
  'calendar',
  'regimes',
  'identity',
  'audit',
  'holidays',
  'parties',
  'systems',
  'rights',
  'procedures',
  'duties',
  'catalogue',
  'contracts',
  'orders',
  'utilization',
  'metering',
  'evaluation',
  'settlement',
  'budget',
  'reconciliation',
  'documents',
  'notices',
  'overview',
  'search',
  'workbench',
  'app',
]

// Rooms of a folder that touch the outside, as a file or as a folder of files. Every other file is pure: facts in, answers out.
exports.rooms = ['store', 'service', 'routes', 'jobs', 'files', 'index']

// A check that read fewer modules has read nothing.
exports.fewestModules = 400
