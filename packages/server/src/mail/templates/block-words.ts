import type { MailLocale } from './template-names.ts'

/** What the blocks say, in each language. */
export interface BlockWords {
  readonly invoice: string
  readonly period: string
  readonly issued: string
  readonly due: string
  readonly dueOn: (date: string) => string
  /** The due date is no bank business day. */
  readonly payable: (until: string) => string
  readonly total: string
  readonly settled: string
  readonly balance: string
  readonly boleto: string
  readonly digitableLine: string
  readonly pix: string
  readonly pixHint: string
  readonly nothingToPay: string
  readonly expired: string
  readonly overdue: (today: string, total: string, fine: string, interest: string) => string
  readonly secondCopyInPortal: string
  readonly secondCopyByReply: string
  readonly payByReply: string
  readonly attachments: string
  readonly portal: string
  readonly questions: string
  readonly replyToo: string
  readonly replyOnly: string
  readonly becauseContact: (customer: string) => string
  readonly becauseAccount: (customer: string) => string
}

export const BLOCK_WORDS: Readonly<Record<MailLocale, BlockWords>> = {
  'pt-BR': {
    invoice: 'Fatura',
    period: 'Período',
    issued: 'Emissão',
    due: 'Vencimento',
    dueOn: (date) => `vence em ${date}`,
    payable: (until) => `pode ser paga até ${until}, próximo dia útil`,
    total: 'Total',
    settled: 'Já quitado',
    balance: 'A pagar',
    boleto: 'Boleto',
    digitableLine: 'Linha digitável',
    pix: 'Pix copia e cola',
    pixHint: 'Copie o código inteiro e cole na opção Pix do aplicativo do seu banco.',
    nothingToPay: 'Esta fatura já está quitada: não é preciso pagar nada.',
    expired: 'O boleto enviado antes já não vale.',
    overdue: (today, total, fine, interest) => `Em ${today}, o valor a pagar é de ${total}, com multa de ${fine} e juros de ${interest}.`,
    secondCopyInPortal: 'Gere a 2ª via no portal.',
    secondCopyByReply: 'Responda a este e-mail para receber a 2ª via.',
    payByReply: 'Para combinar o pagamento, responda a este e-mail.',
    attachments: 'Anexos',
    portal: 'Ver minhas faturas',
    questions: 'Dúvidas? Fale com',
    replyToo: 'ou responda a este e-mail',
    replyOnly: 'Dúvidas? Responda a este e-mail.',
    becauseContact: (customer) => `Você recebe esta mensagem porque é contato de cobrança de ${customer}.`,
    becauseAccount: (customer) => `Você recebe esta mensagem porque este é o e-mail do cadastro de ${customer}.`,
  },
  en: {
    invoice: 'Invoice',
    period: 'Period',
    issued: 'Issued',
    due: 'Due',
    dueOn: (date) => `due on ${date}`,
    payable: (until) => `payable until ${until}, the next business day`,
    total: 'Total',
    settled: 'Already settled',
    balance: 'To pay',
    boleto: 'Boleto',
    digitableLine: 'Digitable line',
    pix: 'Pix code',
    pixHint: 'Copy the whole code and paste it under Pix in your bank’s app.',
    nothingToPay: 'This invoice is settled: there is nothing to pay.',
    expired: 'The boleto sent before is no longer valid.',
    overdue: (today, total, fine, interest) => `On ${today} the amount to pay is ${total}, with a fine of ${fine} and interest of ${interest}.`,
    secondCopyInPortal: 'Get the second copy in the portal.',
    secondCopyByReply: 'Reply to this e-mail to get the second copy.',
    payByReply: 'Reply to this e-mail to arrange the payment.',
    attachments: 'Attachments',
    portal: 'See my invoices',
    questions: 'Questions? Contact',
    replyToo: 'or reply to this e-mail',
    replyOnly: 'Questions? Reply to this e-mail.',
    becauseContact: (customer) => `You receive this message because you are a billing contact of ${customer}.`,
    becauseAccount: (customer) => `You receive this message because this is the e-mail on record of ${customer}.`,
  },
}
