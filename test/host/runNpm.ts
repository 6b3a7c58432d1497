import { type CommandOptions, type CommandResult, runCommandOrThrow } from './runCommand';

/** Runs npm: the one that runs this script when there is one, else the one on the path. */
export async function runNpm(args: string[], options: CommandOptions): Promise<CommandResult> {
  const cli = process.env.npm_execpath;
  const env = withoutNpmRun(options.env ?? process.env);
  return cli?.endsWith('.js')
    ? await runCommandOrThrow(process.execPath, [cli, ...args], { ...options, env })
    : await runCommandOrThrow('npm', args, { ...options, env });
}

/**
 * Without what `npm run` adds to the environment: it says where *this* project is and how *its* .npmrc is
 * set, and an npm started for another folder would believe it. What a person sets (a proxy, say) stays.
 */
function withoutNpmRun(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofTheRun =
    /^(npm_(package|lifecycle)_.*|npm_config_(local_prefix|prefix|ignore_scripts|dry_run)|init_cwd)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofTheRun.test(name)));
}
