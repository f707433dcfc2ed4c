import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.ZHENGYUN_DEV_API ?? 'http://127.0.0.1:8320'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server's content security policy allows scripts from the server only: nothing is inlined into the page.
  build: { outDir: 'dist', emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': server } },
})
