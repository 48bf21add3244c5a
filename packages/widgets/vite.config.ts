/** The CDN build: `assento.js`, a loader, and hashed ES chunks beside it. No URL of any other place gets in. */
import { defineConfig } from 'vite'

/** In every widget: lit, the client, the base element, time and money. One chunk, fetched once. */
const RUNTIME = /node_modules\/(?:\.pnpm\/)?@?lit|packages\/client\/|packages\/widgets\/src\/runtime\/|packages\/widgets\/src\/locales\/messages|packages\/rules\/src\/(?:time|money|assert)\./

export default defineConfig({
  define: { 'process.env.NODE_ENV': '"production"' },
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    sourcemap: true,
    // As a library: Vite then leaves `import()` alone instead of wrapping it in its preload helper.
    lib: { entry: { assento: 'src/cdn/assento.ts' }, formats: ['es'] },
    reportCompressedSize: false,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      treeshake: { moduleSideEffects: [{ test: /packages\/rules\//, sideEffects: false }] },
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'runtime', test: RUNTIME }] },
      },
    },
  },
})
