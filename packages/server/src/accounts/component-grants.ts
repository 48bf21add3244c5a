import { z } from 'zod'
import { POLICIES } from './policies.ts'
import type { ProcedurePolicy } from './policies.ts'

/** Features that exist for each component, by the policies. */
export const FEATURES: ReadonlyMap<string, ReadonlySet<string>> = featuresByComponent(Object.values(POLICIES))

/**
 * What a session may show and do: component → features. A component that this version does not know grants nothing and is
 * accepted, so that a host may be ahead of its server; a feature that a known component does not have is a typing error.
 */
export const grants = z.record(
  z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  z.strictObject({ features: z.array(z.string().min(1).max(60)).max(50).default([]) }),
).superRefine((components, context) => {
  for (const [component, { features }] of Object.entries(components)) {
    const known = FEATURES.get(component)
    for (const [index, feature] of features.entries()) {
      if (known === undefined || known.has(feature)) continue
      context.addIssue({
        code: 'custom', path: [component, 'features', index], params: { rule: 'session.feature' },
        message: `${component} has the features ${[...known].join(', ') || '(none)'}`,
      })
    }
  }
})

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
