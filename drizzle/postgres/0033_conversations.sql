CREATE TABLE "canned_answer" (
	"id" text NOT NULL,
	"version" bigint NOT NULL,
	"name_nl" text NOT NULL,
	"text_nl" text NOT NULL,
	"name_en" text NOT NULL,
	"text_en" text NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "canned_answer_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"state" text NOT NULL,
	"owner" text,
	"topic" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"subject_id" text,
	"address_index" text,
	"text_index" text NOT NULL,
	"key_sealed" text NOT NULL,
	"content_sealed" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"waits_since" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"erase_on" text NOT NULL,
	"reopens" bigint DEFAULT 0 NOT NULL,
	"reopened" boolean DEFAULT false NOT NULL,
	"priority" boolean DEFAULT false NOT NULL,
	"flag" text,
	"bounced_at" timestamp (3) with time zone,
	"handed_on_at" timestamp (3) with time zone,
	"picked_up_at" timestamp (3) with time zone,
	"merged_into" text,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_draft" (
	"conversation_id" text NOT NULL,
	"worker" text NOT NULL,
	"content_sealed" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_draft_conversation_id_worker_pk" PRIMARY KEY("conversation_id","worker")
);
--> statement-breakpoint
CREATE TABLE "conversation_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"goes_at" timestamp (3) with time zone,
	"mail_kind" text,
	"content_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_number" (
	"id" text PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_presence" (
	"conversation_id" text NOT NULL,
	"worker" text NOT NULL,
	"writes" boolean NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_presence_conversation_id_worker_pk" PRIMARY KEY("conversation_id","worker")
);
--> statement-breakpoint
CREATE TABLE "desk_keys_off" (
	"worker" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_by_number" ON "conversation" USING btree ("number");--> statement-breakpoint
CREATE INDEX "conversation_state" ON "conversation" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "conversation_subject" ON "conversation" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "conversation_address" ON "conversation" USING btree ("address_index");--> statement-breakpoint
CREATE INDEX "conversation_text" ON "conversation" USING btree ("text_index");--> statement-breakpoint
CREATE INDEX "conversation_merged" ON "conversation" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "conversation_erase" ON "conversation" USING btree ("erase_on");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_entry_of" ON "conversation_entry" USING btree ("conversation_id","sequence");--> statement-breakpoint
CREATE INDEX "conversation_presence_last" ON "conversation_presence" USING btree ("last_at");