export { AssentoCollectionsPolicy } from '../collections/collections-policy.ts'
