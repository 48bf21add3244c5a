export { AssentoSpendForecast } from '../invoices/forecast.ts'
