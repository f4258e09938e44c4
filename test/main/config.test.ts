import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig, type StartedWith } from '../../main/config.ts'

const started = (argv: string[], more: Partial<StartedWith> = {}) =>
  readConfig({ argv, env: {}, isDevelopment: false, cwd: '/home/ana', ...more })
const value = (argv: string[], more: Partial<StartedWith> = {}) => {
  const read = started(argv, more)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}
const problem = (argv: string[], more: Partial<StartedWith> = {}) => {
  const read = started(argv, more)
  return read.ok ? '' : read.problem
}

describe('what was said', () => {
  it('is nothing when nothing was said', () => {
    expect(value([])).toEqual({ server: '', userName: '', hidden: false })
  })

  it('comes from flags, apart or glued', () => {
    const flags = ['--server', 'https://a.example', '--user=ana', '--data-dir', '/srv/ana', '--hidden']
    expect(value(flags)).toEqual({
      server: 'https://a.example',
      userName: 'ana',
      dataDir: '/srv/ana',
      hidden: true,
    })
  })

  it('keeps an equals sign of the value', () => {
    expect(value(['--server=https://a.example/?a=b']).server).toBe('https://a.example/?a=b')
  })

  it('comes from the environment, the password only from there', () => {
    const env = {
      RINGDESK_SERVER: 'https://b.example',
      RINGDESK_USER: 'ben',
      RINGDESK_PASSWORD: 'geheim',
      RINGDESK_DATA_DIR: '/srv/ben',
    }
    expect(value([], { env })).toEqual({
      server: 'https://b.example',
      userName: 'ben',
      password: 'geheim',
      dataDir: '/srv/ben',
      hidden: false,
    })
  })

  it('is nothing more after an update on Windows, whose installer says so', () => {
    expect(value(['--updated'])).toEqual({ server: '', userName: '', hidden: false })
  })

  it('takes the flag where both say something', () => {
    const env = { RINGDESK_SERVER: 'https://b.example', RINGDESK_USER: 'ben' }
    expect(value(['--server', 'https://a.example'], { env })).toMatchObject({
      server: 'https://a.example',
      userName: 'ben',
    })
  })

  it('reads a relative folder from where the app was started', () => {
    expect(value(['--data-dir', 'here']).dataDir).toBe('/home/ana/here')
    expect(value([], { env: { RINGDESK_DATA_DIR: 'there' } }).dataDir).toBe('/home/ana/there')
  })
})

describe('what is asked of it', () => {
  it('is a link, wherever it stands, before or behind --', () => {
    expect(value(['tel:+14805550134', '--user', 'ana'])).toMatchObject({
      link: 'tel:+14805550134',
      userName: 'ana',
    })
    expect(value(['--no-sandbox', '--', 'SIP:1001@a.example']).link).toBe('SIP:1001@a.example')
    expect(value(['/repo', 'tel:1'], { isDevelopment: true }).link).toBe('tel:1')
    expect(value(['--']).link).toBeUndefined()
  })

  it('is a link that shows the window, however the start was meant', () => {
    expect(value(['--hidden', 'tel:1'])).toMatchObject({ link: 'tel:1', hidden: false })
  })

  it('is a link that is cut where it is too long for any number', () => {
    expect(value([`tel:${'1'.repeat(9_000)}`]).link).toHaveLength(513)
  })

  it('is one verb, or a number for the field', () => {
    expect(value(['--hang-up', '--data-dir', '/srv/ana'])).toMatchObject({
      command: '--hang-up',
      dataDir: '/srv/ana',
    })
    expect(value(['--dial', '+1 480']).dial).toBe('+1 480')
    expect(value(['--mute', '--mute']).command).toBe('--mute')
  })

  it('is to be told something', () => {
    expect(value(['--help']).tells).toBe('--help')
    expect(value(['--version']).tells).toBe('--version')
  })
})

describe("Chromium's part of the line", () => {
  it.each([
    '--no-sandbox',
    '--enable-logging',
    '--inspect=0',
    '--remote-debugging-port=0',
    '--password-store=gnome-libsecret',
    '--force-renderer-accessibility',
    '--ozone-platform=x11',
    '--user-data-dir=/tmp/x',
    '--lang=es',
    '--v=1',
  ])('is left to Chromium: %s', (word) => {
    expect(value([word, '--user', 'ana']).userName).toBe('ana')
  })

  it('holds the folder of the app in development, and only there', () => {
    expect(value(['--inspect=0', '/repo', '--user', 'ana'], { isDevelopment: true }).userName).toBe('ana')
    expect(value(['-r', './hook.cjs', '/repo'], { isDevelopment: true }).userName).toBe('')
    expect(problem(['/repo', '/other'], { isDevelopment: true })).toContain('/other')
    expect(problem(['/repo'])).toContain('/repo')
  })
})

describe('a slip', () => {
  it.each([
    [['--password', 'geheim'], 'RINGDESK_PASSWORD'],
    [['--password=geheim'], 'RINGDESK_PASSWORD'],
    [['--passwd=geheim'], 'RINGDESK_PASSWORD'],
    [['-password', 'geheim'], 'RINGDESK_PASSWORD'],
    [['--sever', 'https://a.example'], '--sever'],
    [['--users=ana'], '--users'],
    [['--userx', 'ana'], '--userx'],
    [['-s', 'https://a.example'], '-s'],
    [['tel:1', 'sip:2'], 'One link at a time'],
    [['--', 'https://a.example'], 'https://a.example'],
    [['--', '--no-sandbox'], '--no-sandbox'],
    [['--', '--answer'], '--answer'],
    [['--', 'tel:1', 'x'], '"x"'],
    [['--answer', '--mute'], '--answer or --mute'],
    [['--answer', 'tel:1'], '--answer or a link'],
    [['--dial', '1', '--quit'], '--quit or --dial'],
    [['--dial'], '--dial needs a value'],
    [['--mute=1'], '--mute takes no value'],
    [['--tel:1'], '--tel:1'],
    [['--server'], '--server needs a value'],
    [['--server='], '--server needs a value'],
    [['--server', '--hidden'], '--server needs a value'],
    [['--user', 'a', '--user=b'], '--user is given twice'],
    [['--hidden=no'], '--hidden takes no value'],
    [['--user', 'a\nb'], 'control character'],
    [['--user', 'a'.repeat(2_001)], 'longer than'],
  ])('is named: %j', (argv, words) => {
    expect(problem(argv)).toContain(words)
  })

  it('in the environment is named by its variable', () => {
    expect(problem([], { env: { RINGDESK_SERVER: 'a\u0000b' } })).toContain('RINGDESK_SERVER')
  })

  it('is told without the password, and without what a terminal would obey', () => {
    expect(problem(['--password=geheim'])).not.toContain('geheim')
    expect(problem(['--\u001b[31mred'])).not.toContain('\u001b')
  })
})

it('never falls over, and lets nothing through that it was not given', () => {
  const word = fc.oneof(
    fc.constantFrom('--server', '--user', '--data-dir', '--hidden', '--', '-', '--password', '=', '--user='),
    fc.string(),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.boolean(), (argv, isDevelopment) => {
      const read = started(argv, { isDevelopment })
      if (!read.ok) {
        expect(read.problem).not.toMatch(/\p{Cc}/u)
        return
      }
      const said = argv.flatMap((given) => [given, given.slice(given.indexOf('=') + 1)])
      for (const text of [read.value.server, read.value.userName]) {
        expect(text === '' || said.includes(text)).toBe(true)
        expect(text).not.toMatch(/\p{Cc}/u)
      }
      expect(read.value.password).toBeUndefined()
    }),
    { numRuns: 5_000 },
  )
})
