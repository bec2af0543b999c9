CREATE TABLE "muted" (
	"subject_id" text NOT NULL,
	"by_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "muted_subject_id_by_id_asker_id_pk" PRIMARY KEY("subject_id","by_id","asker_id")
);
--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "rule" text DEFAULT 'authority' NOT NULL;--> statement-breakpoint
ALTER TABLE "representation" ADD COLUMN "higher" jsonb;--> statement-breakpoint
ALTER TABLE "representation" ADD COLUMN "outranked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "representation" ADD COLUMN "asks" text;