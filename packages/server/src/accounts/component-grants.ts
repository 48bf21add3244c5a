import { z } from 'zod'
import { POLICIES } from './policies.ts'
import type { ProcedurePolicy } from './policies.ts'

/** Features that exist for each component, by the policies. */
export const FEATURES: ReadonlyMap<string, ReadonlySet<string>> = featuresByComponent(Object.values(POLICIES))

/** What hosts may grant before this version serves it: a host may be ahead of its server, and nothing is shown for it. */
const COMPONENTS_TO_COME = [
  'cart', 'catalog', 'collections', 'customers', 'documents', 'events', 'invoices', 'licences', 'orders', 'payments', 'plans', 'serials',
  'settings', 'stock', 'tickets', 'webhooks',
]

/**
 * What a session may show and do: component → features. A component that is not of this product, and a feature that a known
 * component does not have, are typing errors (rules session.component, session.feature).
 */
export const grants = z.record(
  z.string().max(40), z.strictObject({ features: z.array(z.string().min(1).max(60)).max(50).default([]) }),
).superRefine((components, context) => {
  for (const [component, { features }] of Object.entries(components)) {
    const known = FEATURES.get(component)
    if (known === undefined) {
      if (!COMPONENTS_TO_COME.includes(component)) context.addIssue(unknownComponent(component))
      continue
    }
    for (const [index, feature] of features.entries()) {
      if (!known.has(feature)) context.addIssue(unknownFeature(component, index, known))
    }
  }
})

function unknownComponent(component: string) {
  const message = `components are ${[...FEATURES.keys(), ...COMPONENTS_TO_COME].join(', ')}`
  return { code: 'custom' as const, path: [component], params: { rule: 'session.component' }, message }
}

function unknownFeature(component: string, index: number, known: ReadonlySet<string>) {
  const message = `${component} has the features ${[...known].join(', ') || '(none)'}`
  return { code: 'custom' as const, path: [component, 'features', index], params: { rule: 'session.feature' }, message }
}

function featuresByComponent(policies: readonly ProcedurePolicy[]): Map<string, Set<string>> {
  const features = new Map<string, Set<string>>()
  for (const { component, feature } of policies) {
    if (component === undefined) continue
    const known = features.get(component) ?? new Set<string>()
    if (feature !== undefined) known.add(feature)
    features.set(component, known)
  }
  return features
}
