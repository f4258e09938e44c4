import { mountDesk } from './mount.ts'

mountDesk(window.ringdesk, '#app')
