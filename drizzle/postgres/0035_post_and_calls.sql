CREATE TABLE "call_note" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"worker_id" text NOT NULL,
	"content_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_letter" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"unique_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"tells_more" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"printed_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"code_index" text,
	"code_sealed" text,
	"request_id" text,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_request" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"received_by" text NOT NULL,
	"form_sent_at" timestamp (3) with time zone,
	"identity_seen_at" timestamp (3) with time zone,
	"identity_seen_by" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"reason" text,
	"details_sealed" text NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postal_address" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"address_sealed" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "by_post" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "call_note_at" ON "call_note" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_letter_unique_key" ON "paper_letter" USING btree ("unique_key");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_letter_code" ON "paper_letter" USING btree ("code_index");--> statement-breakpoint
CREATE INDEX "paper_letter_state" ON "paper_letter" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "paper_letter_subject" ON "paper_letter" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_request_number" ON "post_request" USING btree ("number");--> statement-breakpoint
CREATE INDEX "post_request_state" ON "post_request" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "post_request_subject" ON "post_request" USING btree ("subject_id");