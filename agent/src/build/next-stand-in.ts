import type { AppFile } from "@joinery/shared";

const PATH = "next-env.d.ts";

/**
 * Next.js is too large to be installed beside the agent (380 MB), so its apps are checked against these declarations of what they use.
 * They stand in for the file that names Next.js's own types; the app is handed over with the real one.
 */
export function withStandIns(files: readonly AppFile[]): AppFile[] {
  return files.map((file) => (file.path === PATH ? { path: PATH, content: DECLARATIONS } : file));
}

const DECLARATIONS = `declare module "*.css";

declare module "next" {
  export type Metadata = {
    title?: string;
    description?: string;
    icons?: { icon?: string };
  };
  export type Viewport = { colorScheme?: "light" | "dark" | "light dark"; themeColor?: string };
  type Header = { key: string; value: string };
  export type NextConfig = {
    output?: "standalone" | "export";
    outputFileTracingRoot?: string;
    turbopack?: { root?: string };
    poweredByHeader?: boolean;
    headers?: () => Promise<{ source: string; headers: Header[] }[]>;
  };
}

declare module "next/dynamic" {
  import type { ComponentType } from "react";
  export default function dynamic<Props>(
    load: () => Promise<ComponentType<Props>>,
    options?: { ssr?: boolean },
  ): ComponentType<Props>;
}

declare module "next/link" {
  import type { AnchorHTMLAttributes, ReactNode } from "react";
  type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "className"> & {
    href: string;
    children?: ReactNode;
    className?: string | undefined;
    onNavigate?: () => void;
  };
  export default function Link(props: Props): ReactNode;
}

declare module "next/navigation" {
  type Router = { push(href: string): void; replace(href: string): void; refresh(): void };
  export function useRouter(): Router;
  export function useParams<Params>(): Params;
  export function notFound(): never;
  export function usePathname(): string | null;
  export function useSearchParams(): URLSearchParams | null;
}
`;
