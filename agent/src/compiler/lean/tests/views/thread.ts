import type { AppFile } from "@joinery/shared";

export const commentTests: AppFile = {
  path: "tests/comment-tree.test.ts",
  content: `import { nestComments, type Comment, type CommentNode } from "../src/client/lib/comments.ts";

const comment = (id: string, parent: string | null): Comment => ({ id, parent, author: "", text: id, createdAt: id });
const shapeOf = (nodes: readonly CommentNode[]): string => nodes.map(({ comment: { id }, replies }) => id + (replies.length === 0 ? "" : \`(\${shapeOf(replies)})\`)).join(" ");

test("answers stand below what they answer, the oldest first", () => {
  assert.equal(shapeOf(nestComments([comment("4", "1"), comment("2", "1"), comment("1", null), comment("3", "2"), comment("5", null)])), "1(2(3) 4) 5");
});

test("no comment is lost when what it answers is gone, or when answers lead in a circle", () => {
  assert.equal(shapeOf(nestComments([comment("1", "gone"), comment("2", "1")])), "1(2)");
  const circle = shapeOf(nestComments([comment("1", "2"), comment("2", "1"), comment("3", "2"), comment("4", "4")]));
  for (const id of ["1", "2", "3", "4"]) assert.equal(circle.split(id).length, 2);
});
`,
};

export const threadTests: AppFile = {
  path: "tests/thread.test.ts",
  content: `import { rankPosts, type Post } from "../src/client/lib/thread.ts";

test("the posts that people like come first, then the newest", () => {
  const post = (id: string, votes: number | null, date: string | null): Post => ({ id, votes, date, title: id, body: "", author: "", category: null, tags: [], isDraft: false, comments: null });
  const ranked = rankPosts([post("old", null, "2030-01-01"), post("new", null, "2030-02-01"), post("liked", 2, null)]);
  assert.deepEqual(ranked.map(({ id }) => id), ["liked", "new", "old"]);
});
`,
};
