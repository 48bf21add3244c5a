import { AssentoRenewalScheduler } from '../elements/renewal-scheduler.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-renewal-scheduler', AssentoRenewalScheduler)
