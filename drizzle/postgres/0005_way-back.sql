CREATE TABLE "kept_form" (
	"id" text PRIMARY KEY NOT NULL,
	"session_index" text NOT NULL,
	"form_sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sent_form" (
	"key_index" text PRIMARY KEY NOT NULL,
	"answer_sealed" text,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "login_transaction" ADD COLUMN "browser_index" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "login_transaction" ADD COLUMN "used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "previous_index" text;--> statement-breakpoint
CREATE INDEX "kept_form_session" ON "kept_form" USING btree ("session_index");--> statement-breakpoint
CREATE INDEX "kept_form_expires" ON "kept_form" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sent_form_started" ON "sent_form" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "login_transaction_browser" ON "login_transaction" USING btree ("browser_index");