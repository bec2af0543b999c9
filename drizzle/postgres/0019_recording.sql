CREATE TABLE "recording" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"ura" text NOT NULL,
	"member_id" text NOT NULL,
	"visit_id" text NOT NULL,
	"number" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"content_sealed" text NOT NULL,
	"said_by" text NOT NULL,
	"version" bigint,
	"waits" text NOT NULL,
	"waits_until" text,
	"confirmed_by" jsonb NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"ended_as" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording_ban" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slip" (
	"code_index" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"for_id" text NOT NULL,
	"code_sealed" text NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "profile_version" ADD COLUMN "author_for" text;--> statement-breakpoint
CREATE UNIQUE INDEX "recording_visit" ON "recording" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "recording_subject" ON "recording" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "recording_member" ON "recording" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "slip_recording" ON "slip" USING btree ("recording_id");