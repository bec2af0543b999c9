/** Options of the Remix plugin; `vite.config.ts` imports them. */

/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    // Off: open denial-of-service advisories, see docs/advisories.md.
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}
