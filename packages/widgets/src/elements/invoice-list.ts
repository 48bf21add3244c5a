export { AssentoInvoiceList } from '../invoices/invoice-list.ts'
