/**
 * Whether the text is an origin exactly as a browser sends it: scheme, host in lower case and a port that is not the
 * default one. No path, no trailing dot or slash, no user. Plain http is for pages under test.
 */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text && !url.hostname.endsWith('.')
}
