import { type Proposal, type ProposalQuestion, proposeExperts } from "@klynge/core";
import { answerTasks } from "../../platform/workers/answer-tasks.ts";

/** The thread in which proposals of experts are reckoned; see proposer.ts. */
answerTasks<ProposalQuestion, Proposal, never>(async (question) => proposeExperts(question));
