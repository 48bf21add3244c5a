/** The host's own script on the strict page: keeps the violations, answers the calls from what the test gave the frame. */
window.violations = []
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.sourceFile ?? ''} ${event.sample}`))
window.fetch = (input, init) => window.parent.answerCall(input, init)
document.querySelector('assento-portal').getToken = () => Promise.resolve({ token: 'strict', expiresAt: '2099-01-01T00:00:00.000Z' })
