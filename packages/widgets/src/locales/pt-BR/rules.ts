import type { DenialRuleId } from '@assento/rules'
import { countOf, dateOf, instantOf, moneyOf, said, type RuleWords } from '../../runtime/rule-facts.ts'
import type { licenceRules } from './rules-licences.ts'
import type { moneyRules } from './rules-money.ts'

const plain = (title: string, text: string): RuleWords => () => ({ title, text })
const renewal = (date: string | null) => said(date, (day) => `na renovação, em ${day}`, 'na renovação')

/** Why not, in the customer's words. The clause, the date and the alternatives are shown beside it. */
export const rules = {
  'accounts.role.forbidden': plain('Seu perfil não permite esta alteração',
    'Comprar, alterar, reduzir e cancelar são ações de administradores. Nada foi alterado.'),
  'subscriptions.state.notActive': plain('A assinatura não está ativa', 'Só assinaturas ativas podem ser alteradas. Veja a situação atual ou fale com o atendimento.'),
  'subscriptions.state.notRecoverable': (facts, format) => ({
    title: 'A assinatura já foi encerrada',
    text: `${said(dateOf(facts, 'endedOn', format), (day) => `A vigência terminou em ${day}. `)}Uma assinatura encerrada não aceita alterações; é preciso contratar de novo.`,
  }),
  'subscriptions.state.renewalRunning': plain('A renovação está sendo processada', 'Enquanto ela não termina, nada pode ser alterado. Costuma levar poucos minutos.'),
  'subscriptions.version.stale': plain('A assinatura mudou enquanto você a editava', 'Outra pessoa, ou outra aba, fez uma alteração. Confira a situação atual antes de continuar; nada foi alterado agora.'),
  'subscriptions.seats.zero': (facts, format) => facts['meant'] === 'cancelSubscription'
    ? { title: 'Zerar as licenças é cancelar a assinatura', text: 'Você ainda está no prazo de cancelamento. Veja antes quanto será devolvido; nada acontece até você confirmar.' }
    : { title: 'Zero licenças significa encerrar a assinatura', text: `O prazo de cancelamento já passou, mas a assinatura pode terminar junto com a vigência${said(dateOf(facts, 'endsOn', format), (day) => `, em ${day}`)}. Até lá as licenças continuam em uso.` },
  'subscriptions.seats.notInteger': plain('Informe um número inteiro de licenças', 'Licenças são contadas em unidades: 1, 2, 3…'),
  'subscriptions.seats.belowMinimum': (facts, format) => ({
    title: said(countOf(facts, 'minimum', format), (n) => `O mínimo é de ${n} licenças`, 'Abaixo da quantidade mínima'),
    text: 'Esta oferta não é vendida em quantidade menor.',
  }),
  'subscriptions.seats.aboveMaximum': (facts, format) => ({
    title: said(countOf(facts, 'maximum', format), (n) => `O máximo é de ${n} licenças`, 'Acima da quantidade máxima'),
    text: 'Esta oferta tem um limite por assinatura. Para uma quantidade maior, fale com o gerente da sua conta.',
  }),
  'subscriptions.seats.promotionCap': (facts, format) => ({
    title: said(countOf(facts, 'maximum', format), (n) => `A promoção vale para até ${n} licenças`, 'A promoção tem um limite de licenças'),
    text: said(countOf(facts, 'remaining', format), (n) => `Com o preço promocional ainda é possível acrescentar ${n}.`, 'Para mais licenças, fale com o gerente da sua conta.'),
  }),
  'subscriptions.seats.belowAssigned': (facts, format) => ({
    title: said(countOf(facts, 'assigned', format), (n) => `${n} licenças estão atribuídas a pessoas`, 'Há licenças atribuídas a pessoas'),
    text: `Antes de reduzir, retire ${said(countOf(facts, 'toUnassign', format), (n) => `a licença de ${n} ${n === '1' ? 'pessoa' : 'pessoas'}`, 'as licenças que não serão mais usadas')}. Assim ninguém perde o acesso sem que você escolha quem.`,
  }),
  'subscriptions.seats.addonMinimum': (facts, format) => ({
    title: said(countOf(facts, 'minimum', format), (n) => `O complemento precisa de pelo menos ${n} licenças`, 'O complemento tem uma quantidade mínima'),
    text: `A quantidade acompanha a assinatura principal${said(countOf(facts, 'baseSeats', format), (n) => `, de ${n} licenças`)}${said(countOf(facts, 'minimumPercent', format), (n) => `: no mínimo ${n} %`)}.`,
  }),
  'subscriptions.seats.windowClosed': (facts, format) => ({
    title: 'O prazo de redução terminou',
    text: `As licenças podem ser reduzidas até 168 horas depois de ativadas${said(instantOf(facts, 'until', format), (at) => `; o último prazo terminou em ${at}`)}. Agora a redução vale ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'subscriptions.seats.reductionTooLarge': (facts, format) => ({
    title: said(countOf(facts, 'maxReducible', format), (n) => n === '1' ? 'Só 1 licença pode ser reduzida agora' : `Só ${n} licenças podem ser reduzidas agora`, 'Nem todas podem ser reduzidas agora'),
    text: `${said(instantOf(facts, 'until', format), (at) => `O prazo dessas vai até ${at}; o das outras já terminou.`, 'O prazo de 168 horas das outras já terminou.')} As demais podem ser reduzidas ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'subscriptions.seats.onlyAtRenewal': (facts, format) => ({
    title: 'Neste produto, a redução vale na renovação',
    text: `Durante a vigência a quantidade só aumenta. A redução pode ser agendada e acontece ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'subscriptions.cancel.windowClosed': (facts, format) => ({
    title: 'O prazo de cancelamento terminou',
    text: `O cancelamento é possível até ${countOf(facts, 'windowHours', format) ?? '168'} horas depois do início da vigência ou da renovação${said(instantOf(facts, 'until', format), (at) => `; terminou em ${at}`)}. Você pode encerrar a assinatura no fim da vigência${said(dateOf(facts, 'endsOn', format), (day) => `, em ${day}`)}, sem nova cobrança depois.`,
  }),
  'subscriptions.resume.notSuspended': plain('A assinatura não está suspensa', 'Não há o que liberar: o acesso já está disponível.'),
  'subscriptions.resume.termEnded': (facts, format) => ({
    title: 'A vigência terminou durante a suspensão',
    text: `${said(dateOf(facts, 'endedOn', format), (day) => `Ela terminou em ${day}. `)}Para voltar a usar o produto é preciso contratar de novo.`,
  }),
  'subscriptions.resume.retroactivePaymentDue': (facts, format) => ({
    title: 'Há um valor a pagar antes da liberação',
    text: `A vigência terminou durante a suspensão${said(dateOf(facts, 'endedOn', format), (day) => `, em ${day}`)}. O acesso volta quando o período desde então estiver pago${said(moneyOf(facts, 'amountCents', format), (amount) => `: ${amount}`)}.`,
  }),
  'subscriptions.trial.locked': (facts, format) => ({
    title: 'A avaliação tem quantidade fixa',
    text: `Durante a avaliação nada muda${said(dateOf(facts, 'endsOn', format), (day) => `; ela vai até ${day}`)}. Para outra quantidade, contrate a assinatura.`,
  }),
  'subscriptions.trial.minimum': (facts, format) => ({
    title: said(countOf(facts, 'minimum', format), (n) => `Contratar agora exige pelo menos ${n} licenças`, 'Contratar agora exige a quantidade da avaliação'),
    text: 'Com menos licenças, a contratação pode começar quando a avaliação terminar.',
  }),
  'subscriptions.extended.locked': plain('A assinatura está no termo estendido', 'Nesse período ela segue mês a mês: é possível encerrar ou contratar uma nova vigência, e só.'),
  'subscriptions.coterm.beyondTerm': (facts, format) => ({
    title: 'A data não cabe na vigência',
    text: said(dateOf(facts, 'latestOn', format), (day) => `Escolha uma data até ${day}.`, 'Escolha uma data dentro da vigência completa.'),
  }),
  'subscriptions.coterm.midTerm': plain('A vigência em curso não pode ser alinhada', 'Vigências são alinhadas na compra ou na renovação.'),
  'subscriptions.coterm.target': plain('Não é possível alinhar a esta assinatura', 'Escolha uma que não seja avaliação e que não seja mensal, se a sua for anual ou de três anos.'),
  'subscriptions.coterm.day': plain('Escolha outro dia', 'No compromisso mensal, os dias 28, 29 e 30 só valem quando são o último do mês.'),
  'catalog.offer.frequencyNotOffered': plain('Esta combinação não existe', 'Esta forma de cobrança não é oferecida para o compromisso escolhido. Escolha outra.'),
  'catalog.offer.notFound': plain('Esta oferta não está mais à venda', 'Não há preço vigente para a combinação escolhida. Escolha outra, ou fale com o gerente da sua conta.'),
  'renewals.schedule.needsAutomaticRenewal': plain('A renovação automática está desligada', 'Para planejar a próxima vigência, ligue antes a renovação automática.'),
  'renewals.schedule.lossNotAcknowledged': (facts, format) => ({
    title: 'Esta alteração apaga o plano de renovação salvo',
    text: `${said(countOf(facts, 'plannedSeats', format), (n) => `O plano era de ${n} licenças${said(dateOf(facts, 'renewsOn', format), (day) => ` a partir de ${day}`)}. `)}Se você continuar, poderá salvá-lo de novo em seguida.`,
  }),
  'renewals.endOfTerm.choiceRequired': plain('Escolha o que acontece no fim da vigência', 'As opções são renovar, estender mês a mês, quando disponível, ou encerrar.'),
  'renewals.endOfTerm.extensionNotEligible': plain('Esta assinatura não tem termo estendido', 'No fim da vigência ela pode renovar ou encerrar.'),
  'renewals.term.notDue': (facts, format) => ({
    title: 'Ainda não é hora de renovar',
    text: said(dateOf(facts, 'renewsOn', format), (day) => `A próxima vigência começa em ${day}.`, 'A vigência atual ainda não terminou.'),
  }),
  'plans.upgrade.notAPath': plain('Esta mudança de plano não está disponível', 'O catálogo não prevê passar do plano atual para o escolhido agora.'),
  'plans.upgrade.destinationInWindow': plain('A assinatura de destino ainda está no prazo de redução', 'Ela poderá receber licenças quando esse prazo terminar.'),
  'plans.upgrade.destinationCommitment': plain('A assinatura de destino tem outro compromisso', 'Escolha uma com o mesmo compromisso da atual.'),
  'plans.upgrade.destinationEndsEarlier': plain('A assinatura de destino termina antes', 'Escolha uma que termine na mesma data, ou depois.'),
  'plans.commitment.shorterOnlyAtRenewal': (facts, format) => ({
    title: 'Um compromisso mais curto começa na renovação', text: `O compromisso atual vale até o fim da vigência; o novo pode começar ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'plans.frequency.onlyAtRenewal': (facts, format) => ({
    title: 'A forma de cobrança muda na renovação', text: `Neste compromisso, a nova forma de cobrança pode valer ${renewal(dateOf(facts, 'renewsOn', format))}.`,
  }),
  'plans.downgrade.bySupport': plain('A mudança para um plano inferior é feita com o suporte', 'A equipe confere com você o que deixa de estar disponível antes de mudar.'),
  'plans.corporate.byRepresentative': plain('Sua conta tem um representante', 'Contas corporativas mudam de plano com ele.'),
  'plans.change.nothingAsked': plain('A assinatura já está assim', 'Escolha outro plano, outra quantidade de licenças ou outra forma de cobrança.'),
  'quotes.quote.expired': (facts, format) => {
    const [before, after] = [moneyOf(facts, 'oldCents', format), moneyOf(facts, 'newCents', format)]
    return {
      title: 'O valor precisa ser confirmado de novo',
      text: before !== null && after !== null && before !== after
        ? `Ele mudou de ${before} para ${after} desde que foi mostrado. Nada foi cobrado.`
        : 'O orçamento venceu ou a assinatura mudou desde que ele foi mostrado. Nada foi cobrado.',
    }
  },
} satisfies Record<Exclude<DenialRuleId, keyof typeof moneyRules | keyof typeof licenceRules>, RuleWords>
