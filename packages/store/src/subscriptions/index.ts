export { loadManyFacts, loadOwnedFacts, loadSubscriptionFacts, previewOwnedFacts, type OwnedFacts } from './facts.ts'
export { applySeatPlan, applyStatePlan, openSeatBatch, type AppliedChange, type ApplyMeta } from './apply.ts'
export {
  findSubscription, findSubscriptionByExternalRef, findSubscriptionItem, insertSubscriptions, listSubscriptions,
  type SubscriptionFilter, type SubscriptionListItem, type SubscriptionRow,
} from './list.ts'
export { listFilteredSubscriptions, type SubscriptionWishes } from './list-filtered.ts'
export * from './assignments.ts'
export * from './provisioning.ts'
export * from './quotes.ts'
export * from './history.ts'
