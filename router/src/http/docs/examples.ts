/** What requests and answers look like. A test parses each with the schema that it stands for. */
import type { z } from "zod";
import type {
  AgentCall,
  AgentInfo,
  AgentLease,
  AgentRegistration,
  AwaitingReply,
  CancelReply,
  CompletedReply,
  HealthReply,
  IntentRequest,
  ProgressReply,
  ProgressReport,
  QueuedReply,
  ReadyReply,
  StreamEvent,
} from "@joinery/shared";

export const CONVERSATION_ID = "conv-V1StGXR8_Z5jdHi6B-myT";
export const AGENT_ID = "agent_4f90d13a42c81b7e";
const AGENT_TOKEN = "agent_4f90d13a42c81b7e.mq3k1x.9tY2vQ7uK0fJx3aWc8dLrZ";
const STREAM_URL = `/a2a/stream/${CONVERSATION_ID}`;

const firstTurn: z.input<typeof IntentRequest> = {
  intent: "app.compose",
  userInput: "Track my expenses by category, with a chart",
};
const confirmation: z.input<typeof IntentRequest> = {
  intent: "app.compose",
  conversationId: CONVERSATION_ID,
  userInput: "Yes, proceed",
};
const awaiting: AwaitingReply = {
  status: "AWAITING_USER_INPUT",
  responseToUser: "Here is what I understood: an expense tracker with categories and a chart. Shall I build it?",
  conversationId: CONVERSATION_ID,
  isComplete: true,
  appSpec: { specVersion: 1, name: "Expense Tracker", summary: "Expenses by category, with a chart." },
};
const queued: QueuedReply = { status: "queued", conversationId: CONVERSATION_ID, streamUrl: STREAM_URL, version: 1 };
const completed: CompletedReply = {
  status: "completed",
  message: "Your app is ready.",
  conversationId: CONVERSATION_ID,
  version: 1,
  files: [{ path: "package.json", content: '{"name":"expense-tracker","type":"module"}\n' }],
  dependencies: ["hono@^4", "zod@^4"],
  verification: {
    status: "passed",
    steps: [
      { name: "install", status: "passed", ms: 95, detail: "29 packages" },
      { name: "typecheck", status: "passed", ms: 180 },
      { name: "build", status: "passed", ms: 840 },
      { name: "start", status: "passed", ms: 310 },
      { name: "health", status: "passed", ms: 50 },
      { name: "tests", status: "passed", ms: 1_230, detail: "14 passed" },
      { name: "pages", status: "skipped", ms: 0, detail: "Chromium is not installed" },
      { name: "stop", status: "passed", ms: 20 },
    ],
    isolation: "full",
    ms: 2_600,
    notVerified: ["Its pages were not looked at in a browser: Chromium is not installed."],
  },
};
const readFields = {
  history: [
    { role: "user", content: "Track my expenses by category, with a chart", at: "2026-01-05T09:30:00.000Z" },
    { role: "assistant", content: awaiting.responseToUser, at: "2026-01-05T09:30:00.012Z" },
  ],
  versions: [],
  createdAt: "2026-01-05T09:30:00.000Z",
  updatedAt: "2026-01-05T09:30:00.012Z",
};
const report: z.input<typeof ProgressReport> = {
  conversationId: CONVERSATION_ID,
  status: "in_progress",
  phase: "codegen",
  percent: 70,
  message: "Wrote 14 files: 2 entities, 4 pages",
  eventId: "1-codegen-70",
  version: 1,
};
const lastReport: z.input<typeof ProgressReport> = {
  conversationId: CONVERSATION_ID,
  status: "completed",
  phase: "completed",
  percent: 100,
  message: "Your app is ready.",
  eventId: "1-completed",
  version: 1,
  files: completed.files,
  dependencies: completed.dependencies,
  verification: completed.verification,
};
const reported: ProgressReply = { status: "ok", seq: 7, duplicate: false };
const events: readonly StreamEvent[] = [
  {
    conversationId: CONVERSATION_ID,
    status: "in_progress",
    phase: "discovery",
    percent: 50,
    message: "The build is queued.",
    version: 1,
    at: "2026-01-05T09:31:00.000Z",
  },
  {
    conversationId: CONVERSATION_ID,
    status: "in_progress",
    phase: "plan",
    percent: 55,
    message: "Planned 2 entities and 3 pages",
    version: 1,
    at: "2026-01-05T09:31:00.020Z",
  },
];
const cancelled: CancelReply = { status: "cancelled", conversationId: CONVERSATION_ID };
const registration: z.input<typeof AgentRegistration> = {
  name: "app-builder",
  url: "http://127.0.0.1:4001",
  intents: ["app.compose"],
  version: "0.1.0",
};
const lease: AgentLease = { agentId: AGENT_ID, agentToken: AGENT_TOKEN, leaseMs: 30_000 };
const agent: AgentInfo = {
  agentId: AGENT_ID,
  name: "app-builder",
  url: "http://127.0.0.1:4001",
  intents: ["app.compose"],
  version: "0.1.0",
  protocol: "intent",
  health: "ok",
  circuit: "closed",
  inFlight: 1,
  errorRate: 0,
  latencyMs: { p50: 12.5, p95: 41 },
  registeredAt: "2026-01-05T09:00:00.000Z",
  leaseExpiresAt: "2026-01-05T09:31:30.000Z",
};
const agentCall: z.input<typeof AgentCall> = {
  ...confirmation,
  conversationId: CONVERSATION_ID,
  appSpec: { specVersion: 1, name: "Expense Tracker" },
  history: [{ role: "user", content: "Track my expenses by category, with a chart", at: "2026-01-05T09:30:00.000Z" }],
  version: 1,
  traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
};
const health: HealthReply = { status: "ok", service: "joinery-router", version: "0.1.0" };
const ready: ReadyReply = { status: "ok", service: "joinery-router", agents: 1 };

export const EXAMPLES = {
  firstTurn,
  confirmation,
  awaiting,
  queued,
  completed,
  read: { ...awaiting, ...readFields },
  report,
  lastReport,
  reported,
  events,
  cancelled,
  registration,
  lease,
  agents: { agents: [agent] },
  agentCall,
  health,
  ready,
} as const;
