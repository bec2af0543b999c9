CREATE TABLE "rights_event" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"by_id" text,
	"content_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rights_request" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"subject_id" text,
	"key_sealed" text NOT NULL,
	"content_sealed" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"standing" text NOT NULL,
	"owner" text,
	"events" bigint NOT NULL,
	"not_by" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "rights_event_of" ON "rights_event" USING btree ("request_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "rights_request_number" ON "rights_request" USING btree ("number");--> statement-breakpoint
CREATE INDEX "rights_request_subject" ON "rights_request" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "rights_request_standing" ON "rights_request" USING btree ("standing","received_at");