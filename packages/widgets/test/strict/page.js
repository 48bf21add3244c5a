/** The host's own script on the strict page: keeps the violations, answers the calls from what the test gave the frame. */
window.violations = []
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.sourceFile ?? ''} ${event.sample}`))
window.fetch = (input, init) => window.parent.answerCall(input, init)
// `?only=assento-seat-editor` leaves one widget in the page, and keeps which of our files had been asked for when it was ready.
const only = new URLSearchParams(location.search).get('only')
for (const element of document.querySelectorAll('assento-portal > *')) {
  if (only !== null && element.localName !== only) element.remove()
  element.addEventListener('assento-ready', () => {
    window.fetchedFirst = performance.getEntriesByType('resource').map(({ name }) => name.split('/embed/v1/')[1]).filter(Boolean)
  })
}
document.querySelector('assento-portal').getToken = () => Promise.resolve({ token: 'strict', expiresAt: '2099-01-01T00:00:00.000Z' })
