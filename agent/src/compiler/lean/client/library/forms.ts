/** Dialogs, forms, and what the app tells its user. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const formsLibrary: Readonly<Record<string, string>> = {
  "components/dialogs/confirm-dialog.tsx": `import { useSyncExternalStore } from "react";
import { questionStore } from "../../lib/confirm.ts";
import { Button } from "../button.tsx";
import { Dialog } from "./dialog.tsx";

/** Shows the question that \`confirm\` asks. It stands once, in the app's frame. */
export function ConfirmDialog() {
  const question = useSyncExternalStore(questionStore.subscribe, questionStore.read);
  if (question === undefined) return null;
  return (
    <Dialog title={question.title} isSmall onClose={() => question.answer(false)}>
      <p className="dialog-body">{question.text}</p>
      <footer className="dialog-footer">
        <span className="spacer" />
        <Button onClick={() => question.answer(false)}>Cancel</Button>
        <Button kind="danger" onClick={() => question.answer(true)}>
          {question.confirmLabel}
        </Button>
      </footer>
    </Dialog>
  );
}
`,
  "components/dialogs/dialog.tsx": `import type { ReactNode } from "react";
import { useId, useLayoutEffect, useRef } from "react";
import "../../styles/dialog.css";
import { IconButton } from "../icon-button.tsx";

type DialogProps = {
  readonly title: string;
  readonly isSmall?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A modal dialog. Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, isSmall = false, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closing before the element goes away is what gives the focus back.
    return () => dialog?.close();
  }, []);
  const cancel = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={ref} className={isSmall ? "dialog dialog-small surface" : "dialog surface"} aria-labelledby={titleId} onCancel={cancel}>
      <header className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}
`,
  "components/dialogs/form-dialog.tsx": `import type { FormEvent, ReactNode, Ref } from "react";
import { Button } from "../button.tsx";
import { Dialog } from "./dialog.tsx";

type FormDialogProps = {
  readonly title: string;
  readonly saveLabel: string;
  readonly form: {
    readonly ref: Ref<HTMLFormElement>;
    readonly submit: (event: FormEvent) => Promise<void>;
    readonly problem: string;
    readonly isSaving: boolean;
  };
  readonly onClose: () => void;
  /** Only a record that exists can be deleted. */
  readonly onDelete: (() => void) | undefined;
  //#if access
  /** For those who may look at it and not change it. */
  readonly isReadOnly?: boolean;
  //#end
  readonly children: ReactNode;
};

/** The frame of every form: its fields, what went wrong, and its buttons. */
export function FormDialog(props: FormDialogProps) {
  const { title, saveLabel, form, onClose, onDelete, children } = props;
  //#if access
  if (props.isReadOnly)
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="dialog-form">
          <div className="dialog-body">
            <fieldset className="fields fields-to-read" disabled>
              <legend className="visually-hidden">{title}</legend>
              {children}
            </fieldset>
          </div>
          <footer className="dialog-footer">
            <span className="spacer" />
            <Button kind="primary" onClick={onClose}>
              Close
            </Button>
          </footer>
        </div>
      </Dialog>
    );
  //#end
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form.ref} className="dialog-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <div className="dialog-body">
          {form.problem !== "" && (
            <p className="form-problem" role="alert">
              {form.problem}
            </p>
          )}
          <div className="fields">{children}</div>
        </div>
        <footer className="dialog-footer">
          {onDelete !== undefined && (
            <Button kind="danger" onClick={onDelete}>
              Delete
            </Button>
          )}
          <span className="spacer" />
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={form.isSaving}>
            {saveLabel}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
`,
  "components/notices.tsx": `import { useSyncExternalStore } from "react";
import { dismissNotice, noticeStore } from "../lib/notices.ts";
import "../styles/notices.css";
import { IconButton } from "./icon-button.tsx";

/** Short messages at the edge of the screen; read out as they appear. */
export function Notices() {
  const notices = useSyncExternalStore(noticeStore.subscribe, noticeStore.read);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ id, text, isProblem }) => (
        <div key={id} className={isProblem ? "notice notice-problem" : "notice"}>
          <p>{text}</p>
          <IconButton icon="close" label="Dismiss" onClick={() => dismissNotice(id)} />
        </div>
      ))}
    </div>
  );
}
`,
  "lib/confirm.ts": `type Question = {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly answer: (isConfirmed: boolean) => void;
};

const askingListeners = new Set<() => void>();
let question: Question | undefined;

function publishQuestion(next: Question | undefined): void {
  question = next;
  for (const listener of askingListeners) listener();
}

/** The open question, as a store that the dialog subscribes to. */
export const questionStore = {
  read: (): Question | undefined => question,
  subscribe: (listener: () => void): (() => void) => {
    askingListeners.add(listener);
    return () => askingListeners.delete(listener);
  },
};

/** Asks before something that cannot be taken back. */
export function confirm(asked: Omit<Question, "answer">): Promise<boolean> {
  return new Promise((resolve) => {
    publishQuestion({
      ...asked,
      answer: (isConfirmed) => {
        publishQuestion(undefined);
        resolve(isConfirmed);
      },
    });
  });
}
`,
  "lib/notices.ts": `//#if stored
import { problemText } from "./api.ts";
//#end

type Notice = { readonly id: number; readonly text: string; readonly isProblem: boolean };

const SHOWN_MS = 5000;
const listeners = new Set<() => void>();
let notices: readonly Notice[] = [];
let lastId = 0;

function publish(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/** The notices on screen, as a store that components can subscribe to. */
export const noticeStore = {
  read: (): readonly Notice[] => notices,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function dismissNotice(id: number): void {
  publish(notices.filter((notice) => notice.id !== id));
}

/** Tells the user something in passing. Problems stay until they are dismissed. */
export function notify(text: string, isProblem = false): void {
  lastId += 1;
  const id = lastId;
  publish([...notices.slice(-2), { id, text, isProblem }]);
  if (!isProblem) setTimeout(() => dismissNotice(id), SHOWN_MS);
}

//#if stored
/** Runs a change and tells the user how it went; returns whether it worked. */
export async function attempt(change: () => Promise<unknown>, doneText: string): Promise<boolean> {
  try {
    await change();
    if (doneText !== "") notify(doneText);
    return true;
  } catch (error) {
    notify(problemText(error), true);
    return false;
  }
}
//#end
`,
  "lib/use-editor.ts": `import { useEffect, useState } from "react";
import { navigate, useLocation } from "./router.tsx";

/** The open form: an existing record, or a new one with some values given. */
type Editing<Item, Preset> = { readonly item?: Item; readonly preset?: Preset };

/** Which record is being edited. A link with \`?record=<id>\` opens the form of that record. */
export function useEditor<Item extends { readonly id: string }, Preset>(items: readonly Item[]) {
  const [editing, setEditing] = useState<Editing<Item, Preset> | undefined>();
  const { path, query } = useLocation();
  const linkedId = query.get("record");

  useEffect(() => {
    const item = items.find((candidate) => candidate.id === linkedId);
    if (item === undefined) return;
    setEditing({ item });
    navigate(path, true);
  }, [items, linkedId, path]);

  return {
    editing,
    open: (item: Item): void => setEditing({ item }),
    openNew: (preset?: Preset): void => setEditing(preset === undefined ? {} : { preset }),
    close: (): void => setEditing(undefined),
  };
}
`,
  "lib/use-form.ts": `import type { FormEvent } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { safeParse, type core } from "zod";
import { ApiError, problemText } from "./api.ts";

/** What is in the form: each field may still be empty. */
export type Draft<Input> = { readonly [Name in keyof Input]: Input[Name] | null };

/** What connects one field with its form. */
export type FieldBinding<Value> = {
  readonly id: string;
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
};

type FormOptions<Input> = {
  readonly initial: Draft<Input>;
  readonly schema: core.$ZodType<Input>;
  readonly save: (input: Input) => Promise<unknown>;
  readonly onSaved: () => void;
};

type Errors = Readonly<Record<string, string>>;

/** The state of a form: what is typed, what is wrong with it, and saving it. */
export function useForm<Input extends object>({ initial, schema, save, onSaved }: FormOptions<Input>) {
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState("");
  const [isSaving, setIsSaving] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const baseId = useId();

  useEffect(() => {
    if (refusals > 0) focusFirstInvalid(form.current);
  }, [refusals]);

  const refuse = (next: Errors, text: string): void => {
    setErrors(next);
    setProblem(text);
    setRefusals((count) => count + 1);
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSaving) return;
    const parsed = safeParse(schema, draft);
    if (!parsed.success) return refuse(errorsOf(parsed.error.issues), "Please check the marked fields.");
    setIsSaving(true);
    try {
      await save(parsed.data);
      onSaved();
    } catch (error) {
      refuse(error instanceof ApiError ? error.fields : {}, problemText(error));
    } finally {
      setIsSaving(false);
    }
  };

  function field<Name extends keyof Input & string>(name: Name): FieldBinding<Draft<Input>[Name]> {
    const onChange = (value: Draft<Input>[Name]): void => {
      setDraft((current) => ({ ...current, [name]: value }));
      setErrors(({ [name]: _corrected, ...others }) => others);
    };
    return { id: \`\${baseId}-\${name}\`, value: draft[name], error: errors[name], onChange };
  }

  return { ref: form, field, submit, problem, isSaving };
}

export type Form<Input extends object> = ReturnType<typeof useForm<Input>>;

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** The first message for each field. */
function errorsOf(issues: readonly Issue[]): Errors {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[String(issue.path[0])] ??= issue.message;
  return errors;
}

function focusFirstInvalid(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("[data-invalid] :is(input, select, textarea)")?.focus();
}
`,
};
