import { mountCallBar } from './mount.ts'

mountCallBar(window.ringdesk, '#app')
