import { AssentoSubscriptionList } from '../elements/subscription-list.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-subscription-list', AssentoSubscriptionList)
