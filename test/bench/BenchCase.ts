import type { ImportedWorkflow } from '../host/N8n';
import type { BenchServer } from './server/startBenchServers';
import type { Host } from './startHost';

/** What one case measured. Raw figures; null where there is nothing to compare with. */
export interface Figures {
  readonly name: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly ours: number;
  readonly peer: number | null;
  readonly peerName: string | null;
  /** What cannot be beaten: a bare loop, or what the server permits. */
  readonly limit: number | null;
  readonly limitName: string | null;
}

/** What a case works with; both were started for the whole run. */
export interface Lab {
  readonly server: BenchServer;
  readonly host: Host;
}

/** Figures by what they are of: "" stands for the case itself, other names are put behind the case's. */
export type BenchFigures = Readonly<Record<string, Omit<Figures, 'name'>>>;

export interface BenchCase {
  /** One sentence: what is measured. */
  readonly help: string;
  /** The workflows that the case runs in n8n, made for a server's address. */
  readonly workflows: (serverUrl: string) => readonly ImportedWorkflow[];
  readonly measure: (lab: Lab) => Promise<BenchFigures>;
}
