import type { Rule } from './told.ts'

const own = '本人的登录与密码，不涉及他人'

/** Acts on accounts, organisations, systems and protected papers, by the name the record gives them. */
export const officeActs: Readonly<Record<string, Rule>> = {
  'setup.found': { silent: '平台初始化时还没有可告知的人' },
  'session.begin': { silent: own },
  'session.end': { silent: own },
  'session.end-all': { silent: own },
  'session.refuse': { silent: '登录失败由安全管理员在审计记录中查看，不逐次告知' },
  'password.change': { silent: own },
  'person.create': { kind: 'account', to: ['unit-admins', 'security-admins'] },
  'person.change': { kind: 'account', to: ['person', 'unit-admins', 'security-admins'] },
  'person.reset-password': { kind: 'account', to: ['person', 'security-admins'] },
  'person.confirm': { kind: 'account', to: ['person', 'unit-admins', 'system-admins'] },
  'person.unlock': { kind: 'account', to: ['person', 'unit-admins'] },
  'person.end-sessions': { kind: 'account', to: ['person'] },

  'jurisdiction.create': { kind: 'organisation', to: ['system-admins'] },
  'jurisdiction.bind-regime': { kind: 'organisation', to: ['units', 'system-admins'] },
  'organisation.create': { kind: 'organisation', to: ['concerned', 'system-admins'] },
  'organisation.change': { kind: 'organisation', to: ['concerned', 'unit-admins', 'system-admins'] },
  'organisation.assign-party': { kind: 'organisation', to: ['concerned', 'unit-admins', 'system-admins'] },
  'organisation.end-party': { kind: 'organisation', to: ['concerned', 'unit-admins', 'system-admins'] },
  'affiliation.add': { kind: 'organisation', to: ['concerned', 'may:blacklist.manage'] },
  'affiliation.end': { kind: 'organisation', to: ['concerned', 'may:blacklist.manage'] },
  'blacklist.add': { kind: 'organisation', to: ['concerned', 'may:blacklist.manage', 'may:contract.sign'] },
  'blacklist.end': { kind: 'organisation', to: ['concerned', 'may:blacklist.manage', 'may:contract.sign'] },

  'system.register': { kind: 'system', to: ['concerned'] },
  'system.change': { kind: 'system', to: ['concerned'] },
  'system.cut-over': { kind: 'system', to: ['concerned'] },
  'system.retire-original': { kind: 'system', to: ['concerned'] },

  'paper.keep': { kind: 'rights', to: ['concerned', 'may:authorization.give'] },
  'paper.replace': { kind: 'rights', to: ['concerned', 'may:authorization.give'] },
  'paper.look': { kind: 'rights', to: ['concerned'] },
  'authorization.give': { kind: 'rights', to: ['concerned', 'others'] },
  'authorization.rename': { kind: 'rights', to: ['concerned', 'others'] },
  'authorization.freeze': { kind: 'rights', to: ['concerned', 'others'] },
  'authorization.unfreeze': { kind: 'rights', to: ['concerned', 'others'] },
  'authorization.revoke': { kind: 'rights', to: ['concerned', 'others'] },
  'emergency-look.ask': { kind: 'rights', to: ['concerned', 'may:authorization.emergency'] },
  'emergency-look.second': { kind: 'rights', to: ['concerned', 'may:authorization.emergency'] },
  'operating-grant.grant': { kind: 'rights', to: ['concerned', 'may:authorization.govern'] },
  'operating-grant.freeze': { kind: 'rights', to: ['concerned', 'may:authorization.govern'] },
  'operating-grant.unfreeze': { kind: 'rights', to: ['concerned', 'may:authorization.govern'] },
  'operating-grant.revoke': { kind: 'rights', to: ['concerned', 'may:authorization.govern'] },
  'operating-handover.record': { kind: 'rights', to: ['concerned', 'others', 'may:authorization.govern'] },
  'operating-handover.confirm': { kind: 'rights', to: ['concerned', 'others', 'may:authorization.govern'] },

  'notice.read': { silent: '本人阅读消息' },
  'notice.prefer': { silent: '本人的接收设置' },
  'webhook.create': { kind: 'delivery', to: ['unit-admins'] },
  'webhook.change': { kind: 'delivery', to: ['unit-admins'] },
  'webhook.fail': { kind: 'delivery', to: ['unit-admins'] },
  'webhook.resend': { silent: '重发的结果在投递记录中' },
}
