export { AssentoRenewalScheduler } from '../renewals/renewal-scheduler.ts'
