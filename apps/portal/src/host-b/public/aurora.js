/**
 * Aurora Nuvem's own script: where a widget asks for another screen, this site has one. Nothing here knows tokens or rules.
 */
const SCREENS = { planRenewal: '/renovacoes', contact: '/suporte' }

addEventListener('assento-action', (event) => {
  const screen = SCREENS[event.detail.action]
  if (screen === undefined) return
  event.preventDefault()
  location.assign(`${screen}?assinatura=${encodeURIComponent(event.detail.subscriptionId)}`)
})
