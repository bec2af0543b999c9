CREATE TABLE "follower" (
	"subject_id" text NOT NULL,
	"ura" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follower_subject_id_ura_pk" PRIMARY KEY("subject_id","ura")
);
--> statement-breakpoint
CREATE TABLE "inbox_address" (
	"ura" text PRIMARY KEY NOT NULL,
	"email_sealed" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"bounced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "opt_in_request" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"ura" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"sent_as" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"due_on" text,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"approval_id" text,
	"draft_id" text NOT NULL,
	"draft_revision" bigint NOT NULL,
	"contents_sealed" text,
	"live_key" text NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX "follower_ura" ON "follower" USING btree ("ura");--> statement-breakpoint
CREATE UNIQUE INDEX "opt_in_request_live" ON "opt_in_request" USING btree ("live_key");--> statement-breakpoint
CREATE INDEX "opt_in_request_at" ON "opt_in_request" USING btree ("ura","sent_at","id");--> statement-breakpoint
CREATE INDEX "opt_in_request_of" ON "opt_in_request" USING btree ("subject_id","sent_at","id");--> statement-breakpoint
CREATE INDEX "opt_in_request_approval" ON "opt_in_request" USING btree ("approval_id");--> statement-breakpoint
CREATE INDEX "opt_in_request_sent" ON "opt_in_request" USING btree ("sent_at");