import type { AppFile } from "@joinery/shared";

/** `lib/router.tsx` over Next.js's own router: the same exports, so that the pages are the same. */
export function emitNextRouter(): AppFile {
  return { path: "src/client/lib/router.tsx", content: ROUTER };
}

const ROUTER = `import NextLink from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { useEffect } from "react";

/** What \`navigate\` goes through: Next.js hands its router to components only. */
let router: ReturnType<typeof useRouter> | undefined;

/** The current path without a slash at its end, and the query. */
export function useLocation(): { readonly path: string; readonly query: URLSearchParams } {
  const current = useRouter();
  useEffect(() => {
    router = current;
  }, [current]);
  const path = usePathname() ?? "/";
  return { path: path.replace(/(?<=.)\\/+$/, ""), query: new URLSearchParams(useSearchParams() ?? "") };
}

/** Shows another page of the app; \`isReplacing\` leaves no step for the Back button. */
export function navigate(to: string, isReplacing = false): void {
  if (isReplacing) router?.replace(to);
  else router?.push(to);
}

type LinkProps = {
  readonly to: string;
  readonly className?: string;
  readonly isCurrent?: boolean;
  readonly onFollow?: () => void;
  readonly children: ReactNode;
};

/** A link inside the app; a click with a modifier key still opens a new tab. */
export function Link({ to, className, isCurrent = false, onFollow, children }: LinkProps) {
  return (
    <NextLink href={to} className={className} aria-current={isCurrent ? "page" : undefined} onNavigate={() => onFollow?.()}>
      {children}
    </NextLink>
  );
}
`;
