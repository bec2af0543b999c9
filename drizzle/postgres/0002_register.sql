CREATE TABLE "register_follow" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ask_again" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_run" (
	"id" text PRIMARY KEY NOT NULL,
	"open_on" text,
	"complete_on" text,
	"completed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "deceased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "undecided_from" text;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "undecided_until" text;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "undecided_noted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "confidential_sealed" text;--> statement-breakpoint
CREATE INDEX "register_follow_ask_again" ON "register_follow" USING btree ("ask_again","subject_id");--> statement-breakpoint
CREATE INDEX "subject_undecided" ON "subject" USING btree ("undecided_from");--> statement-breakpoint
UPDATE "subject" SET "deceased_at" = now() WHERE "gate" = 'deceased';--> statement-breakpoint
UPDATE "subject" SET "undecided_from" = '2020-01-01', "undecided_noted" = true WHERE "gate" = 'under-decision';--> statement-breakpoint
UPDATE "subject" SET "gate" = 'open' WHERE "gate" IN ('locked', 'deceased', 'under-decision');
