/** Farol's own script: where a widget asks for another screen, this site has one. Nothing here knows tokens or rules. */
addEventListener('assento-order-more', (event) => {
  const { productId, kind } = event.detail
  event.preventDefault()
  location.assign(productId ? `/comprar?produto=${encodeURIComponent(productId)}${kind === 'additionalUsers' ? '&tipo=adicional' : ''}` : '/comprar')
})

// On a narrow screen the rail lies across and scrolls: where the visitor is stays in sight.
document.querySelector('.fa-trilho [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
