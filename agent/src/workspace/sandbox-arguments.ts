import { resolve } from "node:path";
import { toPrlimitArguments, type SandboxLimits } from "./limits.ts";

/** A read-only file or folder of the host, seen inside at `inside`. */
export type Mount = { readonly host: string; readonly inside: string };

/** The folder of the scripts that run inside. */
export const GUEST_FOLDER = resolve(import.meta.dirname, "guest");
export const WORKSPACE = "/workspace";
const SCRATCH_BYTES = String(4 * 1024 * 1024);
const INSIDE = "/joinery";
const GUEST_SCRIPT = `${INSIDE}/guest/guest.ts`;
export const VISIT_SCRIPT = `${INSIDE}/guest/visit.ts`;

const NAMESPACES = toWords(
  "--unshare-user --disable-userns --unshare-pid --unshare-net --unshare-ipc --unshare-uts --unshare-cgroup-try " +
    "--uid 1000 --gid 1000 --hostname app --die-with-parent --new-session --cap-drop ALL",
);

export type BubblewrapOptions = {
  readonly limits: SandboxLimits;
  readonly nodePath: string;
  readonly guestFolder: string;
  readonly prlimitPath: string | undefined;
  /** An absolute host folder that becomes the workspace's `node_modules`. */
  readonly modules: string | undefined;
  readonly mounts: readonly Mount[];
  readonly env: Readonly<Record<string, string>>;
  readonly infoFd: number;
  readonly blockFd: number;
};

/**
 * The arguments of bubblewrap. Every writable place is a tmpfs with a size: what is written inside never reaches a disk of
 * the host, so neither a planted link nor a full disk can touch it.
 */
export function toBubblewrapArguments(options: BubblewrapOptions): string[] {
  const { limits, modules, mounts, env, guestFolder } = options;
  const bind = (host: string, inside: string): string[] => ["--ro-bind", host, inside];
  const system = ["bin", "sbin", "lib", "lib32", "lib64"].flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]);
  const accounts = ["passwd", "group", "hosts"].flatMap((name) => bind(`${guestFolder}/etc/${name}`, `/etc/${name}`));
  const shared = ["/etc/ld.so.cache", "/etc/fonts", "/etc/alternatives"];
  const prlimit = options.prlimitPath === undefined ? [] : [options.prlimitPath, ...toPrlimitArguments(limits), "--"];
  return [
    ...NAMESPACES,
    "--info-fd",
    String(options.infoFd),
    "--block-fd",
    String(options.blockFd),
    ...bind("/usr", "/usr"),
    ...system,
    ...accounts,
    ...shared.flatMap((path) => ["--ro-bind-try", path, path]),
    ...bind(options.nodePath, `${INSIDE}/node/node`),
    ...bind(guestFolder, `${INSIDE}/guest`),
    ...mounts.flatMap(({ host, inside }) => bind(host, inside)),
    ...toWords("--proc /proc --dev /dev"),
    ...toWords(`--size ${limits.tmpBytes} --perms 1777 --tmpfs /dev/shm`),
    ...toWords(`--size ${limits.tmpBytes} --perms 1777 --tmpfs /tmp`),
    ...toWords(`--size ${limits.diskBytes} --perms 0755 --tmpfs ${WORKSPACE}`),
    ...(modules === undefined ? [] : bindModules(modules)),
    // Both are tmpfs without a size: left writable, they would be a way to fill the memory.
    ...toWords("--remount-ro /dev --remount-ro /"),
    ...toWords(`--chdir ${WORKSPACE} --clearenv`),
    ...Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]),
    "--",
    ...prlimit,
    `${INSIDE}/node/node`,
    "--no-warnings",
    GUEST_SCRIPT,
    WORKSPACE,
  ];
}

function toWords(text: string): string[] {
  return text.split(" ");
}

/** Read-only, but for the two folders in which Vite keeps what it makes on the way. */
function bindModules(modules: string): string[] {
  const inside = `${WORKSPACE}/node_modules`;
  const scratch = [".vite", ".vite-temp"].flatMap((name) => ["--size", SCRATCH_BYTES, "--tmpfs", `${inside}/${name}`]);
  return ["--ro-bind", modules, inside, ...scratch];
}

/** What every command inside sees; nothing is inherited. */
export function insideEnvironment(limits: SandboxLimits): Record<string, string> {
  return {
    PATH: `${WORKSPACE}/node_modules/.bin:${INSIDE}/node:${INSIDE}/guest/bin:/usr/bin:/bin`,
    HOME: "/tmp",
    TMPDIR: "/tmp",
    LANG: "C.UTF-8",
    CI: "1",
    NODE_OPTIONS: `--max-old-space-size=${limits.heapMb}`,
    NODE_ENV: "production",
  };
}
