import type { DocumentRule, PartyRule } from '../model.ts'
import { isPermission, type Permission, permissions } from '../permissions.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

export function readParty(block: Block, reader: Reader): PartyRule {
  return {
    id: reader.text('party'),
    name: reader.text('name'),
    body: reader.textOr('body', null),
    sees: reader.choice('sees', ['own', 'area', 'assigned', 'jurisdiction']),
    may: readPermissions(reader),
    source: sourceOf(block),
  }
}

function readPermissions(reader: Reader): Permission[] {
  return reader.texts('may').filter((word): word is Permission => {
    if (!isPermission(word)) reader.fault('may', `没有权限词“${word}”`, `可用：${Object.keys(permissions).join('、')}`)
    return isPermission(word)
  })
}

export const readDocument = (block: Block, reader: Reader): DocumentRule => ({
  id: reader.text('document'),
  name: reader.text('name'),
  says: reader.textOr('says', null),
  to: reader.texts('to'),
  copies: reader.texts('copies'),
  published: reader.truth('published'),
  source: sourceOf(block),
})

/** `documents: { plan: 迁移方案 }`: papers that people bring, one line each. */
export function readDocuments(block: Block, reader: Reader): DocumentRule[] {
  const said = reader.raw('documents')
  const source = sourceOf(block)
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    reader.fault('documents', 'documents 应是若干“名: 中文名称”', '每行写成 名: 中文名称')
    return []
  }
  return Object.entries(said).map(([id, name]) => {
    if (typeof name !== 'string' || !name.trim()) reader.fault('documents', `文书“${id}”没有中文名称`, `写成 ${id}: 中文名称`)
    return { id, name: String(name ?? '').trim(), says: null, to: [], copies: [], published: false, source }
  })
}
