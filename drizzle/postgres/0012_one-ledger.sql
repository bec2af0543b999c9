INSERT INTO "ledger" ("subject_id", "kind", "reason", "at") SELECT "subject_id", "kind", "reason", "at" FROM "transition_mark";--> statement-breakpoint
INSERT INTO "ledger" ("subject_id", "kind", "reason", "at") SELECT "subject_id", split_part("key", ' ', 1), split_part("key", ' ', 2), "at" FROM "transition_done";--> statement-breakpoint
DROP TABLE "transition_done" CASCADE;--> statement-breakpoint
DROP TABLE "transition_mark" CASCADE;