// How the window's bundle is made. Everything is a file of its own: the strict CSP allows no inline script, style or font.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte(), svelteTesting()],
  // WebKitGTK 2.50 is Safari 26's engine; an older floor leaves room for distributions that lag behind.
  build: { target: 'safari18', cssTarget: 'safari18', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { port: 5199, strictPort: true },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/host/tests.ts'],
    testTimeout: 60_000,
  },
});
