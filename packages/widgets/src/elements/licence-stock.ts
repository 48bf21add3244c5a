export { AssentoLicenceStock } from '../orders/licence-stock.ts'
