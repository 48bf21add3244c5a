import type { DenialRuleId } from '@assento/rules'
import { countOf, dateOf, moneyOf, said, type RuleWords } from '../../runtime/rule-facts.ts'

const plain = (title: string, text: string): RuleWords => () => ({ title, text })
/** Which invoice, its due date and what is missing. */
const unpaid = (facts: Parameters<RuleWords>[0], format: Parameters<RuleWords>[1]): string =>
  said(moneyOf(facts, 'balanceCents', format), (amount) => ` Fatura ${String(facts['number'] ?? '')}${said(dateOf(facts, 'dueOn', format), (day) => `, vencida em ${day}`)}: ${amount}.`)

/** Refusals about invoices, orders and collections: a chunk of their own, so that no chunk of words passes its budget. */
export const moneyRules = {
  'checkout.cart.empty': plain('O carrinho está vazio', 'Adicione um produto ou uma alteração de plano antes de fechar o pedido.'),
  'checkout.cart.oneCurrency': plain('Este item é cobrado em outra moeda', 'Cada pedido gera uma fatura em uma só moeda. Feche este item em um pedido separado.'),
  'checkout.billing.taxIdRequired': plain('Faltam os dados de cobrança', 'O preço aumenta com este pedido. Informe o CNPJ ou CPF de quem paga para emitir a fatura; nada foi cobrado.'),
  'invoices.void.notOpen': plain('Esta fatura não está mais em vigor', 'Ela já foi cancelada ou baixada. Nada foi alterado.'),
  'invoices.void.paid': (facts, format) => ({
    title: 'A fatura já recebeu pagamento',
    text: `${said(moneyOf(facts, 'paidCents', format), (paid) => `Foram recebidos ${paid}. `)}Para corrigir o valor, emita uma nota de crédito; a fatura continua válida.`,
  }),
  'invoices.void.credited': (facts, format) => ({
    title: 'Parte desta fatura já foi creditada',
    text: `${said(moneyOf(facts, 'creditedCents', format), (credited) => `Já foram devolvidos ${credited}. `)}Cancelar agora devolveria esse valor duas vezes. Credite o que resta com uma nota de crédito.`,
  }),
  'invoices.credit.closed': plain('Esta fatura não recebe nota de crédito', 'Ela foi cancelada ou baixada por perda: não há cobrança a devolver.'),
  'invoices.credit.aboveCharged': (facts, format) => ({
    title: 'O crédito passa do que foi cobrado',
    text: said(moneyOf(facts, 'creditableCents', format), (left) => `Desta linha ainda podem ser creditados ${left}, sem impostos.`, 'De cada linha credita-se no máximo o que ela cobrou e ainda não foi creditado.'),
  }),
  'invoices.credit.empty': plain('Não há o que creditar', 'Informe o valor a devolver em ao menos uma linha. Se tudo já foi creditado, a nota não é necessária.'),
  'invoices.writeOff.notOpen': plain('Esta fatura não está em aberto', 'Só o valor que ainda falta receber pode ser baixado por perda. Nada foi alterado.'),
  'invoices.secondCopy.notOpen': (facts) => facts['state'] === 'paid'
    ? { title: 'Esta fatura já está paga', text: 'Não há o que pagar. A fatura e o recibo continuam nos documentos.' }
    : { title: 'Esta fatura não está em aberto', text: 'Ela foi cancelada ou baixada: não é preciso pagar.' },
  'collections.account.restricted': (facts, format) => ({
    title: 'Há uma fatura vencida em aberto',
    text: `Enquanto ela não for paga, não é possível contratar nem aumentar licenças.${unpaid(facts, format)} Assim que o pagamento for confirmado, tudo volta a estar disponível.`,
  }),
  'collections.suspension.unpaid': (facts, format) => ({
    title: 'A assinatura está suspensa por falta de pagamento',
    text: `Ela volta exatamente como era ${countOf(facts, 'invoices', format) === '1' ? 'assim que o pagamento for confirmado' : 'quando todas as faturas que a bloqueiam estiverem pagas'}.${unpaid(facts, format)}`,
  }),
  'collections.dispute.nothingOwed': plain('Esta fatura não está em aberto', 'Só se contesta uma fatura que ainda falta pagar. Para falar de outra, procure o financeiro.'),
  'collections.dispute.alreadyOpen': plain('A contestação desta fatura já está em análise', 'Assim que houver resposta, ela aparece aqui. Enquanto isso, nada é bloqueado por causa desta fatura.'),
} satisfies Partial<Record<DenialRuleId, RuleWords>>
