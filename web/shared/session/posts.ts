/** 岗位 by identifier. */
export const postNames: Readonly<Record<string, string>> = {
  handler: '经办',
  reviewer: '审核',
  approver: '审定',
  signer: '签发',
  'unit-admin': '单位管理员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
}

export const postName = (post: string): string => postNames[post] ?? post
