CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"representation_id" text,
	"state" text,
	"channel" text NOT NULL,
	"opened_by" text,
	"seen_by" text,
	"seen_at" timestamp (3) with time zone,
	"papers" jsonb,
	"dated" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"reason_sealed" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_number" ON "evidence" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_representation" ON "evidence" USING btree ("representation_id");--> statement-breakpoint
CREATE INDEX "evidence_subject" ON "evidence" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "evidence_created" ON "evidence" USING btree ("created_at","id");