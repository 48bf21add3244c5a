/** What `SMTP_URL` says: `smtp://host:587` (STARTTLS where offered), `smtps://user:password@host:465`. */

const CONNECT_MS = 5_000
const SILENCE_MS = 15_000
const IDLE_MS = 10_000

/** Options of the pooled transport. With a password the connection is encrypted or there is none, except on this very machine. */
export function smtpOptions(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isSecure = protocol === 'smtps:'
  const hasPassword = username !== ''
  return {
    pool: true, host, port: port === '' ? (isSecure ? 465 : 587) : Number(port), secure: isSecure,
    requireTLS: !isSecure && hasPassword && !isLoopback(host),
    ...(hasPassword ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // Jobs are tried again by us, one after the other: the pool neither queues nor repeats.
    maxConnections: 2, maxRequeues: 0, idleTimeout: IDLE_MS,
    connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, dnsTimeout: CONNECT_MS, socketTimeout: SILENCE_MS,
    logger: false, debug: false,
  } as const
}

/** Whether a text is such an address. */
export function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
