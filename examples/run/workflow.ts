import { workflowCommand } from './workflowCommand';

// npm runs scripts in the package's folder; files are named from where the person is.
process.chdir(process.env.INIT_CWD ?? process.cwd());

const stopped = new AbortController();
process.once('SIGINT', () => stopped.abort());

const output = { out: console.log, err: console.error };
void workflowCommand(process.argv.slice(2), output, stopped.signal).then((code) => {
  process.exitCode = code;
});
