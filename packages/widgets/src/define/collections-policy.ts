import { AssentoCollectionsPolicy } from '../elements/collections-policy.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-collections-policy', AssentoCollectionsPolicy)
