/**
 * Clauses of refusals about orders, stock, serials, activations and customers of partners. Apart from the others, so that a page
 * that previews subscriptions does not fetch them.
 */
const ORDERS = 'Pedidos de licenças do parceiro'
const PRICE_LIST = 'Pauta de preços do parceiro'
const APPROVAL = 'Pedidos de licenças, aprovação'
const REVERSALS = 'Pedidos de licenças, estorno'
const BLOCKING = 'Números de série, suspensão, liberação e encerramento pelo fabricante'
const TERMINATION = 'Números de série, encerramento definitivo'
const SERIAL_RENEWALS = 'Números de série, renovação contada do vencimento'
const UNASSIGNING = 'Cancelamento de licença, devolução ao estoque'
const ACTIVATIONS = 'Ativação em computadores'
const OFFBOARDING = 'Cancelamento de cliente'
const ERASURE = 'LGPD, eliminação de dados pessoais'

export const LICENCE_CLAUSES = {
  'orders.item.duplicate': ORDERS,
  'orders.item.notInPriceList': PRICE_LIST,
  'orders.item.baseNotOwned': 'Pedidos de usuários adicionais',
  'orders.item.quantity': ORDERS,
  'orders.item.otherType': ORDERS,
  'orders.submit.empty': ORDERS,
  'orders.total.changed': PRICE_LIST,
  'orders.approve.fourEyes': APPROVAL,
  'orders.approve.vendorOnly': APPROVAL,
  'orders.state.finalized': ORDERS,
  'orders.state.cancelled': ORDERS,
  'orders.reverse.insufficientStock': REVERSALS,
  'orders.reverse.notFinalized': REVERSALS,
  'stock.take.insufficient': 'Estoque do parceiro',
  'serials.role.manufacturerOnly': BLOCKING,
  'serials.state.cancelled': TERMINATION,
  'serials.state.pending': 'Números de série, liberação inicial',
  'serials.provision.notPending': 'Números de série, liberação inicial',
  'serials.withdraw.notPending': UNASSIGNING,
  'serials.suspend.already': BLOCKING,
  'serials.suspend.pending': BLOCKING,
  'serials.suspend.untilPast': BLOCKING,
  'serials.release.notSuspended': BLOCKING,
  'serials.renew.retroactiveDue': 'Números de série, pagamento retroativo',
  'serials.renew.suspended': SERIAL_RENEWALS,
  'serials.renew.perpetual': SERIAL_RENEWALS,
  'serials.renew.nobodyPays': SERIAL_RENEWALS,
  'serials.renew.notPriced': SERIAL_RENEWALS,
  'serials.reason.unknown': BLOCKING,
  'serials.reason.noteRequired': BLOCKING,
  'serials.terminate.notAcknowledged': TERMINATION,
  'serials.unassign.suspended': UNASSIGNING,
  'serials.unassign.notReturnable': UNASSIGNING,
  'serials.reissue.suspended': 'Números de série, troca de número',
  'serials.assign.customerRemoved': OFFBOARDING,
  'activations.limit.reached': ACTIVATIONS,
  'activations.transfers.reached': ACTIVATIONS,
  'activations.state.notUsable': ACTIVATIONS,
  'activations.request.unreadable': 'Ativação sem internet',
  'customers.offboard.blocked': OFFBOARDING,
  'customers.taxId.taken': 'Cadastro de clientes, um por CNPJ ou CPF',
  'customers.erase.notOffboarded': ERASURE,
  'customers.erase.openSerials': ERASURE,
  'customers.erase.openInvoices': ERASURE,
} as const satisfies Record<string, string>

/** Rules of licences that can refuse. */
export type LicenceDenialRuleId = keyof typeof LICENCE_CLAUSES
