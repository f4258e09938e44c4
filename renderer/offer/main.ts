import { mountOffers } from './mount.ts'

mountOffers(window.ringdesk, '#app')
