export { cellFault, type LineError, lineFault, type Wrong } from './cells.ts'
export type { Row, Table } from './heading.ts'
export { readTable } from './read-table.ts'
export { FileContent, FileHash, LineErrorView } from './schemas.ts'
