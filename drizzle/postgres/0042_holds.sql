CREATE TABLE "hold" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"subject_id" text,
	"ground" text NOT NULL,
	"reason_sealed" text NOT NULL,
	"until" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"end_reason_sealed" text,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "hold_until" ON "hold" USING btree ("until");--> statement-breakpoint
CREATE INDEX "hold_subject" ON "hold" USING btree ("subject_id");