import { type Field, planDefaults } from '../../../../lib';

const { breaker } = planDefaults;
const whenOn = { showWhen: { enabled: [true] } } as const;

export const circuitBreakerOption: Field = {
  kind: 'group',
  name: 'circuitBreaker',
  label: 'Circuit Breaker',
  help: 'Leaves an API alone for a while when nearly all requests to it fail. On by default.',
  fields: [
    {
      kind: 'switch',
      name: 'enabled',
      label: 'Enabled',
      help: 'Whether to stop sending while the API keeps failing.',
      default: breaker.enabled,
    },
    {
      kind: 'choice',
      name: 'whenOpen',
      label: 'When Open',
      help: 'What happens to items while nothing is sent.',
      default: breaker.whenOpen,
      choices: [
        { value: 'fail', label: 'Fail at Once', help: 'An error that says when the API is tried again' },
        {
          value: 'stale',
          label: 'Use Last Known Answer',
          help: 'However old it is; an error if there is none',
        },
        {
          value: 'defer',
          label: 'Send to Deferred Output',
          help: 'The item comes out of an extra output, ready to be run later',
        },
      ],
      ...whenOn,
    },
    {
      kind: 'number',
      name: 'failureShare',
      label: 'Failing Requests (Percent)',
      help: 'The circuit opens when at least this share fails: 5xx answers, broken connections and timeouts.',
      default: breaker.failureRatio * 100,
      min: 1,
      max: 100,
      ...whenOn,
    },
    {
      kind: 'number',
      name: 'minimumCalls',
      label: 'Minimum Requests',
      help: 'Fewer requests than this within the window never open the circuit.',
      default: breaker.minimumCalls,
      min: 1,
      ...whenOn,
    },
    {
      kind: 'number',
      name: 'window',
      label: 'Window (Seconds)',
      help: 'How far back requests count.',
      default: breaker.windowMs / 1000,
      min: 1,
      max: 3600,
      ...whenOn,
    },
    {
      kind: 'number',
      name: 'coolDown',
      label: 'Cool-Down (Seconds)',
      help: 'How long nothing is sent at first; doubles each time the API still fails.',
      default: breaker.coolDownMs / 1000,
      min: 1,
      ...whenOn,
    },
    {
      kind: 'number',
      name: 'maxCoolDown',
      label: 'Longest Cool-Down (Seconds)',
      help: 'The cool-down does not grow beyond this.',
      default: breaker.maxCoolDownMs / 1000,
      min: 1,
      ...whenOn,
    },
    {
      kind: 'number',
      name: 'probes',
      label: 'Probes',
      help: 'Requests let through after the cool-down; when all succeed, everything passes again.',
      default: breaker.probes,
      min: 1,
      max: 100,
      ...whenOn,
    },
  ],
};
