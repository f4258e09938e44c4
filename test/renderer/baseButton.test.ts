// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import BaseButton from '../../renderer/components/base/BaseButton.vue'

const press = async (props: { off?: string; pending?: boolean; type?: 'submit' }) => {
  const button = mount(BaseButton, { props: { label: 'Hold', ...props } })
  const click = new MouseEvent('click', { cancelable: true })
  button.element.dispatchEvent(click)
  return { button, pressed: button.emitted('press')?.length ?? 0, prevented: click.defaultPrevented }
}

test('a press is passed on', async () => {
  expect(await press({})).toMatchObject({ pressed: 1, prevented: false })
})

test('a button that is off stays reachable, says why, and passes nothing on', async () => {
  const { button, pressed, prevented } = await press({ off: 'Not now.', type: 'submit' })
  expect({ pressed, prevented }).toEqual({ pressed: 0, prevented: true })
  expect(button.attributes('disabled')).toBeUndefined()
  expect(button.attributes('aria-disabled')).toBe('true')
  expect(button.find(`#${button.attributes('aria-describedby')}`).text()).toBe('Not now.')
})

test('where there is little room a part of its name is shown, and the whole is its name', () => {
  const props = { label: 'Send to voicemail', short: 'Voicemail' }
  const button = mount(BaseButton, { props })
  expect(button.text()).toBe('Voicemail')
  expect(button.attributes()).toMatchObject({ 'aria-label': props.label, title: props.label })
})

test('what is on its way is not asked for again', async () => {
  const { button, pressed, prevented } = await press({ pending: true, type: 'submit' })
  expect({ pressed, prevented }).toEqual({ pressed: 0, prevented: true })
  expect(button.attributes('aria-busy')).toBe('true')
})
