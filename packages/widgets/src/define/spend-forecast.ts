import { AssentoSpendForecast } from '../elements/spend-forecast.ts'
import { defineElement } from '../runtime/define-element.ts'

defineElement('assento-spend-forecast', AssentoSpendForecast)
