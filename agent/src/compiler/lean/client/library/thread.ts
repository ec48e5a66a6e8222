/** Posts with comments. Each file is emitted when another one imports it; `//#if` lines keep what only some apps need. */
export const threadLibrary: Readonly<Record<string, string>> = {
  "components/post-list.tsx": `import { useState } from "react";
import { countOf } from "../lib/count.ts";
import { distinctOptions } from "../lib/distinct.ts";
import { excerptOf } from "../lib/excerpt.ts";
import type { Post } from "../lib/thread.ts";
import { matchesSearch } from "../lib/search.ts";
import "../styles/thread.css";
import { FilterSelect } from "./filter-select.tsx";
import { ListTools } from "./list-tools.tsx";
import { PostFacts } from "./post-facts.tsx";
import { RecordButton } from "./record-button.tsx";

type PostListProps = {
  readonly posts: readonly Post[];
  readonly onOpen: (id: string) => void;
};

/** Posts with their first words, the newest or the most liked ones first. */
export function PostList({ posts, onOpen }: PostListProps) {
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState("");
  const [tag, setTag] = useState("");
  const categories = distinctOptions(posts.map((post) => post.category));
  const tags = distinctOptions(posts.flatMap((post) => post.tags));
  const shown = posts.filter(
    (post) =>
      (category === "" || post.category === category) &&
      (tag === "" || post.tags.includes(tag)) &&
      matchesSearch([post.title, post.body, post.author, ...post.tags], search),
  );
  return (
    <>
      <ListTools search={search} onSearch={setSearch} count={countOf(shown.length, "post", "posts")}>
        {categories.length > 0 && <FilterSelect label="Category" options={categories} value={category} onChange={setCategory} />}
        {tags.length > 0 && <FilterSelect label="Tag" options={tags} value={tag} onChange={setTag} />}
      </ListTools>
      {shown.length === 0 && <p className="list-hint">Nothing matches.</p>}
      <ul className="posts">
        {shown.map((post) => (
          <li key={post.id} className="post-card surface">
            <h2>
              <RecordButton onClick={() => onOpen(post.id)}>{post.title}</RecordButton>
            </h2>
            <PostFacts post={post} />
            <p className="post-excerpt">{excerptOf(post.body, search)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
`,
  "components/post-facts.tsx": `import { countOf } from "../lib/count.ts";
import { formatDate } from "../lib/date.ts";
import type { Post } from "../lib/thread.ts";
import { Badge } from "./badge.tsx";
import { TagList } from "./tag-list.tsx";

/** Who wrote it and when, and what came of it. */
export function PostFacts({ post }: { readonly post: Post }) {
  const { author, date, category, tags, isDraft, votes, comments } = post;
  return (
    <p className="post-facts">
      {isDraft && <Badge tone="warning">Draft</Badge>}
      {category !== null && category !== "" && <Badge tone="info">{category}</Badge>}
      {author !== "" && <span>{author}</span>}
      {date !== null && <time dateTime={date}>{formatDate(date)}</time>}
      {votes !== null && <span>{countOf(votes, "like", "likes")}</span>}
      {comments !== null && <span>{countOf(comments, "comment", "comments")}</span>}
      <TagList tags={tags} />
    </p>
  );
}
`,
  "components/post-page.tsx": `import type { ReactNode } from "react";
import type { Post } from "../lib/thread.ts";
import "../styles/thread.css";
import { Button } from "./button.tsx";
import { Markdown } from "./markdown.tsx";
import { PostFacts } from "./post-facts.tsx";

type PostPageProps = {
  readonly post: Post;
  readonly onClose: () => void;
  /** Buttons for the post. */
  readonly actions: ReactNode;
  /** What others say of it. */
  readonly children: ReactNode;
};

/** One post in full, and its comments. */
export function PostPage({ post, onClose, actions, children }: PostPageProps) {
  return (
    <article className="post">
      <div className="post-tools">
        <Button isSmall onClick={onClose}>
          ← All posts
        </Button>
        <span className="spacer" />
        {actions}
      </div>
      <div className="post-sheet surface">
        <h2>{post.title}</h2>
        <PostFacts post={post} />
        {post.body === "" ? <p className="list-hint">There is no text yet.</p> : <Markdown text={post.body} />}
      </div>
      {children}
    </article>
  );
}
`,
  "components/comments.tsx": `import { useState } from "react";
import { formatRelativeDate } from "../lib/relative-date.ts";
import { currentDay } from "../lib/current-day.ts";
import { nestComments } from "../lib/comments.ts";
import type { Comment, CommentDraft, CommentNode } from "../lib/comments.ts";
import "../styles/thread.css";
import { CommentForm } from "./comment-form.tsx";
import { IconButton } from "./icon-button.tsx";
import { Markdown } from "./markdown.tsx";

type CommentsProps = {
  readonly comments: readonly Comment[];
  readonly hasAuthor: boolean;
  readonly mayReply: boolean;
  readonly maxLength: number;
  /** Returns whether it was added. */
  readonly onAdd: (draft: CommentDraft) => Promise<boolean>;
  readonly onDelete: (id: string) => void;
};

/** What people say of a post; answers stand below what they answer. */
export function Comments(props: CommentsProps) {
  const { comments, onAdd } = props;
  return (
    <section className="comments" aria-labelledby="comments-title">
      <h3 id="comments-title">
        Comments <span className="comment-count">{comments.length}</span>
      </h3>
      <CommentForm {...props} label="Add a comment" onAdd={(draft) => onAdd({ ...draft, parent: null })} />
      <CommentTree {...props} nodes={nestComments(comments)} />
    </section>
  );
}

function CommentTree({ nodes, ...props }: CommentsProps & { readonly nodes: readonly CommentNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <ul className="comment-tree">
      {nodes.map((node) => (
        <li key={node.comment.id}>
          <CommentView {...props} comment={node.comment} />
          <CommentTree {...props} nodes={node.replies} />
        </li>
      ))}
    </ul>
  );
}

function CommentView({ comment, mayReply, onAdd, onDelete, ...props }: CommentsProps & { readonly comment: Comment }) {
  const [isReplying, setIsReplying] = useState(false);
  const reply = async (draft: Omit<CommentDraft, "parent">): Promise<boolean> => {
    const isAdded = await onAdd({ ...draft, parent: comment.id });
    if (isAdded) setIsReplying(false);
    return isAdded;
  };
  return (
    <div className="comment surface">
      <header>
        {comment.author !== "" && <strong>{comment.author}</strong>}
        <span className="comment-age">{formatRelativeDate(comment.createdAt, currentDay())}</span>
        <span className="spacer" />
        {mayReply && (
          <button type="button" className="link-button" aria-expanded={isReplying} onClick={() => setIsReplying(!isReplying)}>
            Reply
          </button>
        )}
        <IconButton icon="delete" label="Delete this comment" onClick={() => onDelete(comment.id)} />
      </header>
      <Markdown text={comment.text} />
      {isReplying && <CommentForm {...props} label="Your reply" onAdd={reply} />}
    </div>
  );
}
`,
  "components/comment-form.tsx": `import type { FormEvent } from "react";
import { useState } from "react";
import type { CommentDraft } from "../lib/comments.ts";
import { Button } from "./button.tsx";

type CommentFormProps = {
  readonly label: string;
  readonly hasAuthor: boolean;
  readonly maxLength: number;
  /** Returns whether it was added; the text stays when it was not. */
  readonly onAdd: (draft: Omit<CommentDraft, "parent">) => Promise<boolean>;
};

/** A text and, where it is asked for, a name. */
export function CommentForm({ label, hasAuthor, maxLength, onAdd }: CommentFormProps) {
  const [draft, setDraft] = useState({ author: "", text: "" });
  const isReady = draft.text.trim() !== "" && (!hasAuthor || draft.author.trim() !== "");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isReady && (await onAdd({ author: draft.author.trim(), text: draft.text.trim() }))) setDraft({ ...draft, text: "" });
  };
  return (
    <form className="comment-form" onSubmit={(event) => void submit(event)}>
      {hasAuthor && (
        <input type="text" aria-label="Your name" placeholder="Your name" maxLength={100} value={draft.author} onChange={(event) => setDraft({ ...draft, author: event.target.value })} />
      )}
      <textarea rows={3} aria-label={label} placeholder={label} maxLength={maxLength} value={draft.text} onChange={(event) => setDraft({ ...draft, text: event.target.value })} />
      <Button kind="primary" type="submit" isDisabled={!isReady}>
        Send
      </Button>
    </form>
  );
}
`,
  "lib/comments.ts": `export type Comment = {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  /** The comment that it answers. */
  readonly parent: string | null;
  readonly createdAt: string;
};

export type CommentDraft = { readonly author: string; readonly text: string; readonly parent: string | null };
export type CommentNode = { readonly comment: Comment; readonly replies: readonly CommentNode[] };

/** Comments as a tree, the oldest first. An answer to something that is gone, or that leads in a circle, stands on the top level. */
export function nestComments(comments: readonly Comment[]): CommentNode[] {
  const sorted = comments.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const known = new Map(sorted.map((comment) => [comment.id, comment]));
  const isRoot = (comment: Comment): boolean => {
    const seen = new Set<string>();
    for (let current: Comment | undefined = comment; current !== undefined; current = known.get(current.parent ?? "")) {
      if (seen.has(current.id)) return seen.values().next().value === current.id;
      seen.add(current.id);
    }
    return comment.parent === null || !known.has(comment.parent);
  };
  const roots = new Set(sorted.filter(isRoot).map(({ id }) => id));
  const nodeOf = (comment: Comment): CommentNode => ({
    comment,
    replies: sorted.filter((other) => other.parent === comment.id && !roots.has(other.id)).map(nodeOf),
  });
  return sorted.filter(({ id }) => roots.has(id)).map(nodeOf);
}
`,
  "lib/thread.ts": `export type Post = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly date: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly isDraft: boolean;
  /** Null where there are no votes, or no comments. */
  readonly votes: number | null;
  readonly comments: number | null;
};

/** The newest first; with votes, what people like comes before that. */
export function rankPosts(posts: readonly Post[]): Post[] {
  return posts.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0) || (b.date ?? "").localeCompare(a.date ?? ""));
}
`,
  "styles/thread.css": `.posts,
.comment-tree {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.85rem;
}

.posts,
.post {
  max-width: 50rem;
}

.post-card {
  display: grid;
  gap: 0.45rem;
  padding: 1.1rem 1.3rem;
}

.post-card h2 {
  font-size: 1.2rem;
}

.post-facts {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.3rem 0.85rem;
  color: var(--muted);
  font-size: 0.9rem;
}

.post-excerpt {
  overflow-wrap: anywhere;
}

.post-tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem;
  margin-bottom: 1rem;
}

.post-sheet {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.85rem;
  padding: 1.5rem clamp(1.2rem, 4vw, 2.2rem) 2rem;
  line-height: 1.65;
}

.post-sheet h2 {
  font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2rem);
}

.comments {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.85rem;
  margin-top: 1.75rem;
}

.comment-count,
.comment-age {
  color: var(--muted);
  font-weight: 400;
}

.comment-age {
  font-size: 0.875rem;
}

.comment-tree .comment-tree {
  margin: 0.6rem 0 0 0.4rem;
  padding-left: clamp(0.5rem, 2.5vw, 1.25rem);
  border-left: 2px solid var(--line);
}

.comment {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.35rem;
  padding: 0.6rem 0.8rem 0.9rem 1.1rem;
  overflow-wrap: anywhere;
}

.comment > header {
  display: flex;
  align-items: center;
  gap: 0.6rem;
}

.comment-form {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  justify-items: start;
  gap: 0.5rem;
}

.comment-form :is(input, textarea) {
  width: 100%;
  padding: 0.5rem 0.75rem;
  color: var(--field-text);
  background: var(--field);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius-small);
}

.comment-form input {
  max-width: 20rem;
  min-height: 2.65rem;
}
`,
};
