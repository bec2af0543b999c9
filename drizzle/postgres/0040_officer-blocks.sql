CREATE TABLE "block" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"reason_sealed" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" text,
	"lift_reason_sealed" text,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "provider" ADD COLUMN "blocked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff_member" ADD COLUMN "blocked_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "block_of" ON "block" USING btree ("kind","target");--> statement-breakpoint
CREATE INDEX "block_at" ON "block" USING btree ("at");--> statement-breakpoint
CREATE INDEX "activity_office" ON "activity" USING btree ("at","lane","sequence") WHERE organisation = '';