/** What `--help` says. */
export const HELP = `Usage: ringdesk [options] [--] [LINK]

LINK is a tel:, sip:, sips: or callto: address. Its number is put into the dial field; nothing is called by itself.

  --server URL      the contact centre
  --user NAME       who signs in
  --data-dir DIR    where this phone keeps what it knows; each folder is a phone of its own
  --hidden          start without taking the screen
  --help, --version

For the Ringdesk that runs already, by whatever is live or has rung longest; one at a time:
  --answer  --decline  --hang-up  --mute  --hold
  --dial NUMBER     put a number into the dial field
  --show  --quit

--quit asks on the screen first where a call, a wrap-up or something unsent would
be left behind; nothing has ended then, and the exit code is 1.

Exit codes: 0 done, 1 refused (the reason is on stderr), 2 not understood, 3 Ringdesk does not run.
RINGDESK_SERVER, RINGDESK_USER, RINGDESK_PASSWORD and RINGDESK_DATA_DIR say the same as the options.
`
