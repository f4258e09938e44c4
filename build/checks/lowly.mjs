import { setPriority } from 'node:os'

// Loaded ahead of a program that has time: it and its children run when nobody else wants to.
setPriority(19)
