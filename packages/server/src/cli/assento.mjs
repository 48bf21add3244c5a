#!/usr/bin/env node
/**
 * The command's entry, in plain JavaScript: an old Node says this sentence instead of stumbling over the first TypeScript
 * file or crashing inside the database driver, which is loaded only afterwards.
 */
const MINIMUM = [22, 18]

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  process.stderr.write(
    `O Assento precisa do Node ${MINIMUM.join('.')} ou mais novo; este é o ${process.versions.node}.\n` +
    'Use `npm start` na raiz do projeto: ele traz o Node certo, sem mudar o seu.\n',
  )
  process.exit(1)
}
await import('./main.ts')
