/** Everything in n8n that would call out to the internet by itself, switched off. */
const NOTHING_CALLS_OUT = {
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
  N8N_DYNAMIC_BANNERS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_VERIFIED_PACKAGES_ENABLED: 'false',
  N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
  N8N_DISABLED_MODULES: 'mcp-registry',
  EXTERNAL_FRONTEND_HOOKS_URLS: '',
};

/** What would come between a person and the editor on first use. */
const NO_FIRST_USE_DIALOGS = {
  N8N_PERSONALIZATION_ENABLED: 'false',
  N8N_HIRING_BANNER_ENABLED: 'false',
};

/**
 * The environment of a local n8n with its own user folder. Settings of a person's own n8n (its database, its
 * queue, its keys) and those of the process that asks (Node options, a test runner's) are kept out of it.
 */
export function n8nEnvironment(userFolder: string, brokerPort: number): NodeJS.ProcessEnv {
  const foreign =
    /^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_|VUE_APP_|npm_|NODE_OPTIONS$|NODE_ENV$|NODE_PATH$|JEST_)/i;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(own),
    ...NOTHING_CALLS_OUT,
    ...NO_FIRST_USE_DIALOGS,
    N8N_USER_FOLDER: userFolder,
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: '127.0.0.1',
    // Sign-in goes over plain HTTP here.
    N8N_SECURE_COOKIE: 'false',
    // Each n8n process on the machine needs a port of its own for its task runner.
    N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_LOG_LEVEL: 'info',
    GENERIC_TIMEZONE: 'UTC',
    NO_COLOR: '1',
  };
}
