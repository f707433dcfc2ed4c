/** How an order treats resources. */
export const orderNames: Readonly<Record<string, string>> = {
  new: '新增资源',
  change: '调整资源',
  end: '注销资源',
  emergency: '应急资源',
  none: '不涉及目录内资源',
}

export const endNames: Readonly<Record<string, string>> = { done: '已办结', refused: '未通过', withdrawn: '已撤回' }

/** What happened, as the timeline says it. */
export const eventNames: Readonly<Record<string, string>> = {
  begun: '建立草稿',
  left: '办理',
  elapsed: '期限届满自动转入下一环节',
  overdue: '超过办理期限',
  proposed: '拟办',
  endorsed: '同意拟办意见',
  returned: '退回拟办意见',
  advised: '提出意见',
  reread: '办理期限调整',
}
