/** The frame of the app and its smallest parts. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const shellLibrary: Readonly<Record<string, string>> = {
  "components/button.tsx": `import type { ReactNode } from "react";
import "../styles/button.css";

type ButtonProps = {
  readonly kind?: "primary" | "plain" | "quiet" | "danger";
  readonly type?: "button" | "submit";
  readonly isSmall?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
};

export function Button({ kind = "plain", type = "button", isSmall = false, isDisabled = false, onClick, children }: ButtonProps) {
  return (
    <button type={type} className={\`button button-\${kind}\${isSmall ? " button-small" : ""}\`} disabled={isDisabled} onClick={onClick}>
      {children}
    </button>
  );
}
`,
  "components/icon-button.tsx": `import "../styles/button.css";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

type IconButtonProps = {
  readonly icon: IconName;
  /** What the button does and to what, for those who cannot see the icon. */
  readonly label: string;
  readonly onClick: () => void;
};

export function IconButton({ icon, label, onClick }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
`,
  "components/new-tab-link.tsx": `type NewTabLinkProps = { readonly path: string; readonly children: string };

/** A way to another page that leaves the form as it is; lists are loaded again when the user comes back. */
export function NewTabLink({ path, children }: NewTabLinkProps) {
  return (
    <a className="link-button" href={path} target="_blank" rel="noreferrer">
      {children} <span aria-hidden="true">↗</span>
    </a>
  );
}
`,
  "components/not-found.tsx": `import { Link } from "../lib/router.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Page } from "./page.tsx";

/** For addresses that lead nowhere. */
export function NotFound() {
  return (
    <Page title="Page not found">
      <EmptyState icon="search" text="There is nothing at this address.">
        <Link to="/">Go to the start</Link>
      </EmptyState>
    </Page>
  );
}
`,
  "components/page.tsx": `import type { ReactNode } from "react";
import { useEffect } from "react";
import { appInfo } from "../../shared/app-info.ts";

type PageProps = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode };

/** One page of the app: its heading, what can be done on it, and its content. */
export function Page({ title, actions, children }: PageProps) {
  useEffect(() => {
    document.title = title === appInfo.name ? title : \`\${title} · \${appInfo.name}\`;
  }, [title]);
  return (
    <>
      <header className="page-header">
        <h1 tabIndex={-1}>{title}</h1>
        <div className="page-actions">{actions}</div>
      </header>
      {children}
    </>
  );
}
`,
  "components/sample-banner.tsx": `import { useEffect, useState } from "react";
import { request } from "../lib/api.ts";
import { reloadVisible } from "../lib/collection.ts";
import { attempt } from "../lib/notices.ts";
import { Button } from "./button.tsx";

/** Says that the records are examples, and takes them out in one step. */
export function SampleBanner() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    // Without an answer there is simply no banner: it is no part of the user's work.
    request<{ count: number }>("/api/sample-data").then((answer) => setCount(answer.count), () => setCount(0));
  }, []);
  if (count === 0) return null;
  const remove = async (): Promise<void> => {
    const isRemoved = await attempt(async () => {
      await request("/api/sample-data", "DELETE");
      await reloadVisible();
    }, "The sample data is gone. This is all yours now.");
    if (isRemoved) setCount(0);
  };
  return (
    <aside className="sample-banner" aria-label="Sample data">
      <p>This app has sample data, so that you can look around.</p>
      <Button isSmall onClick={() => void remove()}>
        Remove it
      </Button>
    </aside>
  );
}
`,
  "components/shell.tsx": `import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
//#if menu
import { useState } from "react";
//#end
import { appInfo } from "../../shared/app-info.ts";
//#if sampleForAdministrators
import { useAccount } from "../lib/account.ts";
//#end
//#if access
import { AccountMenu } from "./account-menu.tsx";
//#end
//#if sample
import { SampleBanner } from "./sample-banner.tsx";
//#end
import { Link } from "../lib/router.tsx";
import "../styles/layout.css";
//#if menu
import "../styles/menu.css";
//#else
import "../styles/bottom-bar.css";
//#end
//#if stored
import { ConfirmDialog } from "./dialogs/confirm-dialog.tsx";
//#end
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";
//#if notices
import { Notices } from "./notices.tsx";
//#end

type NavigationItem = { readonly path: string; readonly title: string; readonly icon: IconName };

type ShellProps = {
  readonly items: readonly NavigationItem[];
  readonly path: string;
  readonly children: ReactNode;
};

/** The frame around every page: the way to the others, messages, and questions. */
export function Shell({ items, path, children }: ShellProps) {
  useFocusOnNewPage(path);
  //#if sampleForAdministrators
  const isAdministrator = useAccount()?.user?.isAdministrator === true;
  //#end
  return (
    <div className="app">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="rail">
        <Link to="/" className="brand">
          <span className="brand-mark" aria-hidden="true">
            {[...appInfo.name][0]?.toUpperCase()}
          </span>
          <span>{appInfo.name}</span>
        </Link>
        <Navigation items={items} path={path} />
        //#if access
        <AccountMenu path={path} />
        //#end
      </header>
      <main id="main" className="main" tabIndex={-1}>
        //#if sampleForAll
        <SampleBanner />
        //#end
        //#if sampleForAdministrators
        {isAdministrator && <SampleBanner />}
        //#end
        {children}
      </main>
      //#if notices
      <Notices />
      //#end
      //#if stored
      <ConfirmDialog />
      //#end
    </div>
  );
}

function Navigation({ items, path }: Omit<ShellProps, "children">) {
  //#if menu
  const [isOpen, setIsOpen] = useState(false);
  //#end
  return (
    <>
      //#if menu
      <button type="button" className="menu-button" aria-expanded={isOpen} aria-controls="pages" onClick={() => setIsOpen(!isOpen)}>
        <Icon name={isOpen ? "close" : "menu"} />
        <span className="visually-hidden">Menu</span>
      </button>
      <nav id="pages" className={isOpen ? "nav nav-open" : "nav"} aria-label="Pages">
        {items.map((item) => (
          <Link key={item.path} to={item.path} isCurrent={item.path === path} onFollow={() => setIsOpen(false)}>
            <Icon name={item.icon} />
            <span>{item.title}</span>
          </Link>
        ))}
      </nav>
      //#else
      <nav className="nav" aria-label="Pages">
        {items.map((item) => (
          <Link key={item.path} to={item.path} isCurrent={item.path === path}>
            <Icon name={item.icon} />
            <span>{item.title}</span>
          </Link>
        ))}
      </nav>
      //#end
    </>
  );
}

/** A new page starts at its top and tells screen readers its title; the first one is left to the browser. */
function useFocusOnNewPage(path: string): void {
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [path]);
}
`,
};
