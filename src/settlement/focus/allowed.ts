/** Values that FOCUS 1.2 allows, column by column. */
export const chargeCategories = ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] as const
export const chargeFrequencies = ['One-Time', 'Recurring', 'Usage-Based'] as const
export const pricingCategories = ['Standard', 'Dynamic', 'Committed', 'Other'] as const
export const usedOrUnused = ['Used', 'Unused'] as const
export const commitmentCategories = ['Spend', 'Usage'] as const

/** Subcategories of each service category, without the rest `Other (…)` that every one of them has. */
const named = {
  'AI and Machine Learning': ['AI Platforms', 'Bots', 'Generative AI', 'Machine Learning', 'Natural Language Processing'],
  Analytics: ['Analytics Platforms', 'Business Intelligence', 'Data Processing', 'Search', 'Streaming Analytics'],
  'Business Applications': ['Productivity and Collaboration'],
  Compute: ['Containers', 'End User Computing', 'Quantum Compute', 'Serverless Compute', 'Virtual Machines'],
  Databases: ['Caching', 'Data Warehouses', 'Ledger Databases', 'NoSQL Databases', 'Relational Databases', 'Time Series Databases'],
  'Developer Tools': [
    'Developer Platforms',
    'Continuous Integration and Deployment',
    'Development Environments',
    'Source Code Management',
    'Quality Assurance',
  ],
  Identity: ['Identity and Access Management'],
  Integration: ['API Management', 'Messaging', 'Workflow Orchestration'],
  'Internet of Things': ['IoT Analytics', 'IoT Platforms'],
  'Management and Governance': [
    'Architecture',
    'Compliance',
    'Cost Management',
    'Data Governance',
    'Disaster Recovery',
    'Endpoint Management',
    'Observability',
    'Support',
  ],
  Media: ['Content Creation', 'Gaming', 'Media Streaming', 'Mixed Reality'],
  Migration: ['Data Migration', 'Resource Migration'],
  Mobile: [],
  Multicloud: ['Multicloud Integration'],
  Networking: [
    'Application Networking',
    'Content Delivery',
    'Network Connectivity',
    'Network Infrastructure',
    'Network Routing',
    'Network Security',
  ],
  Security: ['Secret Management', 'Security Posture Management', 'Threat Detection and Response'],
  Storage: ['Backup Storage', 'Block Storage', 'File Storage', 'Object Storage', 'Storage Platforms'],
  Web: ['Application Platforms'],
  Other: [],
} as const satisfies Record<string, readonly string[]>

export type ServiceCategory = keyof typeof named

export const serviceCategories = Object.keys(named) as readonly ServiceCategory[]

/** The subcategory for what fits none of a category's. */
export const restOf = (category: ServiceCategory): string => `Other (${category})`

const parents: ReadonlyMap<string, ServiceCategory> = new Map(
  serviceCategories.flatMap((category) => [...named[category], restOf(category)].map((sub) => [sub, category] as const)),
)

/** The category that a subcategory belongs to; undefined for what is no subcategory. */
export const parentOf = (subcategory: string): ServiceCategory | undefined => parents.get(subcategory)
