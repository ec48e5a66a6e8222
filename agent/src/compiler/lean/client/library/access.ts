/** Signing in, and who may do what. Each file is emitted when another one imports it. */
export const accessLibrary: Readonly<Record<string, string>> = {
  "lib/account.ts": `import { useSyncExternalStore } from "react";
import { request } from "./api.ts";
import { reloadVisible } from "./collection.ts";

/** Somebody with an account, as the server tells it. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly isAdministrator: boolean;
};

type Account = { readonly user: Person | null; readonly isFirst: boolean; readonly canSignUp: boolean };

const accountListeners = new Set<() => void>();
let account: Account | undefined;

function publishAccount(next: Account): void {
  account = next;
  for (const listener of accountListeners) listener();
}

/** Asks the server who is signed in. */
export async function loadAccount(): Promise<void> {
  publishAccount(await request<Account>("/api/account"));
}

/** Signs up or in; then the lists are there to be seen. */
export async function enter(path: "sign-up" | "sign-in", input: unknown): Promise<void> {
  await request(\`/api/account/\${path}\`, "POST", input);
  await loadAccount();
  await reloadVisible();
}

/** Nothing of what was on screen stays behind. */
export async function signOut(): Promise<void> {
  await request("/api/account/sign-out", "POST");
  window.location.assign("/");
}

/** Who is signed in; undefined until it is known. */
export function useAccount(): Account | undefined {
  return useSyncExternalStore(subscribeToAccount, () => account);
}

function subscribeToAccount(listener: () => void): () => void {
  accountListeners.add(listener);
  return () => accountListeners.delete(listener);
}
`,
  "components/account-gate.tsx": `import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { loadAccount, useAccount } from "../lib/account.ts";
import { problemText } from "../lib/api.ts";
import { Button } from "./button.tsx";
import { SignInPage } from "./sign-in-page.tsx";
import { Skeleton } from "./skeleton.tsx";

/** Shows the app to those who are signed in, and the way in to the others. */
export function AccountGate({ children }: { readonly children: ReactNode }) {
  const account = useAccount();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const load = (): void => {
      loadAccount().then(() => setProblem(""), (error: unknown) => setProblem(problemText(error)));
    };
    load();
    window.addEventListener("signed-out", load);
    return () => window.removeEventListener("signed-out", load);
  }, []);
  if (problem !== "")
    return (
      <main className="gate">
        <p role="alert">{problem}</p>
        <Button onClick={() => window.location.reload()}>Try again</Button>
      </main>
    );
  if (account === undefined)
    return (
      <main className="gate">
        <Skeleton />
      </main>
    );
  return account.user === null ? <SignInPage isFirst={account.isFirst} canSignUp={account.canSignUp} /> : children;
}
`,
  "components/sign-in-page.tsx": `import type { FormEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { appInfo } from "../../shared/app-info.ts";
import { enter } from "../lib/account.ts";
import { ApiError, problemText } from "../lib/api.ts";
import "../styles/access.css";
import { Button } from "./button.tsx";
import { TextField } from "./fields/text-field.tsx";
import { PasswordField } from "./password-field.tsx";

type SignInPageProps = { readonly isFirst: boolean; readonly canSignUp: boolean };

/** The way in. Whoever comes first makes the account that administers the app. */
export function SignInPage({ isFirst, canSignUp }: SignInPageProps) {
  const [isNew, setIsNew] = useState(isFirst);
  const [input, setInput] = useState({ name: "", email: "", password: "" });
  const [problem, setProblem] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const title = isFirst ? \`Set up \${appInfo.name}\` : isNew ? "Create an account" : "Sign in";
  useEffect(() => {
    document.title = \`\${title} · \${appInfo.name}\`;
  }, [title]);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-invalid] input")?.focus();
  }, [errors]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    try {
      await enter(isNew ? "sign-up" : "sign-in", input);
    } catch (error) {
      setErrors(error instanceof ApiError ? error.fields : {});
      setProblem(problemText(error));
      setIsBusy(false);
    }
  };
  const bind = (name: keyof typeof input) => ({
    id: \`account-\${name}\`,
    value: input[name],
    error: errors[name],
    onChange: (value: string | null) => setInput((current) => ({ ...current, [name]: value ?? "" })),
  });
  return (
    <main className="gate">
      <form ref={form} className="gate-form surface" noValidate onSubmit={(event) => void submit(event)}>
        <h1 tabIndex={-1}>{title}</h1>
        {isFirst && <p>This is the first account. It administers the app and can add other people.</p>}
        {problem !== "" && (
          <p className="form-problem" role="alert">
            {problem}
          </p>
        )}
        {isNew && <TextField {...bind("name")} label="Name" isRequired maxLength={100} />}
        <TextField {...bind("email")} label="E-mail" type="email" isRequired maxLength={200} />
        <PasswordField {...bind("password")} label="Password" isNew={isNew} />
        <Button kind="primary" type="submit" isDisabled={isBusy}>
          {isNew ? "Create account" : "Sign in"}
        </Button>
        {canSignUp && !isFirst && (
          <button type="button" className="link-button" onClick={() => setIsNew(!isNew)}>
            {isNew ? "I have an account" : "Create an account"}
          </button>
        )}
      </form>
    </main>
  );
}
`,
  "components/password-field.tsx": `import type { FieldProps } from "./fields/field.tsx";
import { controlProps, Field } from "./fields/field.tsx";

type PasswordFieldProps = FieldProps<string> & { readonly isNew: boolean };

/** A password: password managers know whether to offer one or to suggest one. */
export function PasswordField({ isNew, ...given }: PasswordFieldProps) {
  const props = { ...given, isRequired: true, ...(isNew ? { help: "At least 8 characters." } : {}) };
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        maxLength={200}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
`,
  "components/account-menu.tsx": `import { signOut, useAccount } from "../lib/account.ts";
import { Link } from "../lib/router.tsx";
import { attempt } from "../lib/notices.ts";
import "../styles/access.css";
import { Button } from "./button.tsx";

/** Who is signed in, and the way out. */
export function AccountMenu({ path }: { readonly path: string }) {
  const user = useAccount()?.user;
  if (user === undefined || user === null) return null;
  return (
    <div className="account-menu">
      <p>
        <strong>{user.name}</strong>
        <span>{user.roleLabel}</span>
      </p>
      {user.isAdministrator && (
        <Link to="/people-with-accounts" isCurrent={path === "/people-with-accounts"}>
          People
        </Link>
      )}
      <Button isSmall onClick={() => void attempt(signOut, "")}>
        Sign out
      </Button>
    </div>
  );
}
`,
  "components/people-page.tsx": `import { useEffect, useState } from "react";
import type { Person } from "../lib/account.ts";
import { request } from "../lib/api.ts";
import { confirm } from "../lib/confirm.ts";
import { attempt } from "../lib/notices.ts";
import "../styles/access.css";
import "../styles/table.css";
import { AddPerson } from "./add-person.tsx";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { Page } from "./page.tsx";

const PATH = "/api/people-with-accounts";
type Role = { readonly value: string; readonly label: string };
type People = { readonly people: readonly Person[]; readonly roles: readonly Role[] };

/** Who has an account and what they may do; the server shows it to administrators only. */
export function PeoplePage() {
  const [{ people, roles }, setPeople] = useState<People>({ people: [], roles: [] });
  const [isAdding, setIsAdding] = useState(false);
  const load = async (): Promise<void> => setPeople(await request<People>(PATH));
  useEffect(() => {
    void attempt(load, "");
  }, []);
  const change = (id: string, role: string): Promise<boolean> =>
    attempt(() => request(\`\${PATH}/\${id}\`, "PATCH", { role }).finally(load), "Role changed.");
  const remove = async ({ id, name }: Person): Promise<void> => {
    const isSure = await confirm({ title: "Remove this account?", text: \`\${name} cannot sign in any more.\`, confirmLabel: "Remove" });
    if (isSure) await attempt(() => request(\`\${PATH}/\${id}\`, "DELETE").finally(load), "Account removed.");
  };
  return (
    <Page
      title="People"
      actions={
        <Button kind="primary" onClick={() => setIsAdding(true)}>
          Add a person
        </Button>
      }
    >
      <div className="table-frame surface">
        <table className="data-table" role="table">
          <caption className="visually-hidden">People</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">Name</th>
              <th role="columnheader" scope="col">E-mail</th>
              <th role="columnheader" scope="col">Role</th>
              <th role="columnheader" scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {people.map((person) => (
              <tr key={person.id} role="row">
                <td role="cell" className="title-cell">{person.name}</td>
                <td role="cell" data-label="E-mail">{person.email}</td>
                <td role="cell" data-label="Role">
                  <select className="role-select" aria-label={\`Role of \${person.name}\`} value={person.role} onChange={(event) => void change(person.id, event.target.value)}>
                    {roles.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
                <td role="cell" className="actions-cell">
                  <IconButton icon="delete" label={\`Remove \${person.name}\`} onClick={() => void remove(person)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isAdding && <AddPerson path={PATH} roles={roles} onClose={() => setIsAdding(false)} onAdded={load} />}
    </Page>
  );
}
`,
  "components/add-person.tsx": `import { useForm } from "../lib/use-form.ts";
import { request } from "../lib/api.ts";
import { notify } from "../lib/notices.ts";
import { object, string } from "zod";
import { FormDialog } from "./dialogs/form-dialog.tsx";
import { SelectField } from "./fields/select-field.tsx";
import { TextField } from "./fields/text-field.tsx";
import { PasswordField } from "./password-field.tsx";

type AddPersonProps = {
  readonly path: string;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
  readonly onAdded: () => Promise<void>;
};

// The server checks what these have to be.
const personInput = object({ name: string(), email: string(), password: string(), role: string("Role is required") });

/** Makes an account for somebody, who is told the password by whoever adds them. */
export function AddPerson({ path, roles, onClose, onAdded }: AddPersonProps) {
  const form = useForm({
    initial: { name: "", email: "", password: "", role: roles.at(-1)?.value ?? null },
    schema: personInput,
    save: (input) => request(path, "POST", input).finally(onAdded),
    onSaved: () => {
      notify("Account added.");
      onClose();
    },
  });
  const password = form.field("password");
  return (
    <FormDialog title="Add a person" saveLabel="Add person" form={form} onClose={onClose} onDelete={undefined}>
      <TextField {...form.field("name")} label="Name" isRequired maxLength={100} />
      <TextField {...form.field("email")} label="E-mail" type="email" isRequired maxLength={200} />
      <PasswordField {...password} value={password.value ?? ""} label="First password" isNew />
      <SelectField {...form.field("role")} label="Role" isRequired options={roles} />
    </FormDialog>
  );
}
`,
  "styles/access.css": `.gate {
  display: grid;
  place-content: center;
  justify-items: center;
  gap: 1rem;
  min-height: 100dvh;
  padding: 1rem;
}

.gate-form {
  display: grid;
  gap: 1.1rem;
  width: min(100vw - 2rem, 25rem);
  padding: 1.8rem 1.9rem;
  box-shadow: var(--shadow);
}

.account-menu {
  display: grid;
  gap: 0.6rem;
  margin-top: 1.5rem;
  padding: 1rem 0.75rem 0;
  border-top: 1px solid var(--line);
}

.account-menu p > span {
  display: block;
  color: var(--muted);
  font-size: 0.875rem;
}

.role-select {
  min-height: 2.4rem;
  padding: 0.3rem 0.5rem;
  background: var(--card);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

@media (max-width: 52rem) {
  .account-menu {
    position: absolute;
    top: 0;
    right: 1rem;
    display: flex;
    align-items: center;
    gap: 0.9rem;
    min-height: 3.6rem;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .account-menu p {
    display: none;
  }

  .rail:has(.account-menu) .brand {
    padding-right: 11.5rem;
  }

  .rail:has(.menu-button) .account-menu {
    right: 3.9rem;
  }

  .rail:has(.menu-button) .brand {
    padding-right: 14.5rem;
  }
}
`,
};
