import type { Letters } from '../words.ts'

const HELLO = 'Olá, {{contactName}}.'
const CLEARING = 'Se o pagamento já foi feito, desconsidere esta mensagem: um boleto leva até dois dias úteis para ser compensado.'
const END = ['{{attachments}}', '{{portal}}', '{{contact}}'] as const

/** Messages in Portuguese, as customers of the reseller read them. */
export const WORDS_PT_BR: Letters = {
  'invoice.issued': {
    subject: 'Fatura {{invoiceNumber}}: {{total}}',
    heading: 'Sua fatura está disponível',
    parts: [HELLO, 'Segue a fatura {{invoiceNumber}} de {{customerName}}.', '{{summary}}', '{{payment}}', ...END],
  },
  'fiscal.available': {
    subject: 'Nota fiscal {{fiscalNumber}} da fatura {{invoiceNumber}}',
    heading: 'Nota fiscal disponível',
    parts: [
      HELLO, 'A nota fiscal {{fiscalNumber}}, referente à fatura {{invoiceNumber}} de {{customerName}}, segue anexada.',
      'Guarde os arquivos. Quando há um XML, é ele que tem validade fiscal; o PDF serve para consulta.', ...END,
    ],
  },
  'reminder.upcoming': {
    subject: 'Lembrete: a fatura {{invoiceNumber}} vence {{whenDue}}',
    heading: 'Sua fatura vence {{whenDue}}',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}}, no valor de {{amountDue}}, pode ser paga até {{payableUntil}}, sem multa e sem juros.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'reminder.dueToday': {
    subject: 'Vence hoje: fatura {{invoiceNumber}}, {{amountDue}}',
    heading: 'Sua fatura vence hoje',
    parts: [
      HELLO, 'Hoje, {{payableUntil}}, é o último dia para pagar a fatura {{invoiceNumber}} de {{customerName}}, no valor de {{amountDue}}, sem multa e sem juros.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.overdue': {
    subject: 'Fatura {{invoiceNumber}} em aberto, vencida em {{dueOn}}',
    heading: 'Sua fatura está em aberto',
    parts: [
      HELLO, 'Ainda não identificamos o pagamento da fatura {{invoiceNumber}} de {{customerName}}, que venceu em {{dueOn}}. O valor atualizado é de {{amountDue}}.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.restriction': {
    subject: 'Novas contratações serão bloqueadas em {{actsOn}}',
    heading: 'Novas contratações serão bloqueadas em {{actsOn}}',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}} venceu em {{dueOn}} e continua em aberto, no valor de {{amountDue}}.',
      'Se ela não for paga até {{payUntil}}, novas contratações e aumentos ficam bloqueados a partir de {{actsOn}}. As assinaturas atuais continuam funcionando.',
      '{{payment}}', '{{howAccessReturns}}', CLEARING, ...END,
    ],
  },
  'notice.restricted': {
    subject: 'Novas contratações bloqueadas: fatura {{invoiceNumber}} em aberto',
    heading: 'Novas contratações estão bloqueadas',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}}, vencida em {{dueOn}}, continua em aberto. Por isso, novas contratações e aumentos ficaram bloqueados.',
      '{{howAccessReturns}}', '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.suspension': {
    subject: 'Suspensão em {{actsOn}}: fatura {{invoiceNumber}} em aberto',
    heading: 'Suas assinaturas serão suspensas em {{actsOn}}',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}} venceu em {{dueOn}} e continua em aberto, no valor de {{amountDue}}.',
      'Se ela não for paga até {{payUntil}}, as assinaturas dela serão suspensas em {{actsOn}}, e os usuários perdem o acesso.',
      '{{payment}}', '{{howAccessReturns}}', CLEARING, ...END,
    ],
  },
  'notice.suspended': {
    subject: 'Assinaturas suspensas: fatura {{invoiceNumber}} em aberto',
    heading: 'Suas assinaturas estão suspensas',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}}, vencida em {{dueOn}}, continua em aberto. Por isso, as assinaturas dela foram suspensas.',
      '{{howAccessReturns}}', '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.termination': {
    subject: 'Encerramento definitivo em {{actsOn}}: fatura {{invoiceNumber}} em aberto',
    heading: 'Suas assinaturas serão encerradas em {{actsOn}}',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}} venceu em {{dueOn}} e continua em aberto, no valor de {{amountDue}}.',
      'Se ela não for paga até {{payUntil}}, as assinaturas dela serão encerradas em {{actsOn}}. O encerramento é definitivo: não pode ser desfeito.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.terminated': {
    subject: 'Assinaturas encerradas: fatura {{invoiceNumber}} em aberto',
    heading: 'Suas assinaturas foram encerradas',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}}, vencida em {{dueOn}}, não foi paga. Por isso, as assinaturas dela foram encerradas em definitivo.',
      'A fatura continua devida, no valor de {{amountDue}}.', '{{payment}}', ...END,
    ],
  },
  'receipt.paid': {
    subject: 'Fatura {{invoiceNumber}} quitada',
    heading: 'Sua fatura está quitada',
    parts: [
      HELLO, 'A fatura {{invoiceNumber}} de {{customerName}}, no valor de {{total}}, está quitada desde {{paidOn}}. Não é preciso fazer mais nada. Obrigado.', ...END,
    ],
  },
  'notice.released': {
    subject: 'Acesso liberado: {{customerName}}',
    heading: 'Seu acesso está liberado',
    parts: [
      HELLO, 'A pendência da fatura {{invoiceNumber}} de {{customerName}} foi resolvida, e o que estava bloqueado por ela voltou a funcionar.',
      'A liberação pode levar alguns minutos para chegar a todos os usuários.', ...END,
    ],
  },
}
