/**
 * Loaded before anything else and written in plain JavaScript, so that an old Node says this instead of crashing on the
 * first TypeScript file or inside the database driver.
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
