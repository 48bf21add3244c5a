export { AssentoSubscriptionList } from '../subscriptions/subscription-list.ts'
