CREATE TABLE "approval" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"author_id" text NOT NULL,
	"state" text NOT NULL,
	"live_key" text NOT NULL,
	"agreed" jsonb NOT NULL,
	"lifts_lock" boolean DEFAULT false NOT NULL,
	"edits_sealed" text NOT NULL,
	"catalogue_version" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"draft_id" text NOT NULL,
	"draft_revision" bigint NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_on" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"why" text,
	"reason_sealed" text,
	"version" bigint
);
--> statement-breakpoint
CREATE TABLE "inherited" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"since" text NOT NULL,
	"version" bigint NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "pairing_code" (
	"code_index" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"wrong_dates" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairing_try" (
	"id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "representation" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"kind" text NOT NULL,
	"ground" text NOT NULL,
	"state" text NOT NULL,
	"live_key" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"seen_by" text,
	"confirmed_by" text,
	"declared_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "transition_done" (
	"subject_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transition_done_subject_id_key_pk" PRIMARY KEY("subject_id","key")
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "acting_id" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "acting_sealed" text;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "capable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "shares_views" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "locked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "locked_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_live" ON "approval" USING btree ("live_key");--> statement-breakpoint
CREATE INDEX "approval_subject" ON "approval" USING btree ("subject_id","state");--> statement-breakpoint
CREATE INDEX "approval_expires" ON "approval" USING btree ("state","expires_on");--> statement-breakpoint
CREATE INDEX "pairing_code_subject" ON "pairing_code" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "pairing_code_expires" ON "pairing_code" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "pairing_try_by" ON "pairing_try" USING btree ("by_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "representation_live" ON "representation" USING btree ("live_key");--> statement-breakpoint
CREATE INDEX "representation_subject" ON "representation" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "representation_representative" ON "representation" USING btree ("representative_id");--> statement-breakpoint
CREATE INDEX "subject_next_transition" ON "subject" USING btree ("next_transition");