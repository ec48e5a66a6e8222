/** Signing in, and who may do what. Each file is emitted when another one imports it. */
export const accessLibrary: Readonly<Record<string, string>> = {
  "lib/account.ts": `import { useSyncExternalStore } from "react";
import { request } from "./api.ts";
import { reloadVisible } from "./collection.ts";
//#if visitors
import { navigate } from "./router.tsx";
//#end
import { setRights, type Rights } from "./rights.ts";

/** Somebody with an account, as the server tells it. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly isAdministrator: boolean;
};

type Account = {
  readonly user: Person | null;
  readonly isFirst: boolean;
  readonly canSignUp: boolean;
  /** What the person may do; what everybody may, where nobody is signed in. */
  readonly rights: Rights;
};

const accountListeners = new Set<() => void>();
let account: Account | undefined;

function publishAccount(next: Account): void {
  account = next;
  setRights(next.rights);
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
  //#if visitors
  if (window.location.pathname === "/sign-in") navigate("/", true);
  //#end
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

type AccountGateProps = {
  //#if visitors
  /** Whether the page that is asked for is open to people who are not signed in. */
  readonly isOpen: () => boolean;
  //#end
  readonly children: ReactNode;
};

/** Shows the app to those who may see it, and the way in to the others. */
export function AccountGate(props: AccountGateProps) {
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
  //#if visitors
  if (account.user === null && !account.isFirst && props.isOpen()) return props.children;
  //#end
  return account.user === null ? <SignInPage isFirst={account.isFirst} canSignUp={account.canSignUp} /> : props.children;
}
`,
  "lib/rights.ts": `import { powers, type EnteredBy, type Kind, type Right } from "../../shared/rights.ts";

export type Rights = Readonly<Partial<Record<Kind, Right>>>;

/** What the server said that the person may do. It decides; here it is about what to offer. */
let rights: Rights = {};

export function setRights(next: Rights): void {
  rights = next;
}

const powersOn = (kind: Kind) => powers[rights[kind] ?? "none"];

export const mayRead = (kind: Kind): boolean => powersOn(kind).reads !== "none";

export const mayAdd = (kind: Kind): boolean => powersOn(kind).adds;

/** Whether somebody may change a record: any one, or one of their own. */
export function mayChange(kind: Kind, record: object): boolean {
  const { changes } = powersOn(kind);
  return changes === "all" || (changes === "own" && isMine(record));
}

function isMine(record: { readonly enteredBy?: EnteredBy | null }): boolean {
  return record.enteredBy?.isMe === true;
}

/** Whether a page has something to show: all that it is made of may be read. Files are imported by those who may add. */
export const mayOpen = ({ needs, icon }: { readonly needs: readonly Kind[]; readonly icon: string }): boolean =>
  needs.every(mayRead) && (icon !== "import" || needs.every(mayAdd));
`,
  "lib/use-open-start.ts": `import { useEffect } from "react";
import { useAccount } from "./account.ts";
import { navigate } from "./router.tsx";

/** Whoever may not see the first page begins with the first that they may. */
export function useOpenStart(path: string, openPaths: readonly string[]): void {
  const account = useAccount();
  const [first = "/"] = openPaths;
  const isElsewhere = account !== undefined && !account.isFirst && path === "/" && !openPaths.includes("/");
  useEffect(() => {
    if (isElsewhere && first !== "/") navigate(first, true);
  }, [isElsewhere, first]);
}
`,
  "lib/use-owner.ts": `import { useEffect, useState } from "react";
import type { EnteredBy } from "../../shared/rights.ts";
import { useAccount } from "./account.ts";
import { request } from "./api.ts";
import { reloadVisible } from "./collection.ts";

type Choice = { readonly value: string; readonly label: string };

/** Whose a record is, for its form. Administrators choose; for everybody else the server knows. */
export function useOwner(path: string, record: { readonly enteredBy: EnteredBy | null } | undefined) {
  const user = useAccount()?.user;
  const isChoosing = user?.isAdministrator === true;
  const before = record === undefined ? (user?.id ?? null) : (record.enteredBy?.id ?? null);
  const [person, setPerson] = useState(before);
  const [people, setPeople] = useState<readonly Choice[]>([]);
  useEffect(() => {
    if (!isChoosing) return;
    const show = (answer: { people: readonly { id: string; name: string }[] }): void =>
      setPeople(answer.people.map(({ id, name }) => ({ value: id, label: name })));
    // Without an answer nobody can be chosen, and the record stays whose it is.
    request<{ people: readonly { id: string; name: string }[] }>("/api/people-with-accounts").then(show, () => setPeople([]));
  }, [isChoosing]);
  return {
    isChoosing,
    person,
    people,
    setPerson,
    enteredBy: record?.enteredBy,
    /** To be called when the record is saved. */
    async hand(id: string): Promise<void> {
      if (!isChoosing || person === before) return;
      await request(\`\${path}/\${encodeURIComponent(id)}/person\`, "PUT", { person });
      await reloadVisible();
    },
  };
}
`,
  "components/owner-field.tsx": `import type { useOwner } from "../lib/use-owner.ts";
import { SelectField } from "./fields/select-field.tsx";

/** Whose the record of a form is. */
export function OwnerField({ owner }: { readonly owner: ReturnType<typeof useOwner> }) {
  const { isChoosing, people, person, setPerson, enteredBy } = owner;
  if (isChoosing && people.length > 0)
    return <SelectField id="record-owner" label="Belongs to" help="Whoever it belongs to can see it." options={people} value={person} error={undefined} onChange={setPerson} />;
  if (enteredBy === undefined || enteredBy === null) return null;
  return <p className="owner-note">Entered by {enteredBy.isMe === true ? "you" : enteredBy.name}.</p>;
}
`,
  "components/owner-mark.tsx": `import type { EnteredBy } from "../../shared/rights.ts";
import { useAccount } from "../lib/account.ts";
import "../styles/access.css";

type OwnerMarkProps = {
  readonly enteredBy: EnteredBy | null;
  /** Of which most people see their own alone: those need no mark. */
  readonly isPrivate: boolean;
};

/** Who entered a record, where it is one among those of others. */
export function OwnerMark({ enteredBy, isPrivate }: OwnerMarkProps) {
  const user = useAccount()?.user;
  if (user === undefined || user === null) return null;
  if (enteredBy === null) return user.isAdministrator ? <span className="owner-mark">Nobody’s</span> : null;
  if (enteredBy.isMe === true) return isPrivate ? null : <span className="owner-mark owner-mark-mine">Yours</span>;
  return <span className="owner-mark">{enteredBy.name}</span>;
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
  //#if visitors
  if (user === null)
    return (
      <div className="account-menu">
        <Link to="/sign-in" className="button">
          Sign in
        </Link>
      </div>
    );
  //#end
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
    const isSure = await confirm({ title: "Remove this account?", text: \`\${name} cannot sign in any more. What they entered stays, for administrators.\`, confirmLabel: "Remove" });
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

.account-menu .button {
  text-decoration: none;
}

.account-menu p > span {
  display: block;
  color: var(--muted);
  font-size: 0.875rem;
}

.fields-to-read {
  min-inline-size: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

.fields-to-read .link-button,
.fields-to-read .required-mark {
  display: none;
}

.owner-mark {
  padding: 0.1rem 0.5rem;
  color: var(--muted);
  font-size: 0.8125rem;
  white-space: nowrap;
  border: 1px solid var(--line);
  border-radius: 999px;
}

.owner-mark-mine {
  color: inherit;
  border-color: var(--line-strong);
}

.owner-note {
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
