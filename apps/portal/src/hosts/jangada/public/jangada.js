/** Jangada's own script: where a widget asks for another screen, this site has one. Nothing here knows tokens or rules. */
const SCREENS = { changePlan: '/plano', assignSeats: '/usuarios', contact: '/suporte' }

addEventListener('assento-action', (event) => {
  const screen = SCREENS[event.detail.action]
  if (screen === undefined) return
  event.preventDefault()
  location.assign(`${screen}?assinatura=${encodeURIComponent(event.detail.subscriptionId)}`)
})

// On a narrow screen the menu scrolls: where the visitor is stays in sight.
document.querySelector('.rumos [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
