/** One component per way of editing a value. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const fieldsLibrary: Readonly<Record<string, string>> = {
  "components/fields/checkbox-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, FieldNotes } from "./field.tsx";

export function CheckboxField(props: FieldProps<boolean | null>) {
  const { id, label, help, error, value, onChange } = props;
  return (
    <div className="field" data-invalid={error === undefined ? undefined : true}>
      <label className="checkbox" htmlFor={id}>
        <input {...controlProps(props)} type="checkbox" checked={value ?? false} onChange={(event) => onChange(event.target.checked)} />
        {label}
      </label>
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}
`,
  "components/fields/color-field.tsx": `import { Button } from "../button.tsx";
import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

export function ColorField(props: FieldProps<string | null>) {
  const { value, isRequired = false, onChange } = props;
  const isChosen = value !== null && value !== "";
  return (
    <Field {...props}>
      <span className="color-input">
        <input {...controlProps(props)} type="color" value={isChosen ? value : "#808080"} onChange={(event) => onChange(event.target.value)} />
        <span>{isChosen ? value : "No colour"}</span>
        {isChosen && !isRequired && (
          <Button kind="quiet" isSmall onClick={() => onChange(null)}>
            Clear
          </Button>
        )}
      </span>
    </Field>
  );
}
`,
  "components/fields/date-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type DateFieldProps = FieldProps<string | null> & { readonly type?: "date" | "time" | "datetime-local" };

/** A date, a time or both, with the pickers that the user's device has for them. */
export function DateField({ type = "date", ...props }: DateFieldProps) {
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        type={type}
        value={props.value ?? ""}
        onChange={(event) => props.onChange(event.target.value === "" ? null : event.target.value)}
      />
    </Field>
  );
}
`,
  "components/fields/field-group.tsx": `import type { FieldFrameProps } from "./field.tsx";
import { describedBy, FieldNotes, RequiredMark } from "./field.tsx";

/** A label for several controls, and what there is to say about them. */
export function FieldGroup({ id, label, isRequired = false, help, error, isWide = false, children }: FieldFrameProps) {
  const notes = { "aria-describedby": describedBy({ id, help, error }) };
  return (
    <fieldset className={isWide ? "field field-wide" : "field"} data-invalid={error === undefined ? undefined : true} {...notes}>
      <legend>
        {label}
        {isRequired && <RequiredMark />}
      </legend>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}
`,
  "components/fields/field.tsx": `import type { ReactNode } from "react";
import "../../styles/control.css";
import "../../styles/field.css";
import type { FieldBinding } from "../../lib/use-form.ts";

export type FieldProps<Value> = FieldBinding<Value> & {
  readonly label: string;
  readonly isRequired?: boolean;
  readonly help?: string;
};

export type FieldFrameProps = Pick<FieldProps<unknown>, "id" | "label" | "isRequired" | "help" | "error"> & {
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** A label, a control, and what there is to say about it. */
export function Field({ id, label, isRequired = false, help, error, isWide = false, children }: FieldFrameProps) {
  return (
    <div className={isWide ? "field field-wide" : "field"} data-invalid={error === undefined ? undefined : true}>
      <label htmlFor={id}>
        {label}
        {isRequired && <RequiredMark />}
      </label>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}

/** Ties a control to its label and its notes. */
export function controlProps({ id, isRequired, help, error }: Omit<FieldFrameProps, "children" | "label">) {
  return {
    id,
    required: isRequired,
    "aria-invalid": error !== undefined,
    "aria-describedby": describedBy({ id, help, error }),
  };
}

type NotesProps = Pick<FieldFrameProps, "id" | "help" | "error">;

/** The ids of the notes below a control. */
export function describedBy({ id, help, error }: NotesProps): string | undefined {
  const ids = [help === undefined ? [] : \`\${id}-help\`, error === undefined ? [] : \`\${id}-error\`].flat();
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** Help and error below a control. */
export function FieldNotes({ id, help, error }: NotesProps) {
  return (
    <>
      {help !== undefined && (
        <p id={\`\${id}-help\`} className="field-help">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={\`\${id}-error\`} className="field-error">
          {error}
        </p>
      )}
    </>
  );
}

export function RequiredMark() {
  return (
    <span className="required-mark" aria-hidden="true">
      *
    </span>
  );
}
`,
  "components/fields/number-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type NumberFieldProps = FieldProps<number | null> & {
  readonly isWhole?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Stands before the number, such as a currency sign. */
  readonly prefix?: string;
  /** Stands after the number, such as a unit. */
  readonly suffix?: string;
};

export function NumberField({ isWhole = false, min, max, prefix, suffix, ...props }: NumberFieldProps) {
  const change = (text: string): void => props.onChange(text === "" ? null : Number(text));
  return (
    <Field {...props}>
      <span className="affixed">
        {prefix !== undefined && <span className="affix">{prefix}</span>}
        <input
          {...controlProps(props)}
          type="number"
          inputMode={isWhole ? "numeric" : "decimal"}
          step={isWhole ? 1 : "any"}
          min={min}
          max={max}
          value={props.value ?? ""}
          onChange={(event) => change(event.target.value)}
        />
        {suffix !== undefined && <span className="affix">{suffix}</span>}
      </span>
    </Field>
  );
}
`,
  "components/fields/picker-field.tsx": `import type { ReactNode } from "react";
import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type PickerFieldProps = FieldProps<string | null> & {
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** How to get a choice that is not there yet. */
  readonly children?: ReactNode;
};

/** Chooses one of the app's own records. */
export function PickerField({ choices, children, ...props }: PickerFieldProps) {
  const sorted = choices.toSorted((a, b) => a.title.localeCompare(b.title));
  return (
    <Field {...props}>
      <select {...controlProps(props)} value={props.value ?? ""} onChange={(event) => props.onChange(event.target.value || null)}>
        <option value="">{props.isRequired ? "Choose …" : "None"}</option>
        {sorted.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {children}
    </Field>
  );
}
`,
  "components/fields/quick-add.tsx": `import type { KeyboardEvent } from "react";
import { useId, useState } from "react";
import { problemText } from "../../lib/api.ts";
import { Button } from "../button.tsx";

type QuickAddProps = {
  readonly label: string;
  readonly create: (title: string) => Promise<{ readonly id: string }>;
  readonly onCreated: (id: string) => void;
};

/** Adds a record that a picker lacks, without leaving the form. */
export function QuickAdd({ label, create, onCreated }: QuickAddProps) {
  const [title, setTitle] = useState<string | undefined>();
  const [problem, setProblem] = useState("");
  const id = useId();
  if (title === undefined)
    return (
      <button type="button" className="link-button" onClick={() => setTitle("")}>
        + {label}
      </button>
    );
  const add = async (): Promise<void> => {
    if (title.trim() === "") return;
    try {
      const { id: createdId } = await create(title.trim());
      onCreated(createdId);
      setTitle(undefined);
      setProblem("");
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    // Enter adds this record; the form around it is saved by its own button.
    event.preventDefault();
    void add();
  };
  return (
    <div className="quick-add">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input id={id} autoFocus type="text" placeholder={label} value={title} onChange={(event) => setTitle(event.target.value)} onKeyDown={onKeyDown} />
      <Button onClick={() => void add()}>Add</Button>
      {problem !== "" && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
`,
  "components/fields/radio-field.tsx": `import type { FieldProps } from "./field.tsx";
import { FieldGroup } from "./field-group.tsx";

type RadioFieldProps<Value extends string> = FieldProps<Value | null> & {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
};

export function RadioField<Value extends string>({ options, ...props }: RadioFieldProps<Value>) {
  const { id, value, isRequired = false, onChange } = props;
  return (
    <FieldGroup {...props} isWide>
      <span className="radios">
        {options.map((option) => (
          <label key={option.value} className="radio">
            <input type="radio" name={id} required={isRequired} checked={value === option.value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
        {!isRequired && (
          <label className="radio">
            <input type="radio" name={id} checked={value === null} onChange={() => onChange(null)} />
            None
          </label>
        )}
      </span>
    </FieldGroup>
  );
}
`,
  "components/fields/rating-field.tsx": `import { Button } from "../button.tsx";
import type { FieldProps } from "./field.tsx";
import { FieldGroup } from "./field-group.tsx";

type RatingFieldProps = FieldProps<number | null> & { readonly max: number };

/** Stars as radio buttons, so that arrow keys work and each says its number. */
export function RatingField({ max, ...props }: RatingFieldProps) {
  const { id, value, isRequired = false, onChange } = props;
  return (
    <FieldGroup {...props}>
      <span className="rating">
        {Array.from({ length: max }, (_, index) => index + 1).map((stars) => (
          <label key={stars} className={stars <= (value ?? 0) ? "rating-star rating-star-on" : "rating-star"}>
            <input type="radio" name={id} checked={value === stars} required={isRequired} onChange={() => onChange(stars)} />
            <span aria-hidden="true">★</span>
            <span className="visually-hidden">{stars === 1 ? "1 star" : \`\${stars} stars\`}</span>
          </label>
        ))}
        {value !== null && !isRequired && (
          <Button kind="quiet" isSmall onClick={() => onChange(null)}>
            Clear
          </Button>
        )}
      </span>
    </FieldGroup>
  );
}
`,
  "components/fields/select-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type SelectFieldProps<Value extends string> = FieldProps<Value | null> & {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
};

export function SelectField<Value extends string>({ options, ...props }: SelectFieldProps<Value>) {
  const change = (value: string): void => props.onChange(options.find((option) => option.value === value)?.value ?? null);
  return (
    <Field {...props}>
      <select {...controlProps(props)} value={props.value ?? ""} onChange={(event) => change(event.target.value)}>
        <option value="">{props.isRequired ? "Choose …" : "None"}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
`,
  "components/fields/slider-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type SliderFieldProps = FieldProps<number | null> & {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string;
};

export function SliderField({ min, max, step, unit, ...props }: SliderFieldProps) {
  return (
    <Field {...props}>
      <span className="slider">
        <input
          {...controlProps(props)}
          type="range"
          min={min}
          max={max}
          step={step}
          value={props.value ?? min}
          onChange={(event) => props.onChange(Number(event.target.value))}
        />
        <output htmlFor={props.id}>{[props.value ?? "–", unit].filter(Boolean).join(" ")}</output>
      </span>
    </Field>
  );
}
`,
  "components/fields/tags-field.tsx": `import type { KeyboardEvent } from "react";
import { useState } from "react";
import { Icon } from "../icon.tsx";
import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

/** Short words, each added by Enter, a comma or by leaving the field. */
export function TagsField(props: FieldProps<string[] | null>) {
  const [text, setText] = useState("");
  const tags = props.value ?? [];
  const add = (): void => {
    const tag = text.trim().replace(/,+$/, "");
    if (tag !== "" && !tags.includes(tag)) props.onChange([...tags, tag]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Backspace" && text === "") props.onChange(tags.slice(0, -1));
    // With nothing typed, Enter saves the form as it does everywhere else.
    if (event.key !== "," && (event.key !== "Enter" || text.trim() === "")) return;
    event.preventDefault();
    add();
  };
  return (
    <Field {...props} help={props.help ?? "Press Enter after each one."}>
      <span className="tags-input">
        {tags.map((tag) => (
          <span key={tag} className="chip">
            {tag}
            <button type="button" aria-label={\`Remove \${tag}\`} onClick={() => props.onChange(tags.filter((other) => other !== tag))}>
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          {...controlProps({ ...props, help: props.help ?? "" })}
          type="text"
          required={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </span>
    </Field>
  );
}
`,
  "components/fields/text-area-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type TextAreaFieldProps = FieldProps<string | null> & { readonly maxLength?: number };

export function TextAreaField({ maxLength, ...props }: TextAreaFieldProps) {
  return (
    <Field {...props} isWide>
      <textarea
        {...controlProps(props)}
        rows={4}
        maxLength={maxLength}
        value={props.value ?? ""}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
`,
  "components/fields/text-field.tsx": `import type { FieldProps } from "./field.tsx";
import { controlProps, Field } from "./field.tsx";

type TextFieldProps = FieldProps<string | null> & {
  readonly type?: "text" | "email" | "url" | "tel";
  readonly maxLength?: number;
};

export function TextField({ type = "text", maxLength, ...props }: TextFieldProps) {
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        type={type}
        maxLength={maxLength}
        value={props.value ?? ""}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
`,
};
