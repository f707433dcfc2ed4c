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
  source: sourceOf(block),
})
