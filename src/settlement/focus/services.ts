import { restOf, type ServiceCategory } from './allowed.ts'

export interface Service {
  readonly name: string
  readonly category: ServiceCategory
  readonly subcategory: string
}

/** Words of a service item's name, its category and, unless it is the rest, its subcategory. The first that fits decides: what is done to a machine stands before the machine. */
const words: readonly (readonly [RegExp, ServiceCategory, string?])[] = [
  [/审计|入侵|威胁|态势|漏洞|主机安全|防病毒|防篡改|DDoS|抗D/i, 'Security', 'Threat Detection and Response'],
  [/防火墙|WAF|(?:WEB|网站).*防护/i, 'Networking', 'Network Security'],
  [/堡垒机|身份|统一认证|单点登录/, 'Identity', 'Identity and Access Management'],
  [/密码|密钥|证书|加密|签名/, 'Security', 'Secret Management'],
  [/等保|合规|测评/, 'Management and Governance', 'Compliance'],
  [/安全/, 'Security'],
  [/灾备|容灾/, 'Management and Governance', 'Disaster Recovery'],
  [/备份/, 'Storage', 'Backup Storage'],
  [/监控|巡检|运维|日志/, 'Management and Governance', 'Observability'],
  [/驻场|技术支持|咨询|培训/, 'Management and Governance', 'Support'],
  [/数据迁移/, 'Migration', 'Data Migration'],
  [/迁移|割接/, 'Migration', 'Resource Migration'],
  [/负载均衡/, 'Networking', 'Application Networking'],
  [/CDN|内容分发/i, 'Networking', 'Content Delivery'],
  [/NAT|路由/i, 'Networking', 'Network Routing'],
  [/VPN|专线|接入|带宽|线路|互联网|公网|IP地址/i, 'Networking', 'Network Connectivity'],
  [/网络/, 'Networking'],
  [/对象存储/, 'Storage', 'Object Storage'],
  [/文件存储/, 'Storage', 'File Storage'],
  [/数据盘|云硬盘|系统盘|块存储|磁盘/, 'Storage', 'Block Storage'],
  [/存储/, 'Storage'],
  [/Redis|缓存/i, 'Databases', 'Caching'],
  [/数据仓库|数仓/, 'Databases', 'Data Warehouses'],
  [/MongoDB|NoSQL|文档数据库/i, 'Databases', 'NoSQL Databases'],
  [/时序/, 'Databases', 'Time Series Databases'],
  [/MySQL|PostgreSQL|Oracle|SQL ?Server|达梦|金仓|高斯|关系型/i, 'Databases', 'Relational Databases'],
  [/数据库/, 'Databases'],
  [/大模型|生成式/, 'AI and Machine Learning', 'Generative AI'],
  [/机器学习|模型训练/, 'AI and Machine Learning', 'Machine Learning'],
  [/人工智能/, 'AI and Machine Learning'],
  [/容器|Kubernetes/i, 'Compute', 'Containers'],
  [/云桌面|桌面云/, 'Compute', 'End User Computing'],
  [/函数计算|无服务器/, 'Compute', 'Serverless Compute'],
  [/云服务器|云主机|虚拟机|虚拟主机|裸金属|物理机|CPU|GPU|内存/i, 'Compute', 'Virtual Machines'],
  [/计算/, 'Compute'],
  [/消息|Kafka/i, 'Integration', 'Messaging'],
  [/API|接口网关/i, 'Integration', 'API Management'],
  [/工作流|流程引擎/, 'Integration', 'Workflow Orchestration'],
  [/检索|搜索/, 'Analytics', 'Search'],
  [/大数据|数据分析/, 'Analytics', 'Analytics Platforms'],
  [/数据治理/, 'Management and Governance', 'Data Governance'],
  [/物联网/, 'Internet of Things', 'IoT Platforms'],
  [/视频|直播/, 'Media', 'Media Streaming'],
  [/邮箱|邮件|协同办公|会议/, 'Business Applications', 'Productivity and Collaboration'],
  [/中间件|应用服务器/, 'Web', 'Application Platforms'],
]

/**
 * The service of an item. Where its name says nothing, the catalogue's category is asked, and stands in the service's name: so a name has one category
 * and no more, whatever catalogues do. What neither tells is `Other`.
 */
export function serviceOf(itemName: string, category: string): Service {
  const byName = found(itemName)
  if (byName) return { name: itemName, ...byName }
  const byCategory = found(category)
  return byCategory ? { name: `${itemName}（${category}）`, ...byCategory } : { name: itemName, ...other }
}

export const other = { category: 'Other', subcategory: restOf('Other') } as const satisfies Omit<Service, 'name'>

function found(text: string): Omit<Service, 'name'> | null {
  const [, category, subcategory] = words.find(([pattern]) => pattern.test(text)) ?? []
  return category ? { category, subcategory: subcategory ?? restOf(category) } : null
}
