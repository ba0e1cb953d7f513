import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = new URL("../../../../", import.meta.url);
const built = "src/CleanBlog.WebApi/bin/Debug/net10.0/CleanBlog.WebApi.dll";
const assembly = process.env["CLEANBLOG_SERVER"] ?? fileURLToPath(new URL(built, repository));

export const samplePosts = fileURLToPath(new URL("samples/posts.jsonl", repository));

/** The built server on a database of its own, in a folder that goes with it. */
export class CleanBlog {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly server: Host,
  ) {}

  static async start(): Promise<CleanBlog> {
    const folder = await mkdtemp(join(tmpdir(), "cleanblog-client-"));
    const server = new Host(folder, "--urls", "http://127.0.0.1:0");
    const url = await server.find(/is ready\. API: (\S+)\/api /);

    if (url === undefined) {
      await rm(folder, { recursive: true });
      throw new Error(`The server did not start: ${server.output}`);
    }

    return new CleanBlog(url, folder, server);
  }

  /** Runs one of the host's commands on the same database to its end. */
  async command(input: string, ...args: string[]): Promise<void> {
    const command = new Host(this.folder, ...args);
    command.process.stdin.end(input);
    await command.ended;

    if (command.process.exitCode !== 0) {
      throw new Error(`'${args.join(" ")}' failed: ${command.output}`);
    }
  }

  async stop(): Promise<void> {
    this.server.process.kill();
    await this.server.ended;
    await rm(this.folder, { recursive: true });
  }
}

/** A process of the built host, and all that it says. */
class Host {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<unknown>;
  output = "";

  constructor(folder: string, ...args: string[]) {
    this.process = spawn("dotnet", ["exec", assembly, ...args], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        DOTNET_ROOT: process.env["DOTNET_ROOT"],
        ASPNETCORE_ENVIRONMENT: "Development",
        Passwords__Iterations: "1",
        RateLimits__Enabled: "false",
        Persistence__ConnectionString: `Data Source=${join(folder, "cleanblog.db")}`,
        SECRET_KEY: randomBytes(32).toString("hex"),
      },
    });
    this.ended = once(this.process, "close");

    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    }
  }

  /** What the group of the pattern matches as soon as it is said, or nothing if the process ends before. */
  find(pattern: RegExp): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.process.stdout.on("data", () => {
        const found = pattern.exec(this.output)?.[1];
        if (found !== undefined) {
          resolve(found);
        }
      });
      this.process.once("close", () => resolve(undefined));
    });
  }
}
