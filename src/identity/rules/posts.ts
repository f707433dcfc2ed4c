/** What a person does in his organisation, with the name it has on screens. */
export const posts = {
  handler: '经办',
  reviewer: '审核',
  approver: '审定',
  signer: '签发',
  'unit-admin': '单位管理员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const

export type Post = keyof typeof posts

/** 三员: administrators of the platform itself. They belong to its operator, and nobody holds two of them. */
export const platformPosts = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Post[]

/** Posts that act for their organisation under the measure. */
export const officePosts = ['handler', 'reviewer', 'approver', 'signer'] as const satisfies readonly Post[]

export const isPlatformPost = (post: Post): boolean => (platformPosts as readonly Post[]).includes(post)
export const isOfficePost = (post: Post): boolean => (officePosts as readonly Post[]).includes(post)
