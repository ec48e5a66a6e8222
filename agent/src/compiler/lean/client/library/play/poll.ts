/** Votes. Each file is emitted when another one imports it. */
export const pollLibrary: Readonly<Record<string, string>> = {
  "components/poll.tsx": `import { useEffect, useState } from "react";
import { request } from "../lib/api.ts";
import { countOf } from "../lib/count.ts";
import { attempt } from "../lib/notices.ts";
import { rankOptions, shareOfVotes } from "../lib/poll.ts";
import { sendAndReload } from "../lib/send-and-reload.ts";
import "../styles/poll.css";
import { Button } from "./button.tsx";

type PollOption = { readonly id: string; readonly title: string; readonly detail: string; readonly votes: number };
export type PollGroup = {
  readonly id: string;
  readonly title: string;
  /** When it ends or ended; empty when it does not. */
  readonly closing: string;
  readonly isClosed: boolean;
  readonly options: readonly PollOption[];
};

type PollProps = {
  /** The API path of the options. */
  readonly path: string;
  readonly groups: readonly PollGroup[];
};

/** One vote for this browser in each poll, which can be moved or taken back, and how it stands. */
export function Poll({ path, groups }: PollProps) {
  const [mine, setMine] = useState<readonly string[]>([]);
  const refresh = async (): Promise<void> => setMine((await request<{ items: readonly string[] }>(\`\${path}/mine/votes\`)).items);
  useEffect(() => {
    void attempt(refresh, "");
  }, [path]);
  const vote = (id: string): void => {
    const method = mine.includes(id) ? "DELETE" : "PUT";
    void attempt(async () => {
      await sendAndReload(method, \`\${path}/\${encodeURIComponent(id)}/vote\`);
      await refresh();
    }, method === "PUT" ? "Your vote counts." : "Your vote is taken back.");
  };
  return (
    <div className="polls">
      {groups.map((group) => (
        <OnePoll key={group.id} group={group} mine={mine} onVote={vote} />
      ))}
    </div>
  );
}

type OnePollProps = { readonly group: PollGroup; readonly mine: readonly string[]; readonly onVote: (id: string) => void };

function OnePoll({ group, mine, onVote }: OnePollProps) {
  const all = group.options.reduce((sum, { votes }) => sum + votes, 0);
  const [leader] = rankOptions(group.options);
  return (
    <section className="poll surface" aria-label={group.title}>
      <header>
        <h2>{group.title}</h2>
        <p className="poll-state" role="status">
          {[countOf(all, "vote", "votes"), group.closing].filter((text) => text !== "").join(" · ")}
        </p>
      </header>
      <ul>
        {rankOptions(group.options).map((option) => {
          const isMine = mine.includes(option.id);
          const share = shareOfVotes(option.votes, all);
          return (
            <li key={option.id} className={isMine ? "poll-option poll-mine" : "poll-option"}>
              <div className="poll-text">
                <h3>
                  {option.title}
                  {all > 0 && option.votes === leader?.votes && <span className="poll-leader">{group.isClosed ? "Winner" : "In front"}</span>}
                </h3>
                {option.detail !== "" && <p>{option.detail}</p>}
              </div>
              <Button kind={isMine ? "primary" : "plain"} isSmall isDisabled={group.isClosed} onClick={() => onVote(option.id)}>
                {isMine ? "Your vote ✓" : "Vote"}
                <span className="visually-hidden">: {option.title}</span>
              </Button>
              <div className="poll-result">
                <span className="poll-bar" aria-hidden="true">
                  <span style={{ width: \`\${share}%\` }} />
                </span>
                <span>
                  {countOf(option.votes, "vote", "votes")} · {share}%
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
`,
  "lib/poll.ts": `/** Each option's share of all votes in whole percent; nothing when nobody voted. */
export function shareOfVotes(votes: number, all: number): number {
  return all === 0 ? 0 : Math.round((votes / all) * 100);
}

/** The options with most votes first; equal ones keep their order. */
export function rankOptions<Option extends { readonly votes: number }>(options: readonly Option[]): readonly Option[] {
  return options.toSorted((a, b) => b.votes - a.votes);
}
`,
};
