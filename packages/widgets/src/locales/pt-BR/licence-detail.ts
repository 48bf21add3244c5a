import type { ActivationCloseReason, LicencePeriod, SerialCancelKind } from '@assento/rules'
import type { SerialAction } from '@assento/client'
import type { Format } from '../../runtime/format.ts'

const days = (count: number) => count === 1 ? '1 dia' : `${count} dias`
const machines = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'computador' : 'computadores'}`

export const licenceDetail = {
  heading: (key: string) => `Número de série ${key}`,
  tabsLabel: 'Partes dos detalhes',
  tabs: { details: 'Detalhes', activations: 'Ativações', history: 'Histórico' },
  loading: 'Buscando os detalhes…',
  moreActions: 'Mais ações para este número de série',
  actions: {
    suspend: 'Suspender…', release: 'Liberar…', terminate: 'Encerrar definitivamente…', unassign: 'Devolver ao estoque…', renew: 'Renovar…', reissue: 'Trocar a chave…',
    withdraw: 'Desistir da atribuição…', setNote: 'Editar observação', closeActivation: 'Encerrar ativação…', issueOffline: 'Ativar sem internet', requestBlock: 'Pedir bloqueio ao fabricante…',
  } as Record<SerialAction, string>,
  fields: {
    key: 'Chave', customer: 'Cliente', taxId: 'CNPJ ou CPF', partner: 'Parceiro', product: 'Produto', users: 'Usuários', period: 'Cobrança', validUntil: 'Válida até', graceUntil: 'Tolerância até',
    assigned: 'Atribuída', provisioned: 'Liberada para uso', activations: 'Computadores', transfers: 'Mudanças em 12 meses', offline: 'Sem internet', note: 'Observação',
  },
  keyHidden: (last5: string) => `termina em ${last5}; seu perfil não mostra a chave inteira`,
  period: { P1M: 'mensal', P3M: 'trimestral', P1Y: 'anual' } as Record<LicencePeriod, string>,
  byOn: (name: string, date: string) => `${date}, por ${name}`,
  machinesOf: (used: number, max: number, format: Format) => `${format.number(used)} de ${machines(max, format)}`,
  unlimited: (used: string) => `${used}, sem limite`,
  offlineFor: (count: number) => `funciona até ${days(count)} sem contato com o servidor`,
  copy: 'Copiar', copied: 'Copiada',
  noNote: 'Sem observação',
  noteSaved: 'Observação salva.',
  save: 'Salvar',
  suspended: {
    title: (reason: string) => `Suspensa: ${reason}`, by: (name: string, date: string) => `Por ${name}, em ${date}.`, until: (date: string) => `Libera sozinha em ${date}.`,
    noUntil: 'Fica suspensa até alguém liberar.', effect: 'Enquanto isso o programa não funciona nem recebe atualizações, e novas renovações não são cobradas.',
  },
  cancelled: {
    title: { terminated: 'Encerrada definitivamente', unassigned: 'Devolvida ao estoque', reissued: 'Substituída por outra chave', withdrawn: 'Atribuição desfeita' } as Record<SerialCancelKind, string>,
    by: (name: string | null, date: string) => name === null ? `Em ${date}.` : `Por ${name}, em ${date}.`, reason: (reason: string) => `Motivo: ${reason}.`, replacedBy: (last5: string) => `A chave nova termina em ${last5}.`,
    final: 'Este número de série não volta a funcionar.',
  },
  expired: { title: (date: string) => `Expirada desde ${date}`, text: 'O programa não abre até a renovação. Nada do que o cliente fez é apagado.' },
  grace: { title: (date: string) => `Em tolerância até ${date}`, text: 'O programa funciona normalmente. Sem a renovação até lá, ele para.' },
  pending: { title: 'Ainda não pode ser usada', text: 'A chave passa a funcionar assim que isto for resolvido:' },
  renewal: {
    title: (amount: string) => `Renovação de ${amount} aguarda o pagamento`, retroactiveTitle: (amount: string) => `Pagamento retroativo de ${amount} em aberto`,
    invoice: (number: string, due: string) => `Fatura ${number}, vence em ${due}.`, after: (date: string) => `Depois de paga por inteiro, a validade vai até ${date}.`,
  },
  activations: {
    none: 'Ainda não foi ativada em nenhum computador.', live: 'Em uso', quiet: (date: string) => `Sem contato desde ${date}`, offline: 'Ativado por arquivo', seen: (date: string) => `Último contato em ${date}`,
    by: (name: string, date: string) => `Ativado em ${date}, por ${name}`, closedOn: (date: string, reason: string) => `Encerrada em ${date}: ${reason}`,
    movedFrom: (machine: string) => `Veio do computador ${machine}`, forcedFrom: (machine: string) => `Tomou o lugar de ${machine}, encerrado pelo portal`, sameName: 'Mesmo nome, mas o computador é outro.',
    fingerprint: (text: string) => `impressão ${text}`, version: (text: string) => `versão ${text}`, closeOn: (machine: string) => `Encerrar a ativação de ${machine}`, close: 'Encerrar…',
    closedReason: {
      user: 'pelo próprio usuário', partner: 'pelo parceiro', vendor: 'pelo fabricante', transfer: 'mudou de computador', leaseDead: 'ficou tempo demais sem contato', serialCancelled: 'o número de série foi encerrado',
      unassigned: 'a licença voltou ao estoque',
    } as Record<ActivationCloseReason, string>,
  },
  offline: {
    title: 'Ativar um computador sem internet', text: 'No computador, o programa grava um arquivo de pedido (.req). Traga-o até aqui e leve de volta o arquivo de licença. O comprovante de desativação de um computador também é recebido aqui.',
    choose: 'Escolher o arquivo de pedido', drop: 'ou solte-o aqui', replaces: 'Todos os computadores estão em uso. Qual dá lugar a este?', pick: 'Escolha o computador',
    ready: 'O arquivo de licença está pronto', saved: (name: string, until: string) => `${name}, válido até ${until}. Copie-o para o computador e abra-o no programa.`, again: 'Baixar de novo',
    tooBig: 'Este arquivo é grande demais para ser um pedido de ativação.', done: 'Arquivo de licença gravado.', needsRoom: 'Escolha antes o computador que dá lugar a este.', freed: 'Desativação registrada', freedText: 'A vaga desse computador está livre.',
  },
  history: {
    none: 'Nada registrado ainda.', became: (before: string, after: string) => `${before} → ${after}`, more: 'Mostrar mais', other: 'Alteração registrada',
    types: {
      'serial.assigned': 'Atribuída ao cliente', 'serial.provisioned': 'Liberada para uso', 'serial.grace_started': 'Entrou em tolerância', 'serial.expired': 'Expirou', 'serial.renewed': 'Renovada',
      'serial.suspended': 'Suspensa', 'serial.released': 'Liberada', 'serial.cancelled': 'Encerrada definitivamente', 'serial.unassigned': 'Devolvida ao estoque', 'serial.reissued': 'Chave trocada',
      'serial.withdrawn': 'Atribuição desfeita', 'serial.noted': 'Observação alterada', 'serial.renewal_unpriced': 'Renovação sem preço na pauta', 'serial.imported': 'Importada',
      'activation.created': 'Ativada em um computador', 'activation.reactivated': 'Ativada de novo no mesmo computador', 'activation.moved': 'Mudou de computador', 'activation.closed': 'Ativação encerrada',
      'activation.limit_reached': 'Ativação recusada: limite de computadores', 'activation.transfer_suspected': 'Muitas mudanças de computador',
    } as Readonly<Record<string, string>>,
    roles: { manufacturer: 'fabricante', partnerAdmin: 'parceiro', partnerUser: 'parceiro', machine: 'computador', system: 'sistema' } as Readonly<Record<string, string>>,
  },
  dialogs: {
    reason: 'Motivo', pickReason: 'Escolha o motivo', reasonMissing: 'Escolha um motivo.', note: 'Descrição', noteOptional: 'Descrição (opcional)', noteMissing: 'Este motivo pede uma descrição.',
    noteHint: 'Aparece nos detalhes e no histórico.', until: 'Liberar sozinha em (opcional)', untilPast: 'Escolha um dia depois de hoje.', agreeMissing: 'Marque a caixa para confirmar que leu.', staleTitle: 'O número de série mudou nesse meio tempo',
    staleText: 'Nada foi feito. Confira a situação atual e confirme de novo.', pricing: 'Calculando…',
    reach: (count: number) => `Computadores que estão sem internet são alcançados em até ${days(count)}.`,
    suspend: {
      heading: (key: string) => `Suspender ${key}?`, text: 'O programa deixa de funcionar e de receber atualizações. Novas renovações não são cobradas enquanto durar a suspensão. O prazo de validade continua correndo.', confirm: 'Suspender', done: (key: string) => `${key} foi suspenso.`,
    },
    release: {
      heading: (key: string) => `Liberar ${key}?`, text: 'O programa volta a funcionar nos mesmos computadores, sem nova ativação.',
      retroactive: 'A validade terminou durante a suspensão. Ao liberar, é emitida uma fatura retroativa; o programa só volta a funcionar depois que ela for paga por inteiro.', confirm: 'Liberar',
      confirmAmount: (amount: string) => `Liberar e faturar ${amount}`, done: (key: string) => `${key} foi liberado.`,
    },
    terminate: {
      heading: (key: string) => `Encerrar ${key} definitivamente?`, title: 'Isto não pode ser desfeito', text: 'Leia antes de continuar:',
      points: ['O número de série nunca mais poderá ser liberado nem reativado.', 'Todos os computadores perdem o acesso e a licença não volta ao estoque.', 'As renovações futuras deixam de ser cobradas; faturas já vencidas continuam devidas.', 'Para o cliente voltar a usar, é preciso uma licença nova.'],
      agree: 'Li e concordo', confirm: 'Encerrar definitivamente', keep: 'Manter o número de série', done: (key: string) => `${key} foi encerrado definitivamente.`,
    },
    unassign: {
      heading: (key: string) => `Devolver ${key} ao estoque?`, text: 'O cliente perde o acesso em todos os computadores e a unidade volta ao seu estoque, pronta para outro cliente. Na próxima atribuição ela recebe uma chave nova.',
      billing: 'A mensalidade da unidade continua a mesma.', confirm: 'Devolver ao estoque', done: (key: string) => `${key} voltou ao estoque.`,
    },
    renew: {
      heading: (key: string) => `Renovar ${key}`, text: 'A renovação parte sempre do fim da validade atual, mesmo que já tenha passado.', pay: 'A validade nova começa a valer quando a fatura for paga por inteiro.', confirm: (amount: string) => `Renovar por ${amount}`, confirmFree: 'Renovar',
      done: (key: string) => `Renovação de ${key} registrada.`,
    },
    reissue: {
      heading: (key: string) => `Trocar a chave de ${key}?`, text: 'Use se a chave vazou. O cliente recebe uma chave nova com a mesma validade; a atual deixa de funcionar e os computadores precisam ser ativados de novo.', confirm: 'Trocar a chave', done: (key: string) => `A chave nova é ${key}.`,
    },
    withdraw: { heading: (key: string) => `Desistir da atribuição de ${key}?`, text: 'A chave ainda não foi usada. Ela deixa de existir e a unidade volta ao estoque.', confirm: 'Desistir da atribuição', done: (key: string) => `A atribuição de ${key} foi desfeita.` },
    closeActivation: {
      heading: (machine: string) => `Encerrar a ativação de ${machine}?`, text: 'Libera a vaga para outro computador. Se este ainda estiver em uso, o programa para de abrir nele.', counts: 'Ativar em outro computador conta como mudança.', confirm: 'Encerrar a ativação',
      done: (machine: string) => `A ativação de ${machine} foi encerrada.`,
    },
    requestBlock: { heading: 'Pedir bloqueio ao fabricante', text: 'Só o fabricante pode suspender ou encerrar um número de série. Envie a ele este número e o motivo:' },
    cycle: (from: string, to: string) => `${from} a ${to}`, waived: 'dispensado pela suspensão', total: 'Total', validAfter: (date: string) => `Validade depois de paga: ${date}`, nothingDue: 'Nada a pagar', after: (state: string) => `Situação depois: ${state}`,
  },
}
