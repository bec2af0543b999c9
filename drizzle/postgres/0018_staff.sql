CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"ura" text NOT NULL,
	"roles" jsonb NOT NULL,
	"roles_changed_at" timestamp (3) with time zone,
	"name_sealed" text NOT NULL,
	"profession" text DEFAULT '' NOT NULL,
	"last_login_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"id" text PRIMARY KEY NOT NULL,
	"number_index" text NOT NULL,
	"number_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "member_id" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "organisation" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "role" text;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_of" ON "membership" USING btree ("member_id","ura");--> statement-breakpoint
CREATE INDEX "membership_ura" ON "membership" USING btree ("ura");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_member_number" ON "staff_member" USING btree ("number_index");--> statement-breakpoint
CREATE INDEX "session_member" ON "session" USING btree ("member_id");